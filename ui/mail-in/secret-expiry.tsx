import { TextInput } from '@mantine/core';
import { useLanguage } from '../language.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import { readDay } from '../time.ts';

type Props = { day: string; error: string | undefined; onChange: (day: string) => void };

/** The day on which the secret of an application expires, as its service says; empty: it says none. */
export function SecretExpiry({ day, error, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <TextInput
      label={t('connect.app.expires')}
      description={t('connect.app.expires.hint')}
      inputWrapperOrder={HINT_BELOW}
      placeholder={t('day.form')}
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      value={day}
      error={day.trim() !== '' && readDay(day) === null ? t('day.wrong') : error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
