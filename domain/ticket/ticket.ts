/**
 * A ticket as a value, its five states, and the one table of moves between them. `decide` moves by it, the validator
 * and the API refuse by it, the desk disables its buttons by it, and docs/ticket-life.md is printed from it.
 * Everything is plain JSON, instants are epoch milliseconds.
 */
import type { Birth, Command, EventKind } from './event.ts';

export const STATES = ['new', 'assigned', 'awaiting-reply', 'resolved-pending-confirmation', 'closed'] as const;
export type State = (typeof STATES)[number];

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Question, complaint, request, suggestion (requirement of the brief: four kinds are told apart). */
export const TICKET_TYPES = ['question', 'complaint', 'request', 'suggestion'] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export const CLOSED_AS = ['solved', 'no-objection', 'archived', 'spam'] as const;
export type ClosedAs = (typeof CLOSED_AS)[number];

export const CLOCK_KINDS = ['first-response', 'next-response', 'resolution'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** One promise being kept. `breached` is final for its cycle, also when the answer comes later (`metAt`). */
export type Clock = {
  kind: ClockKind;
  /** Counts up with every start or resumption, so that a late answer of the calendar cannot set the wrong clock. */
  cycle: number;
  startedAt: number;
  dueAt: number;
  warnAt: number;
  state: 'running' | 'paused' | 'met' | 'breached';
  warned: boolean;
  pausedAt: number | null;
  metAt: number | null;
  breachedAt: number | null;
  /** The first promise, kept on record when a snooze made a new one. */
  promisedAt: number | null;
};

/** An overlay on any open state: back in the list at `until`, answered by `dueAt`. */
export type Snooze = { until: number; dueAt: number; reason: string | null };

/** How long each state may last before somebody is told, in ms. Real time, not business hours. */
export type Limits = {
  unownedMs: number;
  staleMs: number;
  reminderMs: number;
  closingProposalMs: number;
  confirmationMs: number;
};

/**
 * The rules as they stand. An effect is a command in a workflow's history, so a new effect of an old event, or one that
 * is gone, raises this number, and runs that began before keep the old rules (docs/decisions/0008).
 */
export const RULES = 2;
export type Rules = 1 | typeof RULES;

export type Ticket = {
  number: number;
  version: number;
  state: State;
  owner: string | null;
  /** Who had it last; a reopened ticket goes back there. */
  lastOwner: string | null;
  team: string;
  priority: Priority;
  type: TicketType | null;
  tags: string[];
  snooze: Snooze | null;
  clocks: Clock[];
  /** When the limit of the present state passes (see NUDGE); null only when closed. */
  nudgeAt: number | null;
  /** The customer was reminded in this stay in `awaiting-reply`. */
  reminded: boolean;
  policy: string;
  limits: Limits;
  createdAt: number;
  stateSince: number;
  closedAt: number | null;
  closedAs: ClosedAs | null;
  reopenCount: number;
  /** Counts confirmation mails; a link of an earlier one no longer decides. */
  confirmationCycle: number;
  /** Outbound mail under way: `dueAt` is the next attempt, null while one is being made. */
  sends: { outbox: string; dueAt: number | null }[];
  /** Outbox id of the last reply; one that is taken back is owed again. */
  lastReply: string | null;
  needsAttention: boolean;
  /** Keys of the last events, so that one delivered twice counts once; at most LIMITS.seenKeys. */
  seenKeys: string[];
};

/** `ours` means our turn: `assigned`, or `new` while nobody owns the ticket. `stay` keeps the state. */
export type Target = State | 'ours' | 'stay';

const OPEN = {
  new: 'stay',
  assigned: 'stay',
  'awaiting-reply': 'stay',
  'resolved-pending-confirmation': 'stay',
} as const;
const ANYWHERE = { ...OPEN, closed: 'stay' } as const;

/** The table: which events a state accepts and where they lead. A missing entry is a refusal or, for facts, nothing. */
export const MOVES: Record<EventKind, Partial<Record<State, Target>>> = {
  opened: { new: 'ours' },
  'message-received': {
    new: 'stay',
    assigned: 'stay',
    'awaiting-reply': 'ours',
    'resolved-pending-confirmation': 'ours',
    closed: 'ours',
  },
  assign: { new: 'ours', assigned: 'ours', 'awaiting-reply': 'stay', 'resolved-pending-confirmation': 'stay' },
  reply: {
    new: 'awaiting-reply',
    assigned: 'awaiting-reply',
    'awaiting-reply': 'awaiting-reply',
    'resolved-pending-confirmation': 'awaiting-reply',
  },
  note: ANYWHERE,
  resolve: {
    new: 'resolved-pending-confirmation',
    assigned: 'resolved-pending-confirmation',
    'awaiting-reply': 'resolved-pending-confirmation',
  },
  confirm: { 'resolved-pending-confirmation': 'closed' },
  deny: { 'resolved-pending-confirmation': 'ours' },
  'confirmation-limit-passed': { 'resolved-pending-confirmation': 'closed' },
  reopen: { 'resolved-pending-confirmation': 'ours', closed: 'ours' },
  archive: { new: 'closed', assigned: 'closed', 'awaiting-reply': 'closed', 'resolved-pending-confirmation': 'closed' },
  'mark-spam': {
    new: 'closed',
    assigned: 'closed',
    'awaiting-reply': 'closed',
    'resolved-pending-confirmation': 'closed',
  },
  snooze: OPEN,
  wake: OPEN,
  'snooze-ended': OPEN,
  'set-priority': ANYWHERE,
  'set-type': ANYWHERE,
  tag: ANYWHERE,
  resend: ANYWHERE,
  'cancel-send': ANYWHERE,
  'confirmation-asked': ANYWHERE,
  scheduled: OPEN,
  delivery: ANYWHERE,
  'effect-failed': ANYWHERE,
  'send-due': ANYWHERE,
  'clock-warned': OPEN,
  'clock-breached': OPEN,
  'unowned-limit-passed': { new: 'stay' },
  'stale-limit-passed': { assigned: 'stay' },
  'reminder-due': { 'awaiting-reply': 'stay' },
  'closing-proposed': { 'awaiting-reply': 'stay' },
};

/** What passes when a state lasts too long, and which limit says so. */
export const NUDGE = {
  new: { event: 'unowned-limit-passed', limit: 'unownedMs' },
  assigned: { event: 'stale-limit-passed', limit: 'staleMs' },
  'awaiting-reply': { event: 'reminder-due', limit: 'reminderMs' },
  'resolved-pending-confirmation': { event: 'confirmation-limit-passed', limit: 'confirmationMs' },
} as const satisfies Record<Exclude<State, 'closed'>, { event: EventKind; limit: keyof Limits }>;

/** A ticket as it is born: `new`, version 0, with its team and a provisional deadline already standing. */
export function newTicket(birth: Birth): Ticket {
  return {
    number: birth.number,
    version: 0,
    state: 'new',
    owner: null,
    lastOwner: null,
    team: birth.team,
    priority: birth.priority,
    type: null,
    tags: [],
    snooze: null,
    clocks: [],
    nudgeAt: birth.at + birth.limits.unownedMs,
    reminded: false,
    policy: birth.policy,
    limits: birth.limits,
    createdAt: birth.at,
    stateSince: birth.at,
    closedAt: null,
    closedAs: null,
    reopenCount: 0,
    confirmationCycle: 0,
    sends: [],
    lastReply: null,
    needsAttention: false,
    seenKeys: [],
  };
}

/**
 * A ticket read from JSON that an earlier release may have written (a snapshot, a run's input): what it lacked then is as it
 * is at birth, and what is gone is dropped.
 */
export function asTicket(json: unknown): Ticket {
  const { schema: _schema, seen, lastCustomerAt: _last, ...kept } = json as Partial<Ticket> & Record<string, unknown>;
  return { ...newTicket(NOBODYS), ...(Array.isArray(seen) ? { seenKeys: seen } : {}), ...kept } as Ticket;
}

const NOBODYS: Birth = {
  number: 0,
  team: '',
  priority: 'normal',
  policy: '',
  limits: { unownedMs: 0, staleMs: 0, reminderMs: 0, closingProposalMs: 0, confirmationMs: 0 },
  at: 0,
};

/** Nothing left to do or to wait for: closed, and no mail still to be sent. */
export const isSettled = (ticket: Ticket): boolean => ticket.state === 'closed' && ticket.sends.length === 0;

/** Whether a state allows a kind of command, for buttons and their disabled reasons; `refusal` knows further reasons. */
export const allowed = (state: State, kind: Command['kind']): boolean => MOVES[kind][state] !== undefined;
