import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconCircleCheck,
  IconEyeOff,
  IconFolderOff,
  IconHandStop,
  IconHourglassEmpty,
  IconKey,
  IconList,
  IconLoader2,
  IconMailPlus,
  IconPencil,
  IconPlayerPause,
  IconPlugConnectedX,
  IconShieldOff,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { FAULTY_STATUSES } from '../../domain/mail/mailbox.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { Empty } from '../parts/empty.tsx';
import { later } from '../parts/later.tsx';
import { Card, Page } from '../shell/page.tsx';
import { ReasonedButton } from '../parts/reasoned-button.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { archiveText } from './archive-text.ts';
import { Notices } from './notices.tsx';
import { refusalText } from './refusal-text.ts';
import { paths } from '../paths.ts';
import { mailboxesQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { sinceTime } from '../time.ts';
import type { Mailbox } from '../data/types.ts';
import classes from '../parts/settings.module.css';

const MailboxForm = later(() => import('./expert/mailbox-form.tsx'), { waiting: null });

const STATUS: Record<Mailbox['status'], { tone: Tone; icon: Icon }> = {
  connecting: { tone: 'info', icon: IconLoader2 },
  live: { tone: 'good', icon: IconCircleCheck },
  stalled: { tone: 'danger', icon: IconHourglassEmpty },
  unwatched: { tone: 'danger', icon: IconEyeOff },
  'files-away': { tone: 'danger', icon: IconFolderOff },
  consent: { tone: 'danger', icon: IconShieldOff },
  credentials: { tone: 'danger', icon: IconKey },
  unreachable: { tone: 'danger', icon: IconPlugConnectedX },
  throttled: { tone: 'warn', icon: IconHandStop },
  paused: { tone: 'plain', icon: IconPlayerPause },
};

/** The connected mailboxes, how each is, and the form to change one. */
export default function MailboxesPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const query = useQuery(mailboxesQuery);
  const [, navigate] = useLocation();
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
      {form !== null && <MailboxForm mailbox={form} onClose={() => setForm(null)} />}
    </Page>
  );
}

function MailboxCard({ mailbox, why, onEdit }: { mailbox: Mailbox; why: string | null; onEdit: () => void }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const status = STATUS[mailbox.status];
  // What was reported last; while nothing is wrong, or mail is not read at all, it says nothing.
  const fault = FAULTY_STATUSES.some((one) => one === mailbox.status) ? mailbox.statusFault : null;
  return (
    <Card label={mailbox.address}>
      <div className={classes['mailbox']}>
        <div className={classes['mailboxHead']}>
          <div>
            <h2>{mailbox.name}</h2>
            <p>{mailbox.address}</p>
          </div>
          <Chip tone={status.tone} icon={status.icon}>
            {t(`mailbox.${mailbox.status}`)}
          </Chip>
        </div>
        <p className={classes['mailboxWhy']} data-bad={status.tone === 'danger' || status.tone === 'warn' || undefined}>
          {fault
            ? `${refusalText(fault, t)} ${t(`mailbox.${mailbox.status}.meanwhile`)}`
            : t(`mailbox.${mailbox.status}.text`)}{' '}
          <time dateTime={mailbox.statusAt}>
            {t('mailbox.since', { time: sinceTime(mailbox.statusAt, now, language) })}
          </time>
          {fault && <code>{[fault.at, fault.said].join(' ').trim()}</code>}
        </p>
        {mailbox.flooded > 0 && (
          <p className={classes['mailboxWhy']} data-bad>
            {t('flood.text', { count: mailbox.flooded, address: mailbox.address })}{' '}
            <Link href={paths.quarantine()}>{t('trouble.look.flooded')}</Link>
          </p>
        )}
        {mailbox.trouble === 'silenced' && (
          <p className={classes['mailboxWhy']} data-bad>
            <strong>{t('mailbox.silenced')}.</strong> {t('mailbox.silenced.text')}
          </p>
        )}
        <dl className={classes['mailboxFacts']}>
          <Fact name={t('mailbox.team')}>{mailbox.team.name}</Fact>
          <Fact name="IMAP">{`${mailbox.imap.host}:${mailbox.imap.port} · ${mailbox.folder}`}</Fact>
          <Fact name="SMTP">{`${mailbox.smtp.host}:${mailbox.smtp.port}`}</Fact>
          <Fact name={t('mailbox.poll')}>{t('mailbox.poll.every', { count: mailbox.pollSeconds })}</Fact>
          {mailbox.archive && <Fact name={t('mailbox.archive')}>{archiveText(mailbox.archive, t, language)}</Fact>}
        </dl>
        <div className={classes['mailboxActions']}>
          <Button
            component={Link}
            href={paths.ledger(mailbox.id)}
            size="xs"
            variant="default"
            leftSection={<IconList size={15} aria-hidden="true" />}
          >
            {t('mailbox.ledger')}
          </Button>
          <ReasonedButton
            size="xs"
            variant="default"
            leftSection={<IconPencil size={15} aria-hidden="true" />}
            why={why}
            onClick={onEdit}
          >
            {t('edit')}
          </ReasonedButton>
        </div>
      </div>
    </Card>
  );
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
