import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';

type Props = Omit<PasswordInputProps, 'onChange'> & {
  /** It is chosen here, not remembered. */
  fresh?: boolean;
  onChange: (password: string) => void;
};

/** A password that must be there, and can be looked at; one that is chosen says how short it may be. */
export function PasswordField({ fresh = false, onChange, ...field }: Props) {
  const { t } = useLanguage();
  return (
    <PasswordInput
      {...(fresh ? { description: t('field.password.hint'), minLength: LIMITS.passwordChars.least } : {})}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
      {...field}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
