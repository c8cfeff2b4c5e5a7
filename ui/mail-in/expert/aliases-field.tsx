import '@mantine/core/styles/Checkbox.css';
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import type { Settings } from './mailbox-settings.ts';
import classes from './incoming.module.css';

type Alias = NonNullable<Settings['aliases']>[number];
type Props = {
  aliases: readonly Alias[];
  wrong: (path: string) => string | undefined;
  onChange: (aliases: Alias[]) => void;
};

/** Further addresses whose mail comes into the mailbox, and whether they are answered from. */
export function AliasesField({ aliases, wrong, onChange }: Props) {
  const { t } = useLanguage();
  const change = (at: number, part: Partial<Alias>) =>
    onChange(aliases.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className={classes['set']}>
      <legend>{t('mailbox.aliases')}</legend>
      <p>{t('mailbox.aliases.hint')}</p>
      {aliases.map(({ address, name, sendAs = true }, at) => (
        // Rows have no name of their own but their place: an address changes with each letter that is typed.
        <div key={at} className={classes['alias']}>
          <TextInput
            label={t('mailbox.address')}
            type="email"
            required
            withAsterisk={false}
            autoFocus={address === ''}
            value={address}
            error={wrong(`aliases.${at}.address`)}
            onChange={(event) => change(at, { address: event.currentTarget.value })}
          />
          <TextInput
            label={t('mailbox.name')}
            placeholder={t('mailbox.aliases.same-name')}
            maxLength={100}
            value={name ?? ''}
            error={wrong(`aliases.${at}.name`)}
            onChange={(event) => change(at, { name: event.currentTarget.value || null })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('mailbox.aliases.drop', { address })}
            onClick={() => onChange(aliases.filter((_, index) => index !== at))}
          >
            <IconTrash size={17} aria-hidden="true" />
          </ActionIcon>
          <Checkbox
            label={t('mailbox.aliases.send-as')}
            checked={sendAs}
            onChange={(event) => change(at, { sendAs: event.currentTarget.checked })}
          />
        </div>
      ))}
      {aliases.length < LIMITS.aliasesOfMailbox && (
        <Button
          className={classes['more']}
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          onClick={() => onChange([...aliases, { address: '', name: null, sendAs: true }])}
        >
          {t('mailbox.aliases.add')}
        </Button>
      )}
    </fieldset>
  );
}
