import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { toastDone } from '../../toast.ts';
import type { Mailbox } from '../../data/types.ts';
import { hasOneSignIn } from '../expert/same-sign-in.ts';
import { useChange } from './use-change.ts';
import classes from '../../parts/panel/settings.module.css';

/** Takes a new password for a mailbox, and nothing else; where both servers have one user, for both. */
export function PasswordDialog({ mailbox, onClose }: { mailbox: Mailbox; onClose: () => void }) {
  const { t } = useLanguage();
  const [password, setPassword] = useState('');
  const change = useChange(mailbox, { quiet: true });
  const part = { imapPassword: password, ...(hasOneSignIn(mailbox) && { smtpPassword: password }) };
  return (
    <Dialog opened onClose={onClose} size="sm" title={t('cure.password.title', { address: mailbox.address })}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(part, {
            onSuccess: () => {
              toastDone(t('done.mailbox'), t);
              onClose();
            },
          });
        }}
      >
        <PasswordInput
          label={t('field.password')}
          description={t('cure.password.for', { user: mailbox.imap.user, host: mailbox.imap.host })}
          required
          withAsterisk={false}
          data-autofocus
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
        />
        <Refusal error={change.error} />
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
