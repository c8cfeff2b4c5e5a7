/**
 * A ticket's life: five states, one table of moves, and `decide`. The workflow decides by it, the validator and the API
 * refuse by it, the desk disables its buttons by it, and docs/ticket-life.md is printed from it.
 * Pure: `now` is an argument, instants are epoch milliseconds, everything is plain JSON.
 */
import { meetResponse, pauseResolution, resumeResolution, settle, startClock, stopClocks } from './clock.ts';
import type { Birth, Command, Effect, EventKind, RecordedEvent, ScheduleRequest, TicketEvent } from './event.ts';
import { LIMITS } from './limits.ts';
import type { ProblemCode } from './problem.ts';

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

export type Ticket = {
  schema: 1;
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
  lastCustomerAt: number | null;
  closedAt: number | null;
  closedAs: ClosedAs | null;
  reopenCount: number;
  /** Counts confirmation mails; a link of an earlier one no longer decides. */
  confirmationCycle: number;
  /** Outbound mail under way: `dueAt` is the next attempt, null while one is being made. */
  sends: { outbox: string; dueAt: number | null }[];
  needsAttention: boolean;
  /** Keys of the last events, so that one delivered twice counts once; at most LIMITS.seenKeys. */
  seen: string[];
};

export type Deadline = { at: number; event: TicketEvent };

/** `ours` means our turn: `assigned`, or `new` while nobody owns the ticket. `stay` keeps the state. */
export type Target = State | 'ours' | 'stay';

const OPEN = { new: 'stay', assigned: 'stay', 'awaiting-reply': 'stay', 'resolved-pending-confirmation': 'stay' } as const;
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
  'mark-spam': { new: 'closed', assigned: 'closed', 'awaiting-reply': 'closed', 'resolved-pending-confirmation': 'closed' },
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
export const NUDGE: Record<Exclude<State, 'closed'>, { event: EventKind; limit: keyof Limits }> = {
  new: { event: 'unowned-limit-passed', limit: 'unownedMs' },
  assigned: { event: 'stale-limit-passed', limit: 'staleMs' },
  'awaiting-reply': { event: 'reminder-due', limit: 'reminderMs' },
  'resolved-pending-confirmation': { event: 'confirmation-limit-passed', limit: 'confirmationMs' },
};

/** A ticket as it is born: `new`, version 0, with its team and a provisional deadline already standing. */
export function newTicket(birth: Birth): Ticket {
  return {
    schema: 1,
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
    lastCustomerAt: null,
    closedAt: null,
    closedAs: null,
    reopenCount: 0,
    confirmationCycle: 0,
    sends: [],
    needsAttention: false,
    seen: [],
  };
}

export const isOpen = (ticket: Pick<Ticket, 'state'>): boolean => ticket.state !== 'closed';

/** Nothing left to do or to wait for: closed, and no mail still to be sent. */
export const isSettled = (ticket: Ticket): boolean => ticket.state === 'closed' && ticket.sends.length === 0;

export type Refusal = { code: ProblemCode; message: string };

/**
 * Why a command cannot be carried out now, or null when it can. `expected` is the version the caller has seen; null
 * skips that check.
 */
export function refusal(ticket: Ticket, command: Command, now: number, expected: number | null = null): Refusal | null {
  if (expected !== null && expected !== ticket.version)
    return { code: 'stale-version', message: `ticket ${ticket.number} is at version ${ticket.version}, not ${expected}; read it again` };
  if (MOVES[command.kind][ticket.state] === undefined) {
    const code = ticket.state === 'closed' ? 'ticket-closed' : 'wrong-transition';
    const cure = ticket.state === 'closed' ? '; reopen it first' : '';
    return { code, message: `ticket ${ticket.number} is ${ticket.state}, which does not allow ${command.kind}${cure}` };
  }
  switch (command.kind) {
    case 'snooze':
      if (command.until <= now) return { code: 'bad-input', message: 'the time of return lies in the past' };
      if (command.dueAt < command.until)
        return { code: 'bad-input', message: 'the new promise must not come before the time of return' };
      return null;
    case 'wake':
      return ticket.snooze ? null : { code: 'wrong-transition', message: `ticket ${ticket.number} is not snoozed` };
    case 'confirm':
    case 'deny':
      return command.cycle === ticket.confirmationCycle
        ? null
        : { code: 'link-expired', message: 'this link belongs to an earlier question' };
    default:
      return null;
  }
}

