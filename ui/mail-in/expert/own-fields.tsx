import { NativeSelect, TextInput } from '@mantine/core';
import type { Language } from '../../../domain/text/language.ts';
import { LANGUAGES, useLanguage } from '../../language.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';
import type { Settings } from './mailbox-settings.ts';

type Props = {
  settings: Settings;
  error?: string | undefined;
  onChange: (part: Partial<Settings>) => void;
};

/** By which customers know who writes. */
export function NameField({ settings: { name }, error, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <TextInput
      label={t('mailbox.name')}
      description={t('mailbox.name.hint')}
      inputWrapperOrder={HINT_BELOW}
      required
      withAsterisk={false}
      maxLength={100}
      value={name}
      error={error}
      onChange={(event) => onChange({ name: event.currentTarget.value })}
    />
  );
}

/** In which the mailbox writes by itself. */
export function LanguageField({ settings: { language = 'tr' }, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <NativeSelect
      label={t('mailbox.language')}
      value={language}
      onChange={(event) => onChange({ language: event.currentTarget.value as Language })}
      data={LANGUAGES}
    />
  );
}

type Team = { id: string; name: string; isDefault?: boolean };

/** Whose its requests are. Who says nothing means the default team, which stands there by its name. */
export function TeamField({ settings: { team }, teams, onChange }: Props & { teams: readonly Team[] }) {
  const { t } = useLanguage();
  return (
    <NativeSelect
      label={t('mailbox.team')}
      description={t('mailbox.team.hint')}
      inputWrapperOrder={HINT_BELOW}
      value={team ?? teams.find(({ isDefault }) => isDefault)?.id}
      onChange={(event) => onChange({ team: event.currentTarget.value })}
      data={teams.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
