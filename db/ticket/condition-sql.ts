/**
 * Conditions of lists in SQL: what `fitsList` (domain/ticket/condition.ts) answers of one ticket, asked of all. One line for each field;
 * test/integration/ticket/conditions.test.ts asks both of thousands.
 */
import { isId } from '../../domain/id.ts';
import { type DueBounds, type DueGroup } from '../../domain/ticket/list/due-group.ts';
import type { ListComparison, ListCondition } from '../../domain/ticket/condition.ts';
import { ME, NONE, type OwnListFieldName } from '../../domain/ticket/list/list-field.ts';
import type { Operator } from '../../domain/ticket/field.ts';
import type { Reader, View } from '../../domain/ticket/list/view.ts';
import { type Channel, storedChannel } from '../../domain/ticket/channel.ts';
import { customIn } from './custom-sql.ts';
import { isCustomName } from '../../domain/ticket/custom/name.ts';
import { membersIn } from './membership-sql.ts';
import { isUnread } from './reading.ts';
import { fitsAddress, fitsText } from './text-sql.ts';

export type Bind = (value: unknown) => string;
/** For whom and when it is asked. */
export type Asking = { bind: Bind; reader: Reader; bounds: DueBounds };

/** SQL that holds for a ticket `t` as the condition does; null counts as not holding. */
export function conditionIn(condition: ListCondition, asking: Asking): string {
  if ('all' in condition) return joined(condition.all, 'and', 'true', asking);
  if ('any' in condition) return joined(condition.any, 'or', 'false', asking);
  // What is not known does not hold, and then its opposite does.
  if ('not' in condition) return `(${conditionIn(condition.not, asking)}) is not true`;
  const { field } = condition;
  return `(${isCustomName(field) ? customIn(field, condition, asking) : FIELD_IN[field](condition, asking)})`;
}

const joined = (parts: readonly ListCondition[], by: 'and' | 'or', none: string, asking: Asking): string =>
  parts.length === 0 ? none : `(${parts.map((part) => conditionIn(part, asking)).join(` ${by} `)})`;

const OPEN = `t.state <> 'closed' and t.snoozed_until is null`;
/** The predicates of the partial indexes (db/migrations/), word for word, or Postgres could not use them. */
export const IN_VIEW: Record<View, string> = {
  unassigned: `t.state = 'new' and t.snoozed_until is null`,
  mine: OPEN,
  team: OPEN,
  open: OPEN,
  snoozed: `t.snoozed_until is not null`,
  followup: `t.follow_up_at is not null`,
  breached: `t.breached and t.state <> 'closed'`,
  closed: `t.state = 'closed'`,
  all: 'true',
};

/** When the soonest of what is owed is due, and whose turn it is, as the indexes of the order by due have them. */
export const OWED_AT = `coalesce(t.owed_at, 'infinity'::timestamptz)`;
export const TURN = `case when t.state in ('awaiting-reply', 'resolved-pending-confirmation') then 1 else 0 end`;

const instant = (at: number, bind: Bind): string => `${bind(new Date(at))}::timestamptz`;

/** The twin of `groupOf`. */
export function dueGroupIn(group: DueGroup, bounds: DueBounds, bind: Bind): string {
  const at = (name: keyof DueBounds) => instant(bounds[name], bind);
  switch (group) {
    case 'late':
      return `${OWED_AT} <= ${at('now')}`;
    case 'by-noon':
      return `${OWED_AT} > ${at('now')} and ${OWED_AT} <= ${at('noon')}`;
    case 'today':
      return `${OWED_AT} > ${instant(Math.max(bounds.now, bounds.noon), bind)} and ${OWED_AT} < ${at('today')}`;
    case 'tomorrow':
      return `${OWED_AT} >= ${at('today')} and ${OWED_AT} < ${at('tomorrow')}`;
    default:
      return `${OWED_AT} >= ${at('tomorrow')} and ${TURN} = ${group === 'customer' ? 1 : 0}`;
  }
}

type InSql = (comparison: ListComparison, asking: Asking) => string;

/** Values are few, and each is bound alone: of an array Postgres knows nothing when it plans. */
const oneOf = (column: string, values: readonly unknown[], bind: Bind, type = 'text'): string =>
  values.length === 0 ? 'false' : `${column} in (${values.map((value) => `${bind(value)}::${type}`).join(', ')})`;
const ids = (values: readonly unknown[]): unknown[] => values.filter((value) => isId(String(value)));

const choice =
  (column: string): InSql =>
  ({ value }, { bind }) =>
    oneOf(column, value, bind);

/** Among values there may be words for nobody, or for whoever reads. */
const orWord = (comparison: string, word: string, { value }: ListComparison, sql: () => string): string =>
  value.includes(word) ? `${comparison} or ${sql()}` : comparison;