/** The commands this ticket allows now, for buttons and their disabled reasons. */
export const allowed = (state: State, kind: Command['kind']): boolean => MOVES[kind][state] !== undefined;

/**
 * Applies one event: the ticket afterwards and the effects in the order they are carried out, `record` first. An event
 * seen before, or one that says nothing to the present state, changes nothing and has no effect.
 */
export function decide(ticket: Ticket, event: TicketEvent, now: number): { ticket: Ticket; effects: Effect[] } {
  const target = MOVES[event.kind][ticket.state];
  if (target === undefined || (event.key !== null && ticket.seen.includes(event.key))) return { ticket, effects: [] };
  const step = apply(structuredCopy(ticket), event, target, now);
  if (step === null) return { ticket, effects: [] };
  const next = step.ticket;
  next.version = ticket.version + 1;
  if (event.key !== null) next.seen = [...ticket.seen, event.key].slice(-LIMITS.seenKeys);
  const recorded: RecordedEvent = {
    version: next.version,
    kind: event.kind,
    at: event.at,
    actor: event.actor,
    data: dataOf(event, ticket, next),
  };
  return { ticket: next, effects: [{ kind: 'record', ticket: next, events: [recorded] }, ...step.effects] };
}

/** Everything that will happen by itself, soonest first. Never empty for an open ticket. */
export function deadlines(ticket: Ticket): Deadline[] {
  const list: Deadline[] = [];
  const add = (at: number, fact: { kind: EventKind } & Record<string, unknown>) =>
    list.push({ at, event: { ...fact, actor: { kind: 'system' }, at, key: null } as unknown as TicketEvent });
  for (const send of ticket.sends) if (send.dueAt !== null) add(send.dueAt, { kind: 'send-due', outbox: send.outbox });
  if (ticket.state === 'closed') return list.sort(bySoonest);
  for (const clock of ticket.clocks) {
    if (clock.state !== 'running') continue;
    if (!clock.warned && clock.warnAt < clock.dueAt) add(clock.warnAt, { kind: 'clock-warned', clock: clock.kind, dueAt: clock.dueAt });
    add(clock.dueAt, { kind: 'clock-breached', clock: clock.kind, dueAt: clock.dueAt });
  }
  if (ticket.snooze) add(ticket.snooze.until, { kind: 'snooze-ended' });
  else if (ticket.nudgeAt !== null) {
    const again = ticket.state === 'awaiting-reply' && ticket.reminded;
    add(ticket.nudgeAt, { kind: again ? 'closing-proposed' : NUDGE[ticket.state].event });
  }
  return list.sort(bySoonest);
}

const bySoonest = (a: Deadline, b: Deadline) => a.at - b.at;

/** JSON is the shape of everything here; the workflow sandbox has no structuredClone. */
const structuredCopy = (ticket: Ticket): Ticket => JSON.parse(JSON.stringify(ticket)) as Ticket;

function dataOf(event: TicketEvent, before: Ticket, after: Ticket): Record<string, unknown> {
  const { kind: _kind, actor: _actor, at: _at, key: _key, ...data } = event as TicketEvent & Record<string, unknown>;
  const moved = before.state === after.state ? {} : { from: before.state, to: after.state };
  const owner = before.owner === after.owner ? {} : { owner: after.owner };
  const as = after.closedAs !== null && before.closedAs === null ? { closedAs: after.closedAs } : {};
  return { ...data, ...owner, ...moved, ...as };
}

type Step = { ticket: Ticket; effects: Effect[] } | null;

