import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import type { Mailbox } from '../../data/types.ts';

type Trust = Mailbox['imap']['trust'];
type Kind = 'usual' | 'ca' | 'pin';

type Props = {
  trust: Trust;
  /** What is wrong with the text, by its path below `trust`. */
  wrong: (path: 'ca' | 'pin') => string | undefined;
  onChange: (trust: Trust) => void;
};

/** Whose word a server's certificate needs: of the usual authorities, of one's own, or of nobody because it is this one. */
export function TrustField({ trust, wrong, onChange }: Props) {
  const { t } = useLanguage();
  const kind: Kind = trust === undefined ? 'usual' : 'ca' in trust ? 'ca' : 'pin';
  const choose = (next: Kind) => onChange(next === 'usual' ? undefined : next === 'ca' ? { ca: '' } : { pin: '' });
  return (
    <>
      <NativeSelect
        label={t('trust')}
        value={kind}
        onChange={(event) => choose(event.currentTarget.value as Kind)}
        data={(['usual', 'ca', 'pin'] as const).map((value) => ({ value, label: t(`trust.${value}`) }))}
      />
      {trust && 'ca' in trust && (
        <Textarea
          label={t('trust.ca.text')}
          placeholder="-----BEGIN CERTIFICATE-----"
          required
          withAsterisk={false}
          rows={4}
          spellCheck={false}
          error={wrong('ca')}
          value={trust.ca}
          onChange={(event) => onChange({ ca: event.currentTarget.value })}
        />
      )}
      {trust && 'pin' in trust && (
        <TextInput
          label={t('trust.pin.text')}
          required
          withAsterisk={false}
          spellCheck={false}
          error={wrong('pin')}
          value={trust.pin}
          onChange={(event) => onChange({ pin: pinOf(event.currentTarget.value) })}
        />
      )}
    </>
  );
}

/** As it is kept, however it was copied: `AB:CD:…`, with spaces, in capitals. */
const pinOf = (text: string): string => text.replace(/[\s:]/g, '').toLowerCase();
