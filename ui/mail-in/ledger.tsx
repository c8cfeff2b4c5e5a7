import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { LEDGER_STATES } from '../../domain/mail/ledger.ts';
import { shownAddress } from '../../domain/mail/shown-address.ts';
import { apiUrl } from '../data/api-url.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Chip, type Tone } from '../parts/chip/chip.tsx';
import { Page } from '../shell/page.tsx';
import { Paged } from '../shell/paged.tsx';
import { paths } from '../paths.ts';
import { ledgerQuery } from '../data/mail-in-queries.ts';
import { mailboxesQuery } from '../data/queries.ts';
import { dayTime, fileSize, fullTime } from '../time.ts';
import type { Inbound } from '../data/types.ts';
import { reasonText } from './inbound-text.ts';
import classes from './ledger.module.css';

const TONES: Record<Inbound['state'], Tone> = {
  stored: 'info',
  processed: 'good',
  held: 'warn',
  unreadable: 'danger',
  oversize: 'danger',
  discarded: 'plain',
  duplicate: 'plain',
  gone: 'warn',
  service: 'plain',
};

/** Chain of custody: every mail taken from one mailbox and what became of it. */
export default function LedgerPage({ id }: { id: string }) {
  const { t } = useLanguage();
  const query = useInfiniteQuery(ledgerQuery(id));
  const mailbox = useQuery(mailboxesQuery).data?.items.find((one) => one.id === id);
  return (
    <Page
      title={t('ledger.title', { address: mailbox?.address ?? '…' })}
      text={t('ledger.text')}
      actions={
        <Button component={Link} href={paths.mailboxes()} variant="default">
          {t('ledger.back')}
        </Button>
      }
    >
      <Paged query={query} empty={{ title: t('ledger.empty'), text: t('ledger.empty.text') }}>
        {(items) => (
          <div className={classes['tableBox']} tabIndex={0} role="region" aria-label={t('mailbox.ledger')}>
            <table className={classes['table']}>
              <thead>
                <tr>
                  {['uid', 'mail', 'stored', 'result', 'ticket'].map((column) => (
                    <th key={column} scope="col" className={classes[column]}>
                      {t(`ledger.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((mail) => (
                  <Row key={mail.id} mail={mail} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Paged>
    </Page>
  );
}

function Row({ mail }: { mail: Inbound }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const stored = (
    <time dateTime={mail.storedAt} title={fullTime(mail.storedAt, language)}>
      {dayTime(mail.storedAt, now, language)}
    </time>
  );
  return (
    <tr>
      <td className={classes['uid']}>{mail.uid}</td>
      <td>
        <span className={classes['cellMain']} dir="auto">
          {mail.subject || t('ticket.no-subject')}
        </span>
        <small>
          {mail.fromName && (
            <>
              <bdi>{mail.fromName}</bdi>{' '}
            </>
          )}
          {mail.from === null ? t('quarantine.no-sender') : shownAddress(mail.from)} · {fileSize(mail.size, language)}
        </small>
        <small className={classes['onPhones']}>{stored}</small>
      </td>
      <td className={classes['stored']}>{stored}</td>
      <td>
        <Chip tone={TONES[mail.state]} small>
          {t(`inbound.${mail.state}`)}
        </Chip>
        {mail.duplicateOf !== null && <small>{t('ledger.duplicate', { id: String(mail.duplicateOf) })}</small>}
        {reasonText(mail, t) && <small>{reasonText(mail, t)}</small>}
        {mail.hasRaw && LEDGER_STATES[mail.state]?.showsRaw && (
          <small>
            <a href={apiUrl('getQuarantineRaw', { id: mail.id })} download>
              {t(mail.state === 'oversize' ? 'quarantine.raw.header' : 'quarantine.raw')}
            </a>
          </small>
        )}
      </td>
      <td>
        {mail.ticketNumber === null ? '–' : <Link href={paths.anyTicket(mail.ticketNumber)}>#{mail.ticketNumber}</Link>}
      </td>
    </tr>
  );
}