function apply(ticket: Ticket, event: TicketEvent, target: Target, now: number): Step {
  const effects: Effect[] = [];
  const requests: ScheduleRequest[] = [];
  switch (event.kind) {
    case 'opened':
      ticket.clocks = settle(startClock(ticket.clocks, 'resolution', event.at, requests, LIMITS.provisionalDeadlineMs), event.dues);
      break;
    case 'message-received':
      if (event.outbox !== null) send(ticket, effects, event.outbox);
      // A ticket that a machine opens (monitoring, a web form) is a ticket all the same.
      if (event.machine && ticket.version > 0) {
        target = 'stay';
        break;
      }
      ticket.lastCustomerAt = event.at;
      ticket.snooze = null;
      if (ticket.version === 0) {
        ticket.clocks = startClock(ticket.clocks, 'first-response', event.at, requests, LIMITS.provisionalDeadlineMs);
        ticket.clocks = startClock(ticket.clocks, 'resolution', event.at, requests, LIMITS.provisionalDeadlineMs);
      } else {
        if (ticket.state === 'closed') reopened(ticket);
        ticket.clocks = resumeResolution(ticket.clocks, event.at, requests, LIMITS.provisionalDeadlineMs);
        ticket.clocks = startClock(ticket.clocks, 'next-response', event.at, requests, LIMITS.provisionalDeadlineMs);
      }
      ticket.clocks = settle(ticket.clocks, event.dues);
      break;
    case 'assign':
      if (event.agent === ticket.owner && (event.team === null || event.team === ticket.team)) return null;
      if (event.team !== null) ticket.team = event.team;
      ticket.owner = event.agent;
      ticket.lastOwner = event.agent ?? ticket.lastOwner;
      ticket.snooze = null;
      break;
    case 'reply':
      ticket.clocks = meetResponse(ticket.clocks, event.at);
      ticket.snooze = null;
      // Answering an ownerless ticket is taking it: otherwise an answered customer would have nobody.
      if (ticket.owner === null && event.actor.kind === 'agent') ticket.owner = ticket.lastOwner = event.actor.id;
      send(ticket, effects, event.outbox);
      if (event.then === 'keep') target = 'ours';
      if (event.then === 'resolve') target = 'resolved-pending-confirmation';
      break;
    case 'note':
      break;
    case 'resolve':
      ticket.snooze = null;
      if (ticket.owner === null && event.actor.kind === 'agent') ticket.owner = ticket.lastOwner = event.actor.id;
      break;
    case 'confirm':
      ticket.closedAs = 'solved';
      break;
    case 'confirmation-limit-passed':
      ticket.closedAs = 'no-objection';
      break;
    case 'archive':
      ticket.closedAs = 'archived';
      break;
    case 'mark-spam':
      ticket.closedAs = 'spam';
      break;
    case 'deny':
    case 'reopen':
      if (ticket.state === 'closed' || event.kind === 'deny') reopened(ticket);
      if (ticket.owner === null) ticket.owner = ticket.lastOwner;
      ticket.clocks = resumeResolution(ticket.clocks, event.at, requests, LIMITS.provisionalDeadlineMs);
      ticket.clocks = startClock(ticket.clocks, 'next-response', event.at, requests, LIMITS.provisionalDeadlineMs);
      break;
    case 'snooze':
      ticket.snooze = { until: event.until, dueAt: event.dueAt, reason: event.reason };
      ticket.clocks = ticket.clocks.map((clock) =>
        clock.state === 'running' && clock.kind !== 'resolution'
          ? { ...clock, dueAt: event.dueAt, warnAt: event.until, warned: true, promisedAt: clock.promisedAt ?? clock.dueAt, cycle: clock.cycle + 1 }
          : clock,
      );
      break;
    case 'wake':
    case 'snooze-ended':
      if (!ticket.snooze) return null;
      ticket.snooze = null;
      ticket.nudgeAt = now + limitOf(ticket);
      break;
    case 'set-priority':
      if (ticket.priority === event.priority) return null;
      ticket.priority = event.priority;
      break;
    case 'set-type':
      if (ticket.type === event.type) return null;
      ticket.type = event.type;
      break;
    case 'tag':
      ticket.tags = [...new Set(event.tags)];
      break;
    case 'scheduled': {
      const before = JSON.stringify(ticket.clocks);
      ticket.clocks = settle(ticket.clocks, event.dues);
      if (JSON.stringify(ticket.clocks) === before) return null;
      break;
    }
    case 'confirmation-asked':
    case 'send-due':
      send(ticket, effects, event.outbox);
      break;
    case 'resend':
      send(ticket, effects, event.outbox, ticket.version + 1);
      break;
    case 'cancel-send':
      ticket.sends = ticket.sends.filter((entry) => entry.outbox !== event.outbox || entry.dueAt === null);
      break;
    case 'delivery':
      ticket.sends = ticket.sends.filter((entry) => entry.outbox !== event.outbox);
      if (event.state === 'deferred') ticket.sends.push({ outbox: event.outbox, dueAt: event.retryAt ?? now + LIMITS.provisionalDeadlineMs });
      if (event.state === 'rejected' || event.state === 'unknown') ticket.needsAttention = true;
      break;
    case 'effect-failed':
      ticket.needsAttention = true;
      break;
    case 'clock-warned':
    case 'clock-breached': {
      const clock = ticket.clocks.find((one) => one.kind === event.clock);
      if (clock?.state !== 'running' || clock.dueAt !== event.dueAt) return null;
      clock.warned = true;
      if (event.kind === 'clock-breached') {
        clock.state = 'breached';
        clock.breachedAt = event.dueAt;
      }
      break;
    }
    case 'unowned-limit-passed':
    case 'stale-limit-passed':
    case 'reminder-due':
    case 'closing-proposed':
      ticket.reminded = event.kind === 'reminder-due' || ticket.reminded;
      ticket.nudgeAt = now + (ticket.state === 'awaiting-reply' ? ticket.limits.closingProposalMs : limitOf(ticket));
      break;
  }
  moveTo(ticket, target, now, effects);
  if (touches(event)) ticket.nudgeAt = ticket.state === 'closed' ? null : now + limitOf(ticket);
  if (event.actor.kind === 'agent') ticket.needsAttention = false;
  if (requests.length > 0) {
    const known = 'dues' in event ? new Set(event.dues.map((due) => due.clock)) : new Set();
    const open = requests.filter((request) => !known.has(request.clock));
    if (open.length > 0) effects.push({ kind: 'schedule', policy: ticket.policy, requests: open });
  }
  return { ticket, effects };
}

