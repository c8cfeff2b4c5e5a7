import { PasswordInput } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { helpOf, type Found } from './recognition.ts';
import classes from './connect.module.css';

type Props = {
  found: Found | null;
  password: string;
  error: string | undefined;
  /** The keyboard begins here: nothing above has to be filled first. */
  isFirst: boolean;
  onChange: (password: string) => void;
};

/** The password, and the one thing that has to be known about it at this provider, before it is tried in vain. */
export function PasswordWay({ found, password, error, isFirst, onChange }: Props) {
  const { t } = useLanguage();
  const page = found && helpOf(found);
  const isApp = found?.note?.startsWith('app-password') ?? false;
  return (
    <div className={classes['way']}>
      <PasswordInput
        label={t(isApp ? 'connect.app-password' : 'field.password')}
        size="md"
        required
        withAsterisk={false}
        autoFocus={isFirst}
        autoComplete="new-password"
        value={password}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
      />
      {found?.note && (
        <p className={classes['hint']}>
          {t(`provider.${found.note}`)}
          {page && (
            <>
              {' '}
              <a href={page} target="_blank" rel="noreferrer">
                {t('connect.password-page', { provider: found.name })}
                <IconExternalLink size={14} aria-hidden="true" />
              </a>
            </>
          )}
        </p>
      )}
    </div>
  );
}
