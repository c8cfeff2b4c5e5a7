import { Button } from '@mantine/core';
import { useQueryClient, type InfiniteData, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Output } from '../data/api-types.ts';
import { ProblemError } from '../data/client.ts';
import { TICKET_LISTS } from '../data/queries.ts';
import { stageOf } from '../data/question.ts';
import { useLanguage } from '../language.tsx';
import { Empty, Ways } from '../parts/empty/empty.tsx';
import { Failed } from '../parts/empty/failed.tsx';
import { StateChip } from '../parts/chip/state-chip.tsx';
import { Waits } from '../parts/empty/waits.tsx';
import type { TicketBrief, TicketDetail } from '../data/types.ts';
import { paths } from '../paths.ts';
import { Headline } from './head/headline.tsx';
import { PaneSkeleton } from './pane-skeleton.tsx';
import classes from './ticket.module.css';

type Props = {
  number: number;
  query: UseQueryResult<TicketDetail>;
  /** Null beside the list. */
  onBack: (() => void) | null;
  /** To the list alone. */
  onLeave: () => void;
};

/** The place of a ticket that is not in hand: on its way, failed, or out of reach; named as far as a list knows it. */
export function PaneUnknown({ number, query, onBack, onLeave }: Props) {
  const { t } = useLanguage();
  const row = rowOf(useQueryClient(), number);
  const stage = stageOf(query);
  if (stage === 'asked') return <PaneSkeleton />;
  return (
    <article className={classes['pane']} aria-label={row?.subject || `#${number}`}>
      <header className={classes['head']}>
        <Headline
          onBack={onBack}
          subject={row ? row.subject || t('ticket.no-subject') : `#${number}`}
          ids={
            row && (
              <>
                #{number} <span aria-hidden="true">·</span>
                <bdi>{row.contact.name || row.contact.address}</bdi>
              </>
            )
          }
        />
        {row && (
          <div className={classes['status']}>
            <StateChip state={row.state} waitingFor={row.waitingFor} sendsNext={row.sendsNext} />
          </div>
        )}
      </header>
      {stage === 'waits' ? (
        <Waits what={t('ticket.waits')} />
      ) : query.error instanceof ProblemError && query.error.code === 'ticket-not-found' ? (
        <NoSuchTicket number={number} onLeave={onLeave} />
      ) : (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
    </article>
  );
}

/** Nobody has this number: it may be one of another kind, which customers write about. */
function NoSuchTicket({ number, onLeave }: Pick<Props, 'number' | 'onLeave'>) {
  const { t } = useLanguage();
  const named = { number: String(number) };
  return (
    <Empty
      kind="search"
      title={t('ticket.unknown', named)}
      action={
        <Ways>
          <Button component={Link} href={paths.view('all', { q: named.number })} variant="default" size="xs">
            {t('ticket.unknown.search', named)}
          </Button>
          <Button variant="default" size="xs" onClick={onLeave}>
            {t('ticket.unknown.back')}
          </Button>
        </Ways>
      }
    >
      {t('ticket.unknown.text')}
    </Empty>
  );
}

/** The ticket as any list in hand shows it. */
function rowOf(client: QueryClient, number: number): TicketBrief | undefined {
  return client
    .getQueriesData<InfiniteData<Output<'listTickets'>> | Output<'listTickets'>>(TICKET_LISTS)
    .flatMap(([, list]) => (list === undefined ? [] : 'pages' in list ? list.pages : [list]))
    .flatMap((page) => page.items)
    .find((ticket) => ticket.number === number);
}