/** A person did something: the limit of the state counts from here again. */
const touches = (event: TicketEvent): boolean =>
  event.actor.kind !== 'system' && !['set-priority', 'set-type', 'tag', 'snooze', 'cancel-send'].includes(event.kind);

const limitOf = (ticket: Ticket): number => (ticket.state === 'closed' ? 0 : ticket.limits[NUDGE[ticket.state].limit]);

function send(ticket: Ticket, effects: Effect[], outbox: string, again: number | null = null): void {
  ticket.sends = [...ticket.sends.filter((entry) => entry.outbox !== outbox), { outbox, dueAt: null }];
  effects.push({ kind: 'send', outbox, again });
}

function reopened(ticket: Ticket): void {
  ticket.reopenCount += 1;
  ticket.closedAt = null;
  ticket.closedAs = null;
  ticket.owner ??= ticket.lastOwner;
}

function moveTo(ticket: Ticket, target: Target, now: number, effects: Effect[]): void {
  if (target === 'stay') return;
  const state: State = target === 'ours' ? (ticket.owner === null ? 'new' : 'assigned') : target;
  const entered = state !== ticket.state;
  ticket.state = state;
  if (state === 'closed') {
    ticket.closedAt = now;
    ticket.snooze = null;
    ticket.nudgeAt = null;
    ticket.clocks = stopClocks(ticket.clocks, now);
  }
  if (state === 'awaiting-reply') ticket.clocks = pauseResolution(ticket.clocks, now);
  if (state === 'resolved-pending-confirmation') {
    ticket.clocks = pauseResolution(meetResponse(ticket.clocks, now), now);
    if (entered) {
      ticket.confirmationCycle += 1;
      effects.push({ kind: 'ask-confirmation', cycle: ticket.confirmationCycle });
    }
  }
  if (!entered) return;
  ticket.stateSince = now;
  ticket.reminded = false;
  if (state !== 'closed') ticket.nudgeAt = now + limitOf(ticket);
}