/** Of the contact of a ticket. */
const ofContact = (test: string): string => `t.contact_id in (select c.id from contact c where ${test})`;

/** Of organisations that are named. */
const membersOf = (organisations: unknown[], bind: Bind): string =>
  organisations.length === 0
    ? 'select null::uuid'
    : membersIn((organisation) => oneOf(organisation, organisations, bind, 'uuid'));

/** Few messages are, and a partial index names their tickets. */
const ABUSIVE = `t.number in (select ticket_number from message where abuse = 'flagged')`;

const FIELD_IN: Record<OwnListFieldName, InSql> = {
  view: ({ value }, asking) => anyOf(value, (view) => viewIn(view as View, asking)),
  due: ({ value }, { bind, bounds }) =>
    `t.state <> 'closed' and (${anyOf(value, (group) => `(${dueGroupIn(group as DueGroup, bounds, bind)})`)})`,
  unread: ({ value }, { bind, reader }) =>
    anyOf(value, (wanted) => flag(isUnread(`${bind(reader.id)}::uuid`), [wanted])),
  abusive: ({ value }) => flag(ABUSIVE, value),
  state: choice('t.state'),
  owner(comparison, { bind, reader }) {
    const known = oneOf('t.owner_id', ids(comparison.value), bind, 'uuid');
    const mine = orWord(known, ME, comparison, () => `t.owner_id = ${bind(reader.id)}::uuid`);
    return orWord(mine, NONE, comparison, () => 't.owner_id is null');
  },
  team(comparison, { bind, reader }) {
    const known = oneOf('t.team_id', ids(comparison.value), bind, 'uuid');
    return orWord(known, ME, comparison, () => oneOf('t.team_id', reader.teams, bind, 'uuid'));
  },
  // Word for word the predicate of the index of tags as well.
  tag: ({ value }, { bind }) =>
    `t.tags <> '{}' and t.tags && array[${value.map((tag) => `${bind(String(tag))}::text`).join(', ')}]`,
  type: (comparison, { bind }) =>
    orWord(oneOf('t.type', comparison.value, bind), NONE, comparison, () => 't.type is null'),
  priority: choice('t.priority'),
  channel: ({ value }, { bind }) =>
    oneOf(
      't.channel',
      value.map((one) => storedChannel(one as Channel)),
      bind,
    ),
  mailbox: ({ value }, { bind }) => oneOf('t.mailbox_id', ids(value), bind, 'uuid'),
  contact: ({ value }, { bind }) => oneOf('t.contact_id', ids(value), bind, 'uuid'),
  'sender-organisation': ({ value }, { bind }) => `t.contact_id in (${membersOf(ids(value), bind)})`,
  language: choice('t.language'),
  'sender-name': ({ op, value }, { bind }) => ofContact(fitsText(op, 'c.folded_name', value.map(String), bind)),
  sender: ({ op, value }, { bind }) =>
    ofContact(
      `exists (select from contact_address a where a.contact_id = c.id and (${fitsAddress(op, 'a.address', value.map(String), bind)}))`,
    ),
  'sender-vip': ({ value }) => ofContact(flag('c.vip', value)),
  subject: ({ op, value }, { bind }) => fitsText(op, 't.folded_subject', value.map(String), bind),
  'minutes-in-state': ({ op, value }, { bind, bounds }) =>
    anyOf(value, (minutes) => spentIn(op, Number(minutes), bounds.now, bind)),
};

const anyOf = <Value>(values: readonly Value[], sql: (value: Value) => string): string =>
  values.length === 0 ? 'false' : values.map((value) => `(${sql(value)})`).join(' or ');

const flag = (test: string, values: readonly unknown[]): string =>
  anyOf(values, (wanted) => (wanted === true ? test : wanted === false ? `not (${test})` : 'false'));

/** Of a reader: their own, their teams'. */
export function viewIn(view: View, { bind, reader }: Omit<Asking, 'bounds'>): string {
  if (view === 'mine') return `${OPEN} and t.owner_id = ${bind(reader.id)}::uuid`;
  return view === 'team' ? `${OPEN} and ${oneOf('t.team_id', reader.teams, bind, 'uuid')}` : IN_VIEW[view];
}

/** Whole minutes in its state count. */
function spentIn(op: Operator, minutes: number, now: number, bind: Bind): string {
  const since = (whole: number) => instant(now - Math.min(whole, MOST_MINUTES) * 60_000, bind);
  return op === 'at-least'
    ? `coalesce(t.state_since, t.created_at) <= ${since(Math.ceil(minutes))}`
    : `coalesce(t.state_since, t.created_at) > ${since(Math.floor(minutes) + 1)}`;
}
/** Two centuries: beyond that an instant is none. */
const MOST_MINUTES = 100_000_000;
