import { useQuery } from '@tanstack/react-query';
import { IconMailPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { SECOND_MS } from '../../domain/time.ts';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { later } from '../parts/empty/later.tsx';
import { Card, Page } from '../shell/page.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { MailboxCard } from './mailbox/mailbox-card.tsx';
import { Notices } from './notices.tsx';
import { paths } from '../paths.ts';
import { mailboxesQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import type { Mailbox } from '../data/types.ts';

const AppList = later(() => import('./mailbox/app-list.tsx'), { waiting: null });
const ConsentReturn = later(() => import('./mailbox/consent-return.tsx'), { waiting: null });
const MailboxForm = later(() => import('./expert/mailbox-form.tsx'), { waiting: null });

const LOOK_AGAIN_MS = 30 * SECOND_MS;

/** The connected mailboxes, how each is, and the form to change one. */
export default function MailboxesPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  // When each was last looked into changes by itself, and nobody tells it.
  const query = useQuery({ ...mailboxesQuery, refetchInterval: LOOK_AGAIN_MS });
  const [, navigate] = useLocation();
  const returned = new URLSearchParams(useSearch()).get('consent');
  const [form, setForm] = useState<Mailbox | null>(null);
  const why = can('mailbox:write') ? null : t('why.permission');
  const connect = (
    <ReasonedButton
      leftSection={<IconMailPlus size={17} aria-hidden="true" />}
      why={why}
      onClick={() => navigate(paths.connect())}
    >
      {t('mailboxes.add')}
    </ReasonedButton>
  );
  return (
    <Page title={t('nav.mailboxes')} text={t('mailboxes.text')} actions={connect}>
      {returned !== null && <ConsentReturn id={returned} />}
      <Notices />
      <Unanswered query={query} />
      {query.data?.items.length === 0 && (
        <Card>
          <Empty kind="mailbox" title={t('mailboxes.empty')}>
            {t('mailboxes.empty.text')}
          </Empty>
        </Card>
      )}
      {query.data?.items.map((mailbox) => (
        <MailboxCard key={mailbox.id} mailbox={mailbox} why={why} onEdit={() => setForm(mailbox)} />
      ))}
      {why === null && <AppList />}
      {form !== null && <MailboxForm mailbox={form} onClose={() => setForm(null)} />}
    </Page>
  );
}
