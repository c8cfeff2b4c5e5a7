import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBrandGoogle, IconBrandWindows, IconBuilding } from '@tabler/icons-react';
import { useState } from 'react';
import { admits, namesOneTenant, type OAuthServiceKey } from '../../../domain/mail/provider/oauth.ts';
import { useLanguage } from '../../language.tsx';
import { mailAppsQuery } from '../../data/mail-in-queries.ts';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { AppGuide } from './app-guide.tsx';
import { appGuide } from './app-guides.ts';
import { AppLead } from './app-lead.tsx';
import { useConsent } from './use-consent.ts';
import classes from './connect.module.css';

const MARKS = { google: IconBrandGoogle, microsoft: IconBrandWindows };

type Props = {
  service: OAuthServiceKey;
  address: string;
  isOfFirm: boolean;
  /** Given at once, without a person who is asked. */
  onGranted: (consent: string) => void;
};

/** Signing in by consent: one button, where the service knows us already; else it is told first, once. */
export function ConsentWay({ service, address, isOfFirm, onGranted }: Props) {
  const { t } = useLanguage();
  const query = useQuery(mailAppsQuery);
  const suits = (one: { service: OAuthServiceKey; tenant: string }) =>
    one.service === service && (service === 'google' || admits(one.tenant, !isOfFirm));
  const apps = query.data?.items.filter(suits) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const app = apps.find(({ id }) => id === chosen) ?? apps.at(-1);
  const [enters, setEnters] = useState(false);
  const [account, setAccount] = useState<string | null>(null);
  const asking = useConsent(address, { onGranted });
  const Mark = MARKS[service];
  if (query.data === undefined) return <Unanswered query={query} />;
  const failed = (
    <div aria-live="polite">
      {asking.refused && (
        <Alert color="red" variant="outline" title={t('connect.consent.refused')}>
          {asking.refused}
        </Alert>
      )}
      <Refusal error={asking.error} />
    </div>
  );
  // The application may be saved and the consent refused: then it is there, and only the question is asked again.
  if (app === undefined || enters)
    return (
      <>
        <AppLead
          service={service}
          redirectUri={query.data.redirectUri}
          isOfFirm={isOfFirm}
          onSaved={(id, flow) => {
            setChosen(id);
            setEnters(false);
            asking.ask({ app: id, flow });
          }}
          isGoingOn={asking.isPending}
        />
        {failed}
      </>
    );
  const { mailbox } = appGuide(service, isOfFirm);
  const isFirmDirectory = service === 'microsoft' && isOfFirm;
  const words = account?.trim();
  return (
    <div className={classes['way']}>
      <Button
        size="lg"
        fullWidth
        autoFocus
        leftSection={<Mark size={22} aria-hidden="true" />}
        loading={asking.isPending}
        onClick={() => asking.ask({ app: app.id, flow: 'code', ...(words && { account: words }) })}
      >
        {t(`connect.with.${service}`)}
      </Button>
      <p className={classes['hint']}>{t(`connect.with.${service}.hint`)}</p>
      <div className={classes['buttons']}>
        {isFirmDirectory && (
          <ReasonedButton
            size="xs"
            variant="default"
            why={namesOneTenant(app.tenant) ? null : t('connect.client.tenant')}
            leftSection={<IconBuilding size={15} aria-hidden="true" />}
            onClick={() => asking.ask({ app: app.id, flow: 'client' })}
          >
            {t('connect.client')}
          </ReasonedButton>
        )}
        {isFirmDirectory && account === null && (
          <Button size="xs" variant="default" onClick={() => setAccount('')}>
            {t('connect.shared')}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={() => setEnters(true)}>
          {t('connect.app.another')}
        </Button>
      </div>
      {account !== null && (
        <TextInput
          label={t('connect.shared.account')}
          description={t('connect.shared.hint')}
          type="email"
          autoFocus
          value={account}
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
      )}
      {apps.length > 1 && (
        <NativeSelect
          label={t('connect.app.which')}
          value={app.id}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={apps.map(({ id, tenant, clientId }) => ({
            value: id,
            label: [tenant, clientId].filter(Boolean).join(' · '),
          }))}
        />
      )}
      {failed}
      {mailbox && <AppGuide service={service} steps={[mailbox]} redirectUri={query.data.redirectUri} />}
    </div>
  );
}
