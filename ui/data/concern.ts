import type { QueryClient } from '@tanstack/react-query';
import { keys, TICKET_LISTS } from './queries.ts';
import type { Me, TicketBrief } from './types.ts';

type Known = Pick<TicketBrief, 'number' | 'owner' | 'team'>;

/** Whether a ticket is the reader's to hear of: it is theirs, or nobody's of a team of theirs. */
const isTheirs = ({ owner, team }: Known, { id, teams }: Me['agent']): boolean =>
  owner === null ? teams.some((one) => one.id === team?.id) : owner.id === id;

/**
 * Whether news of a ticket is for the reader: it stands open before them, or is theirs as far as the desk knows. Of what no list of theirs has
 * nobody is asked.
 */
export function concerns(client: QueryClient, number: number, me: Me | undefined): boolean {
  const open = client.getQueryCache().find({ queryKey: keys.ticket(number), exact: true });
  if (open !== undefined && open.getObserversCount() > 0) return true;
  const known = (open?.state.data as Known | undefined) ?? listed(client, number);
  return known !== undefined && me !== undefined && isTheirs(known, me.agent);
}

/** The ticket as a list has it. */
function listed(client: QueryClient, number: number): Known | undefined {
  type Page = { items: Known[] };
  return client
    .getQueriesData<Page | { pages: Page[] }>(TICKET_LISTS)
    .flatMap(([, list]) => (list === undefined ? [] : 'pages' in list ? list.pages : [list]))
    .flatMap(({ items }) => items)
    .find((one) => one.number === number);
}
