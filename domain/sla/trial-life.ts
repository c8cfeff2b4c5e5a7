/**
 * The life of a ticket as it was, gone through once more by policies of another world: what each of them would have promised it, and what
 * became of that. What happened is taken as it happened, by the rules of tickets themselves; only what is promised is another. Pure.
 */
import type { TicketFacts } from '../ticket/facts.ts';
import { breach } from '../ticket/clock.ts';
import { settle } from '../ticket/clock-due.ts';
import { happens } from '../ticket/decide.ts';
import type { Actor, Chosen, Effect, EventKind, RecordedEvent, TicketEvent } from '../ticket/event.ts';
import { MOVES } from '../ticket/moves.ts';
import {
  bornLike,
  type Clock,
  CLOCK_KINDS,
  type ClockKind,
  newTicket,
  type Priority,
  RULES,
  type Ticket,
  type TicketType,
} from '../ticket/ticket.ts';
import { type ChoiceFacts, createChooser } from './choice.ts';
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
type Choice = { facts: ChoiceFacts; policy: Policy };

/** All that was promised from its birth until now, in the order in which it began; and how its policies were chosen. */
type Life = { promised: Promised[]; choices: Choice[] };

/** What policies would make of very many lives. */
export type World = {
  choose: (facts: ChoiceFacts) => Policy;
  /** `happenings` are those of the ticket, for whoever has them from another world. */
  relive: (past: PastTicket, happenings?: readonly Happening[]) => Life;
};

/** All policies in the order in which they are asked, the default one last. */
export function createWorld(policies: readonly Policy[], now: number): World {
  const calendars = policies.map(({ calendar }) => calendar);
  const choose = createChooser(policies);
  const bear = createBirths();
  const answer = (
    ticket: Ticket,
    { chooses, priority, requests }: Scheduling,
    chosen: (by: Chosen) => Policy,
    at: number,
  ) => {
    const policy =
      chooses === undefined ? (policies.find(({ id }) => id === ticket.policy) ?? policies.at(-1)!) : chosen(chooses);
    const dues = schedule(policy, priority, requests, calendars);
    return { kind: 'scheduled', dues, terms: chooses && termsOf(policy), actor: SYSTEM, at, key: null } as const;
  };
  return {
    choose,
    relive(past, happenings = happeningsOf(past)) {
      const choices: Choice[] = [];
      const chosenFor = ({ team, priority, type }: Pick<Ticket, 'team' | 'priority' | 'type'>): Policy => {
        const { vip, organisation, channel } = past.requester;
        const facts: ChoiceFacts = { team, priority, type, vip, organisation, channel };
        const policy = choose(facts);
        choices.push({ facts, policy });
        return policy;
      };
      let ticket = bear(past, chosenFor(past));
      const seen: Seen[] = [];
      let heardAt = past.at;
      for (const { event, closedAs } of happenings) {
        heardAt = Math.max(heardAt, event.at);
        breaksUntil(ticket, heardAt);
        const after = next(ticket, inThisWorld(event, ticket), heardAt);
        if (after === null) continue;
        ticket = after.ticket;
        if (closedAs !== null) ticket.closedAs = closedAs;
        for (let asked = after.asked; asked !== undefined;) {
          const answered = answer(
            ticket,
            asked,
            (chooses) => chosenFor({ priority: ticket.priority, ...chooses }),
            heardAt,
          );
          // On the same terms it says when clocks fall due, and nothing else.
          if (answered.terms === undefined) {
            if (MOVES.scheduled[ticket.state] !== undefined) settle(ticket, answered.dues);
            break;
          }
          const settled = next(ticket, answered, heardAt);
          if (settled === null) break;
          ticket = settled.ticket;
          asked = settled.asked;
        }
        note(seen, ticket);
      }
      breaksUntil(ticket, now);
      note(seen, ticket);
      return { promised: seen.map((one) => promisedAs(one, now)), choices };
    },
  };
}

