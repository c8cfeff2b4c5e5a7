/**
 * When rules and assignment are asked about a ticket that lives: the record of the step asks them, in its own transaction, and
 * what they come to returns as a fact (`routed`). A birth is routed where it is stored.
 */
import { isOvertakenBy } from './clock/state.ts';
import type { TicketEvent } from './event.ts';
import { isTheirTurn } from './moves.ts';
import { heldOf } from './rules/holding.ts';
import type { Ticket } from './ticket.ts';

/**
 * The moments at which rules are asked; `no-spam`: rules had taken it for spam, and a person says that it is none; `unowned`: it needs somebody, because it has nobody or came back to who had it last;
 * `returned`: it is our turn again, which only an owner who is gone does not hear; `freed`: somebody has room again, for what waits;
 * `overtaken-late`: its policy alone, of what a change has made late: rules would tell of it ticket by ticket.
 */
export type Ask =
  | 'customer-replied'
  | 'state-changed'
  | 'clock-warned'
  | 'clock-broken'
  | 'clock-late'
  | 'overtaken-late'
  | 'no-spam'
  | 'unowned'
  | 'returned'
  | 'freed';

/** What is to be asked after this event, in the order in which it is asked. */
export function asks(before: Ticket, after: Ticket, event: TicketEvent): Ask[] {
  if (before.version === 0) return [];
  const list = isByRouting(event) ? [] : asksOfOthers(before, after, event);
  if (isLoad(before) && !(isLoad(after) && after.owner === before.owner)) list.push('freed');
  return list;
}

function asksOfOthers(before: Ticket, after: Ticket, event: TicketEvent): Ask[] {
  const list: Ask[] = [];
  if (event.kind === 'reopen' && before.closedAs === 'spam' && before.closedBy !== null) list.push('no-spam');
  if (event.kind === 'clock-warned' && !isOvertakenBy(event, after)) list.push('clock-warned');
  if (event.kind === 'clock-breached' && !isOvertakenBy(event, after)) list.push('clock-broken');
  if (event.kind === 'clock-late') list.push(isOvertakenBy(event, after) ? 'overtaken-late' : 'clock-late');
  if (event.kind === 'message-received' && !event.machine && after.systemStays === before.systemStays)
    list.push('customer-replied');
  // What is taken back is as if it had not been.
  if (after.state !== before.state && !isTakenBack(before, event)) list.push('state-changed');
  if (needsSomebody(before, after, event)) list.push('unowned');
  else if (isBack(before, after, event)) list.push('returned');
  return list;
}

/** It stands where it stood. */
const isTakenBack = (before: Ticket, event: TicketEvent): boolean =>
  event.kind === 'undo' || (event.kind === 'cancel-send' && heldOf(before, event.outbox)?.for === 'time');

/** Takes somebody's room: theirs, and our turn. */
const isLoad = ({ state, snooze }: Ticket): boolean => state === 'assigned' && snooze === null;

/** Routing is not asked about what it did itself; only whether somebody has room by it. */
const isByRouting = (event: TicketEvent): boolean =>
  event.kind === 'routed' || (event.kind === 'assign' && event.decision !== undefined);

function needsSomebody(before: Ticket, after: Ticket, event: TicketEvent): boolean {
  if (after.state === 'closed' || after.snooze !== null) return false;
  // It is where it was.
  if (event.kind === 'undo' && after.owner !== null) return false;
  if (isRerouted(event)) return true;
  const reopened = before.state === 'closed';
  const awake = before.snooze !== null && WAKES.has(event.kind);
  if (after.owner !== null) return reopened || awake;
  const transferred = event.kind === 'assign' && after.team !== before.team;
  return before.owner !== null || transferred || reopened || awake || event.kind === 'unowned-limit-passed';
}

/** Its policy wants it with somebody else. */
export const isRerouted = ({ kind, ...event }: Pick<TicketEvent, 'kind'>): boolean =>
  kind === 'escalated' && (event as { does?: string[] }).does?.includes('reroute') === true;

/** What ends a snooze without somebody having taken the ticket up. */
const WAKES = new Set<TicketEvent['kind']>([
  ...(['wake', 'undo', 'snooze-ended', 'message-received', 'delivery'] as const),
  ...(['promise-warned', 'promise-broken'] as const),
]);

const isBack = (before: Ticket, after: Ticket, { actor }: TicketEvent): boolean =>
  after.owner !== null && actor.kind !== 'agent' && isTheirTurn(before.state) && after.state === 'assigned';
