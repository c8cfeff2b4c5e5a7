import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type OAuthFlow, type OAuthServiceKey, TENANT_OF_PERSONS } from '../../../domain/mail/provider/oauth.ts';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { fieldError, useFirstWrong } from '../../field-error.ts';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';
import { askedDay } from '../../time.ts';
import { SecretExpiry } from '../secret-expiry.tsx';
import { AppGuide } from './app-guide.tsx';
import { appGuide } from './app-guides.ts';
import classes from './application.module.css';
import shared from './connect.module.css';

type Props = {
  service: OAuthServiceKey;
  redirectUri: string;
  /** The address is of a firm's own directory, not of somebody's own account. */
  isOfFirm: boolean;
  /** With the id of the application, and how to go on. */
  onSaved: (app: string, flow: OAuthFlow) => void;
  isGoingOn: boolean;
};

/** Leads through the registration at a service, and takes what it gave. Asked for once for all mailboxes there. */
export function AppLead({ service, redirectUri, isOfFirm, onSaved, isGoingOn }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [tenant, setTenant] = useState(service === 'microsoft' && !isOfFirm ? TENANT_OF_PERSONS : '');
  const [expires, setExpires] = useState('');
  const save = useMutation({
    mutationFn: (_flow: OAuthFlow) =>
      call('createMailApp', {
        body: {
          service,
          tenant,
          clientId,
          clientSecret,
          secretExpiresOn: expires.trim() === '' ? null : askedDay(expires),
        },
      }),
    onSuccess: ({ id }, flow) => {
      onSaved(id, flow);
      void client.invalidateQueries({ queryKey: keys.mailApps });
    },
  });
  const { once, mailbox, copy } = appGuide(service, isOfFirm);
  const isFirmDirectory = service === 'microsoft' && isOfFirm;
  const isBusy = save.isPending || isGoingOn;
  useFirstWrong(save.error);
  const wrong = (path: string) => fieldError(save.error, path, t);
  const field = { required: true, withAsterisk: false, autoComplete: 'off', spellCheck: false } as const;
  return (
    <form
      className={classes['app']}
      onSubmit={(event) => {
        event.preventDefault();
        const by = event.nativeEvent.submitter?.getAttribute('value');
        save.mutate(by === 'client' ? 'client' : 'code');
      }}
    >
      <header>
        <h3>{t(`connect.app.${service}.title`)}</h3>
        <p className={shared['lead']}>{t('connect.app.once')}</p>
      </header>
      <AppGuide service={service} steps={[...once, ...(mailbox ? [mailbox] : []), copy]} redirectUri={redirectUri} />
      <div className={classes['fields']}>
        <TextInput
          {...field}
          label={t(`connect.app.${service}.client-id`)}
          value={clientId}
          error={wrong('clientId')}
          onChange={(event) => setClientId(event.currentTarget.value)}
        />
        <PasswordInput
          {...field}
          label={t(`connect.app.${service}.secret`)}
          value={clientSecret}
          error={wrong('clientSecret')}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
        />
        {service === 'microsoft' && (
          <>
            <TextInput
              {...field}
              label={t('connect.app.tenant')}
              {...(!isOfFirm && { description: t('connect.app.tenant.person') })}
              inputWrapperOrder={HINT_BELOW}
              value={tenant}
              error={wrong('tenant')}
              onChange={(event) => setTenant(event.currentTarget.value)}
            />
            <SecretExpiry day={expires} error={wrong('secretExpiresOn')} onChange={setExpires} />
          </>
        )}
      </div>
      <Refusal error={save.error} shown={['clientId', 'clientSecret', 'tenant', 'secretExpiresOn']} />
      <div className={shared['buttons']}>
        <Button type="submit" value="code" size="md" loading={isBusy}>
          {t(`connect.app.save.${service}`)}
        </Button>
        {isFirmDirectory && (
          <Button type="submit" value="client" size="md" variant="default" disabled={isBusy}>
            {t('connect.app.save.client')}
          </Button>
        )}
      </div>
      {isFirmDirectory && <p className={shared['hint']}>{t('connect.client.hint')}</p>}
    </form>
  );
}
