/**
 * The life of a ticket as it was, gone through once more by policies of another world: what each of them would have promised it, and what
 * became of that. What happened is taken as it happened, by the rules of tickets themselves; only what is promised is another. Pure.
 */
import type { TicketFacts } from '../ticket/facts.ts';
import { breach } from '../ticket/clock.ts';
import { happens } from '../ticket/decide.ts';
import type { Actor, Effect, EventKind, RecordedEvent, TicketEvent } from '../ticket/event.ts';
import {
  type Clock,
  CLOCK_KINDS,
  type ClockKind,
  newTicket,
  type Priority,
  RULES,
  type Ticket,
  type TicketType,
} from '../ticket/ticket.ts';
import { type ChoiceFacts, choose } from './choice.ts';
import { type Policy, schedule, termsOf } from './policy.ts';

/** What can start, stop or end a promise, or change what a ticket is promised. What passes by itself, each world finds by its own deadlines. */
export const MATTERS = [
  ...[
    'opened',
    'message-received',
    'reply',
    'delivery',
    'resend',
    'cancel-send',
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

/**
 * `ended`: it was resolved or closed before it was kept or broken. `open`: neither yet, and not due. `none`: nothing of this kind was
 * promised.
 */
export type Outcome = 'kept' | 'broken' | 'ended' | 'open' | 'none';

/** One promise; `team` and `policy` are those it was made by. `byMs`: kept so long before it was due, or late by so much until now. */
export type Promised = {
  clock: ClockKind;
  startedAt: number;
  team: string;
  policy: string;
  dueAt: number | null;
  outcome: Outcome;
  byMs: number;
};

/** A policy that was chosen, and for what. */
export type Choice = { facts: ChoiceFacts; policy: Policy };

/** All that was promised from its birth until now, in the order in which it began; and how its policies were chosen. */
export function relive(
  past: PastTicket,
  policies: readonly Policy[],
  now: number,
): { promised: Promised[]; choices: Choice[] } {
  const choices: Choice[] = [];
  const chooseFor = ({ team, priority, type }: Pick<Ticket, 'team' | 'priority' | 'type'>): Policy => {
    const facts: ChoiceFacts = { team, priority, type, ...past.requester };
    const policy = choose(policies, facts);
    choices.push({ facts, policy });
    return policy;
  };
  const { number, at, team, priority, type, events } = past;
  const owner = ownerIn(events[0]);
  let ticket = newTicket({ number, at, team, priority, type, owner, ...termsOf(chooseFor(past)) });
  const calendars = policies.map(({ calendar }) => calendar);
  const seen: Seen[] = [];
  let heardAt = at;
  for (const event of events) {
    if (!says(event)) continue;
    heardAt = Math.max(heardAt, event.at);
    breaksUntil(ticket, heardAt);
    const after = next(ticket, asHappened(event), heardAt);
    if (after === null) continue;
    ticket = after.ticket;
    if (typeof event.data['closedAs'] === 'string') ticket.closedAs = event.data['closedAs'] as Ticket['closedAs'];
    for (let asked = after.asked; asked !== undefined;) {
      const policy =
        asked.chooses === undefined
          ? (policies.find(({ id }) => id === ticket.policy) ?? policies.at(-1)!)
          : chooseFor(ticket);
      const dues = schedule(policy, asked.priority, asked.requests, calendars);
      const answer = { kind: 'scheduled', dues, ...(asked.chooses && { terms: termsOf(policy) }) } as const;
      const settled = next(ticket, { ...answer, actor: SYSTEM, at: heardAt, key: null }, heardAt);
      if (settled === null) break;
      ticket = settled.ticket;
      asked = settled.asked;
    }
    note(seen, ticket);
  }
  breaksUntil(ticket, now);
  note(seen, ticket);
  return {
    promised: seen.map(({ clock, team: by, policy }) => ({ ...outcomeOf(clock, now), team: by, policy })),
    choices,
  };
}

const SYSTEM = { kind: 'system' } as const;

type Scheduling = Extract<Effect, { kind: 'schedule' }>;

/** The ticket after an event, and what it asks of the calendar; null when it says nothing to it. */
function next(
  ticket: Ticket,
  event: TicketEvent,
  now: number,
): { ticket: Ticket; asked: Scheduling | undefined } | null {
  const copy = { ...ticket };
  const step = happens(ticket, copy, event, now, RULES);
  if (step === null) return null;
  return { ticket: copy, asked: step.effects.find((effect) => effect.kind === 'schedule') };
}

/** A limit that passed matters where it has closed the ticket. */
const says = ({ kind, data }: PastEvent): boolean =>
  MATTERING.has(kind) && (!BY_TIME.has(kind) || data['to'] === 'closed');
const BY_TIME: ReadonlySet<EventKind> = new Set(['confirmation-limit-passed', 'answer-limit-passed']);

/** Its deadlines are those of this world. That time has closed it is so in every one, whatever its policy would have said. */
const asHappened = ({ kind, at, actor, data }: PastEvent): TicketEvent =>
  ({
    ...data,
    ...UNTOLD,
    kind: BY_TIME.has(kind) ? 'archive' : kind,
    ...{ actor, at, key: null },
  }) as unknown as TicketEvent;
const UNTOLD = { dues: [], terms: undefined, of: undefined, limitAt: undefined };

const ownerIn = (first: PastEvent | undefined): string | null => {
  const owner = first?.data['owner'];
  return typeof owner === 'string' ? owner : null;
};

/** What fell due before an instant is broken, at its deadline. */
function breaksUntil(ticket: Ticket, at: number): void {
  for (const { kind, state, promised, dueAt } of ticket.clocks)
    if (state === 'running' && promised && dueAt < at) breach(ticket, kind, dueAt);
}

/** A clock as it was seen last, and by what it was promised first. */
type Seen = { clock: Clock; team: string; policy: string };

/** A clock that is started anew takes the place of the one before, whose end is known then. */
function note(seen: Seen[], { clocks, team, policy }: Ticket): void {
  for (const clock of clocks) {
    const known = seen.findLast((one) => one.clock.kind === clock.kind);
    if (known?.clock.startedAt === clock.startedAt) known.clock = clock;
    else seen.push({ clock, team, policy });
  }
}

function outcomeOf(
  { kind, startedAt, promised, dueAt, state, metAt, endedAt }: Clock,
  now: number,
): Omit<Promised, 'team' | 'policy'> {
  const of = { clock: kind, startedAt };
  if (!promised) return { ...of, dueAt: null, outcome: 'none', byMs: 0 };
  const outcome: Outcome =
    state === 'breached' ? 'broken' : state === 'met' ? 'kept' : state === 'ended' ? 'ended' : 'open';
  return { ...of, dueAt, outcome, byMs: Math.abs((metAt ?? endedAt ?? now) - dueAt) };
}

/** The kinds of clocks, for whoever counts them. */
export const countsOf = <T>(make: () => T): Record<ClockKind, T> =>
  Object.fromEntries(CLOCK_KINDS.map((kind) => [kind, make()])) as Record<ClockKind, T>;
