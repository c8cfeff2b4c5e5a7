import { Button, Group, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../data/client.ts';
import type { Output } from '../../data/api-types.ts';
import { keys } from '../../data/queries.ts';
import { fieldError } from '../../field-error.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { SecretExpiry } from '../secret-expiry.tsx';
import { askedDay } from '../../time.ts';
import { toastDone } from '../../toast.ts';
import classes from '../../parts/panel/settings.module.css';

export type App = Output<'listMailApps'>['items'][number];

/** Takes a new secret of an application and the day on which it expires; its mailboxes sign in with it from then on. */
export default function SecretDialog({ app, onClose }: { app: App; onClose: () => void }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [clientSecret, setClientSecret] = useState('');
  const [expires, setExpires] = useState('');
  const { tenant, clientId } = app;
  const save = useMutation({
    mutationFn: () =>
      call('updateMailApp', {
        params: { id: app.id },
        body: {
          tenant,
          clientId,
          clientSecret,
          // The day of the one before says nothing about this one.
          secretExpiresOn: expires.trim() === '' ? null : askedDay(expires),
        },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.mailApps });
      void client.invalidateQueries({ queryKey: keys.mailboxes });
      toastDone(t('apps.secret.done'), t);
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} size="sm" title={t('apps.secret.title', { service: t(`apps.${app.service}`) })}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <PasswordInput
          label={t(`connect.app.${app.service}.secret`)}
          description={t('apps.secret.for', { id: clientId })}
          required
          withAsterisk={false}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          value={clientSecret}
          error={fieldError(save.error, 'clientSecret', t)}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
        />
        <SecretExpiry day={expires} error={fieldError(save.error, 'secretExpiresOn', t)} onChange={setExpires} />
        <Refusal error={save.error} shown={['clientSecret', 'secretExpiresOn']} />
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
