import { TextInput } from '@mantine/core';
import { useLanguage } from '../language.tsx';

type Props = { value: string; onChange: (email: string) => void; autoFocus: boolean };

/** The address that somebody signs in with. */
export function EmailField({ value, onChange, autoFocus }: Props) {
  const { t } = useLanguage();
  return (
    <TextInput
      label={t('field.email')}
      type="email"
      autoComplete="username"
      size="md"
      required
      withAsterisk={false}
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
