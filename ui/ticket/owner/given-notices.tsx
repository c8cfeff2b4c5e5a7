import { Button, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconArrowsExchange, IconBell } from '@tabler/icons-react';
import { Link } from 'wouter';
import { call } from '../../data/client.ts';
import { keys, noticesQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { isolated } from '../../parts/words/isolated.ts';
import { paths } from '../../paths.ts';
import { dayTime } from '../../time.ts';
import { boxed } from './given.ts';
import classes from './given-notices.module.css';

/** So many have room; the rest stands in the list of notices. */
const SHOWN = 3;

/** Tickets that somebody gave to the reader, with the reason, and those that rules want them to see, until they say that they have. */
export const GivenNotices = () => (
  <>
    <TicketNotices of="ticket-given" title="given.title" icon={IconArrowsExchange} />
    <TicketNotices of="rule-told" title="given.told" icon={IconBell} />
  </>
);

type Props = { of: 'ticket-given' | 'rule-told'; title: 'given.title' | 'given.told'; icon: typeof IconBell };

function TicketNotices({ of, title, icon: Icon }: Props) {
  const { t, language } = useLanguage();
  const now = useNow();
  const client = useQueryClient();
  const notices = useQuery(noticesQuery).data?.items ?? [];
  const items = boxed(notices, of);
  const shown = items.slice(0, SHOWN);
  // All of the tickets that the box counts, whether they have room or not.
  const counted = new Set(items.map(({ subject }) => subject));
  const read = useMutation({
    mutationFn: () => {
      const ids = notices.flatMap(({ id, kind, subject }) => (kind === of && counted.has(subject) ? [id] : []));
      return call('readNotices', { body: { ids } });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.notices }),
  });
  if (items.length === 0) return null;
  return (
    <aside className={classes['given']} aria-label={t(title, { count: items.length })}>
      <header>
        <Icon size={16} aria-hidden="true" />
        <strong>{t(title, { count: items.length })}</strong>
        {items.length > SHOWN && (
          <Link href={paths.notices()}>
            <span aria-hidden="true">+{items.length - SHOWN}</span>
            <VisuallyHidden>{t('given.more', { count: items.length - SHOWN })}</VisuallyHidden>
          </Link>
        )}
        <Button size="compact-xs" variant="default" loading={read.isPending} onClick={() => read.mutate()}>
          {t('given.read')}
        </Button>
      </header>
      <ul>
        {shown.map(({ id, happenedAt, by, subject, ticket, detail }) => {
          const time = dayTime(happenedAt, now, language);
          const promised = detail['promisedAt'];
          // A rule gives no reason but itself.
          const name = by === null ? t('given.by-rule', { rule: String(detail['name'] ?? '') }) : by.name;
          const about = [
            t('given.by', { name, time }),
            ...(typeof promised === 'number' ? [t('told.promised', { time: dayTime(promised, now, language) })] : []),
            ...(detail['reason'] ? [isolated(String(detail['reason']))] : []),
          ].join(' · ');
          return (
            <li key={id}>
              <Link href={paths.anyTicket(Number(subject))}>
                #{subject} <span dir="auto">{ticket?.subject || t('ticket.no-subject')}</span>
              </Link>
              <small title={about}>{about}</small>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
