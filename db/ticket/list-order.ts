/** The orders of lists, each with the place where a page ended, so that the next one begins behind it whatever moved meanwhile. */
import type { ListCondition } from '../../domain/ticket/condition.ts';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import { isTheirTurn } from '../../domain/ticket/moves.ts';
import { PRIORITIES, type State } from '../../domain/ticket/ticket.ts';
import type { View } from '../../domain/ticket/list/view.ts';
import { type Bind, OWED_AT, TURN } from './condition-sql.ts';
import type { TicketRow } from './tickets.ts';

/**
 * The last row of the page before. `at` is what its order goes by, `infinity` where nothing is owed; `rank` the block that it stands in,
 * of orders that have some; `tomorrow` (epoch ms) where the day of the first page ended its blocks.
 */
export type After = { at: string; number: number; rank: number; tomorrow: number };

/** As the index of this order has it. */
const RANK = `case t.priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end`;

/** Blocks of the order by due: owed by tomorrow's end, ours later, the customer's. */
const BLOCKS = { soon: 0, ours: 1, theirs: 2 };

type Walk = { where: string; order: string };
export type Ordered = {
  /** All rows, and in a page. */
  order: string;
  /** The columns it goes by, the number among them. */
  columns: string;
  /** Ordered walks along an index each, that together have every row behind the page before. */
  walks: Walk[];
};

/** `tomorrow`: where the day after the reader's next one begins. What else must hold (`when`) may leave out walks that find nothing. */
export function orderOf(
  sort: Sort,
  view: View,
  when: ListCondition | null,
  after: After | null,
  tomorrow: number,
  bind: Bind,
): Ordered {
  if (sort === 'due') return byDue(turnsIn(view, when), after, tomorrow, bind);
  const order = ORDER[sort];
  const behind = after === null ? 'true' : BEHIND[sort](after, bind);
  return { order, columns: COLUMNS[sort], walks: [{ where: behind, order }] };
}

type Plain = Exclude<Sort, 'due'>;
const ORDER: Record<Plain, string> = {
  activity: 't.last_message_at desc, t.number desc',
  age: 't.number',
  priority: `${RANK}, ${OWED_AT}, t.number`,
  number: 't.number desc',
};
/** Whether rows stand by their number and nothing else. */
export const isByNumber = (sort: Sort): boolean => sort === 'number' || sort === 'age';
const COLUMNS: Record<Sort, string> = {
  activity: 't.number, t.last_message_at',
  age: 't.number',
  priority: 't.number, t.priority, t.owed_at',
  number: 't.number',
  due: 't.number, t.owed_at, t.state',
};
const BEHIND: Record<Plain, (after: After, bind: Bind) => string> = {
  activity: ({ at, number }, bind) =>
    `(t.last_message_at, t.number) < (${bind(at)}::timestamptz, ${bind(number)}::bigint)`,
  age: ({ number }, bind) => `t.number > ${bind(number)}::bigint`,
  priority: ({ rank, at, number }, bind) =>
    `(${RANK}, ${OWED_AT}, t.number) > (${bind(rank)}::int, ${bind(at)}::timestamptz, ${bind(number)}::bigint)`,
  number: ({ number }, bind) => `t.number < ${bind(number)}::bigint`,
};

const [OURS, THEIRS] = [0, 1];

/** Whose turn it may be: of states that are asked for, each is one's. A walk of the others' turn would look at half of the desk for nothing. */
function turnsIn(view: View, when: ListCondition | null): number[] {
  // Nobody has answered what is new.
  if (view === 'unassigned') return [OURS];
  if (when === null) return [OURS, THEIRS];
  if ('all' in when)
    return [OURS, THEIRS].filter((turn) => when.all.every((part) => turnsIn(view, part).includes(turn)));
  if (!('field' in when) || when.field !== 'state') return [OURS, THEIRS];
  const theirs = when.value.map((state) => isTheirTurn(state as State));
  return [OURS, THEIRS].filter((turn) => theirs.includes(turn === THEIRS));
}

function byDue(turns: number[], after: After | null, tomorrow: number, bind: Bind): Ordered {
  const end = `${bind(new Date(tomorrow))}::timestamptz`;
  const order = `${OWED_AT}, t.number`;
  const behind = () =>
    after === null ? 'true' : `(${order}) > (${bind(after.at)}::timestamptz, ${bind(after.number)}::bigint)`;
  const from = after?.rank ?? 0;
  const walks = turns.flatMap((turn) =>
    (['<', '>='] as const).flatMap((side) => {
      const block = side === '<' ? BLOCKS.soon : turn === OURS ? BLOCKS.ours : BLOCKS.theirs;
      if (block < from) return [];
      const rest = block === from ? behind() : 'true';
      return [{ where: `${TURN} = ${turn} and ${OWED_AT} ${side} ${end} and ${rest}`, order }];
    }),
  );
  const block = `case when ${OWED_AT} < ${end} then ${BLOCKS.soon} when ${TURN} = 0 then ${BLOCKS.ours} else ${BLOCKS.theirs} end`;
  return {
    order: `${block}, ${order}`,
    columns: COLUMNS.due,
    walks: walks.length === 0 ? [{ where: 'false', order }] : walks,
  };
}

type Ended = Pick<TicketRow, 'cursorAt' | 'number' | 'owedAt' | 'priority' | 'state'>;

/** Where a page ends whose last row this is. */
export function afterRow(sort: Sort, row: Ended, tomorrow: number): After {
  const { number, cursorAt } = row;
  if (sort !== 'due' && sort !== 'priority') return { at: cursorAt, number, rank: 0, tomorrow };
  const at = row.owedAt?.toISOString() ?? 'infinity';
  if (sort === 'priority') return { at, number, rank: PRIORITIES.indexOf(row.priority), tomorrow };
  const isSoon = row.owedAt !== null && row.owedAt.getTime() < tomorrow;
  const rank = isSoon ? BLOCKS.soon : isTheirTurn(row.state) ? BLOCKS.theirs : BLOCKS.ours;
  return { at, number, rank, tomorrow };
}