/** Tickets as they are born by a policy; one of each kind is made, and the others are copies of it. */
function createBirths(): (past: PastTicket, policy: Policy) => Ticket {
  const known = new Map<string, Ticket>();
  return ({ number, at, team, priority, type, events }, policy) => {
    const owner = ownerIn(events[0]);
    const key = `${policy.id} ${team} ${priority} ${type} ${owner !== null}`;
    let born = known.get(key);
    if (born === undefined) {
      // Of one piece: what is put together of many the runtime copies slowly.
      born = JSON.parse(
        JSON.stringify(newTicket({ number, at, team, priority, type, owner, ...termsOf(policy) })),
      ) as Ticket;
      known.set(key, born);
    }
    return bornLike(born, { number, owner, at });
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
  const copy = copyOf(ticket);
  const step = happens(ticket, copy, event, now, RULES);
  if (step === null) return null;
  return { ticket: copy, asked: step.effects.find((effect) => effect.kind === 'schedule') };
}

/** Written out: the runtime takes six times as long to spread tickets, of which no two are made alike. */
const copyOf = (ticket: Ticket): Ticket => ({
  number: ticket.number,
  createdAt: ticket.createdAt,
  policy: ticket.policy,
  policyVersion: ticket.policyVersion,
  limits: ticket.limits,
  pauses: ticket.pauses,
  archived: ticket.archived,
  version: ticket.version,
  state: ticket.state,
  stateSince: ticket.stateSince,
  seenKeys: ticket.seenKeys,
  owner: ticket.owner,
  lastOwner: ticket.lastOwner,
  team: ticket.team,
  names: ticket.names,
  priority: ticket.priority,
  type: ticket.type,
  tags: ticket.tags,
  clocks: ticket.clocks,
  promises: ticket.promises,
  snooze: ticket.snooze,
  snoozeCount: ticket.snoozeCount,
  followUp: ticket.followUp,
  nudgeAt: ticket.nudgeAt,
  reminded: ticket.reminded,
  waitingFor: ticket.waitingFor,
  wait: ticket.wait,
  closedAt: ticket.closedAt,
  closedAs: ticket.closedAs,
  closedBy: ticket.closedBy,
  reopenCount: ticket.reopenCount,
  confirmationCycle: ticket.confirmationCycle,
  sends: ticket.sends,
  undoable: ticket.undoable,
  askAt: ticket.askAt,
  held: ticket.held,
  lastReply: ticket.lastReply,
  answers: ticket.answers,
  question: ticket.question,
  reminder: ticket.reminder,
  systemReturns: ticket.systemReturns,
  systemStays: ticket.systemStays,
  needsAttention: ticket.needsAttention,
  denied: ticket.denied,
  excused: ticket.excused,
});

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
/** What was taken back was the last that could be; its version is another where other things have happened. Of what is left out here nothing is taken back. */
const inThisWorld = (event: TicketEvent, { undoable }: Ticket): TicketEvent =>
  event.kind === 'undo' && undoable !== null && (event as { undid?: string }).undid === undoable.kind
    ? { ...event, undoes: undoable.of }
    : event;
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
    let at = seen.length - 1;
    while (at >= 0 && seen[at]!.clock.kind !== clock.kind) at -= 1;
    const known = seen[at];
    if (known?.clock.startedAt === clock.startedAt) known.clock = clock;
    else seen.push({ clock, team, policy });
  }
}

function promisedAs({ clock, team, policy }: Seen, now: number): Promised {
  const { kind, startedAt, promised, dueAt, state, metAt, endedAt } = clock;
  if (!promised) return { clock: kind, startedAt, team, policy, dueAt: null, outcome: 'none', byMs: 0 };
  const outcome: Outcome =
    state === 'breached' ? 'broken' : state === 'met' ? 'kept' : state === 'ended' ? 'ended' : 'open';
  const byMs = Math.abs((metAt ?? endedAt ?? now) - dueAt);
  return { clock: kind, startedAt, team, policy, dueAt, outcome, byMs };
}

/** The kinds of clocks, for whoever counts them. */
export const countsOf = <T>(make: () => T): Record<ClockKind, T> =>
  Object.fromEntries(CLOCK_KINDS.map((kind) => [kind, make()])) as Record<ClockKind, T>;
