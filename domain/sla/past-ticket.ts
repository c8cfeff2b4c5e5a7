/** A ticket as it was, and what of its life every world hears, whatever would have been promised there. Pure. */
import type { Actor, EventKind, RecordedEvent, TicketEvent } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import type { Priority, Ticket, TicketType } from '../ticket/ticket.ts';
import type { ChoiceFacts } from './choice.ts';

/** What can start, stop or end a promise, or change what a ticket is promised. What passes by itself, each world finds by its own deadlines. */
export const MATTERS = [
  ...[
    'opened',
    'message-received',
    'reply',
    'delivery',
    'resend',
    'cancel-send',
    'undo',
    ...(['hold-send', 'send-held', 'hold-ended'] as const),
    'confirmation-asked',
    // What is owed to a customer keeps rules and silence from ending a ticket, and whoever promises has it.
    ...(['promise', 'move-promise', 'keep-promise', 'withdraw-promise'] as const),
    ...(['promise-warned', 'promise-broken'] as const),
  ],
  ...['resolve', 'confirm', 'deny', 'reopen', 'archive', 'mark-spam', 'confirmation-limit-passed'],
  ...[
    'answer-limit-passed',
    'snooze',
    'set-due',
    'wake',
    'snooze-ended',
    'wait',
    'end-wait',
    'wait-ended',
    'assign',
    'claim',
  ],
  ...['routed', 'set-priority', 'set-type', 'set-requester', 'escalated'],
] as const satisfies readonly EventKind[];
const MATTERING: ReadonlySet<EventKind> = new Set(MATTERS);

export type PastEvent = Pick<RecordedEvent, 'kind' | 'at' | 'data'> & { actor: Actor };

/** A ticket as it was born (`at`, epoch ms), and what has happened to it since, in its order. */
export type PastTicket = {
  number: number;
  subject: string;
  at: number;
  team: string;
  priority: Priority;
  type: TicketType | null;
  /** Who it is for, and how it came, as far as policies ask for that. */
  requester: Pick<ChoiceFacts, 'vip' | 'organisation'> & { channel: TicketFacts['channel'] };
  events: readonly PastEvent[];
};

/** An event as tickets hear of it in every world; `closedAs`: as what it has closed the ticket. */
export type Happening = { event: TicketEvent; closedAs: Ticket['closedAs'] };

/** Made once for all worlds: what happened is the same. */
export const happeningsOf = ({ events }: PastTicket): Happening[] =>
  events.filter(says).map((event) => ({
    event: asHappened(event),
    closedAs: typeof event.data['closedAs'] === 'string' ? (event.data['closedAs'] as Ticket['closedAs']) : null,
  }));

/** A limit that passed matters where it has closed the ticket. */
const says = ({ kind, data }: PastEvent): boolean =>
  MATTERING.has(kind) && (!BY_TIME.has(kind) || data['to'] === 'closed');
const BY_TIME: ReadonlySet<EventKind> = new Set(['confirmation-limit-passed', 'answer-limit-passed']);

/**
 * Its deadlines are those of this world. That time has closed it is so in every one, whatever its policy would have said. What was kept of it is spread
 * last: adding to a spread takes the runtime twenty times as long.
 */
function asHappened({ kind: was, at, actor, data }: PastEvent): TicketEvent {
  const kind = BY_TIME.has(was) ? 'archive' : was;
  const [dues, none] = [[], undefined];
  const told = { kind, actor, at, key: null, dues, terms: none, of: none, limitAt: none, ...data };
  return Object.assign(told, UNTOLD) as unknown as TicketEvent;
}
const UNTOLD = { dues: [], terms: undefined, of: undefined, limitAt: undefined };

/** What was taken back was the last that could be; its version is another where other things have happened. Of what is left out here nothing is taken back. */
export const inThisWorld = (event: TicketEvent, { undoable }: Ticket): TicketEvent =>
  event.kind === 'undo' && undoable !== null && (event as { undid?: string }).undid === undoable.kind
    ? { ...event, undoes: undoable.of }
    : event;
