import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { call } from '../../data/client.ts';
import { mailAppsQuery } from '../../data/mail-in-queries.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { Card } from '../../shell/page.tsx';
import { dayInWords } from '../../time.ts';
import { toastDone, toastFailure } from '../../toast.ts';
import { SecretButton } from './secret-button.tsx';
import type { App } from './secret-dialog.tsx';
import classes from './app-list.module.css';

/** The applications through which mailboxes sign in by consent; nothing while there is none. */
export default function AppList() {
  const { t } = useLanguage();
  const query = useQuery(mailAppsQuery);
  if (query.data === undefined) return <Unanswered query={query} />;
  if (query.data.items.length === 0) return null;
  return (
    <Card label={t('apps')}>
      <section className={classes['apps']}>
        <h2>{t('apps')}</h2>
        <p>{t('apps.text')}</p>
        <ul>
          {query.data.items.map((app) => (
            <AppLine key={app.id} app={app} />
          ))}
        </ul>
      </section>
    </Card>
  );
}

function AppLine({ app }: { app: App }) {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const { service, clientId, tenant, secretExpiresOn, mailboxes } = app;
  const drop = useMutation({
    mutationFn: () => call('deleteMailApp', { params: { id: app.id } }),
    onSuccess: () => toastDone(t('apps.deleted'), t),
    onError: (error) => toastFailure(error, t),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.mailApps }),
  });
  return (
    <li>
      <div>
        <b>{t(`apps.${service}`)}</b>
        <code>{[clientId, tenant].filter(Boolean).join(' · ')}</code>
        <span>
          {secretExpiresOn === null
            ? t('apps.no-expiry')
            : t('apps.expires', { date: dayInWords(secretExpiresOn, language) })}{' '}
          {mailboxes === 0 ? t('apps.unused') : t('apps.mailboxes', { count: mailboxes })}
        </span>
      </div>
      <SecretButton app={app} />
      <ReasonedButton
        size="xs"
        variant="default"
        why={mailboxes > 0 ? t('apps.used') : null}
        loading={drop.isPending}
        leftSection={<IconTrash size={15} aria-hidden="true" />}
        onClick={() => drop.mutate()}
      >
        {t('cure.delete')}
      </ReasonedButton>
    </li>
  );
}
