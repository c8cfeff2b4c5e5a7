/**
 * A ticket as a value: flat, plain JSON, instants in epoch milliseconds. Its fields are declared in slices, each in the file
 * whose functions alone write it (step.ts). Histories and the snapshots in Postgres hold tickets, so a field that is here
 * stays, and `asTicket` knows what a new one was before.
 */
import { named, type Naming, type StaffNames } from './names.ts';
import { asClocks } from './clock/clock.ts';
import { type Pauses } from './clock/standstill.ts';
import { nothingPromised, type Promises } from './clock/state.ts';
import { allWell, type Attention } from './rules/attention.ts';
import { type Awaiting, forNobody } from './rules/awaiting.ts';
import { type Ending, notEnded } from './rules/endings.ts';
import { nothingSent, type Sending } from './rules/mail-out.ts';
import { nothingSaid, type Reach } from './reach.ts';
import { type Holding, inTime, nothingHeld } from './rules/holding.ts';
import { type GivenPromises, noneGiven } from './rules/promises.ts';
import { onTerms, type Terms } from './rules/promising.ts';
import { ownedBy, type Ownership, plain, type Properties } from './rules/properties.ts';
import { notSnoozed, type Snoozing } from './rules/snoozing.ts';
import { type Systems, unheard } from './rules/systems.ts';
import { nothingToUndo, type Undoing } from './rules/undoing.ts';
import { type Waiting, waitingSince } from './rules/time.ts';

export const STATES = ['new', 'assigned', 'awaiting-reply', 'resolved-pending-confirmation', 'closed'] as const;
export type State = (typeof STATES)[number];

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
/** A step more urgent, unless it is as urgent as can be. */
export const raised = (priority: Priority): Priority => PRIORITIES[Math.max(0, PRIORITIES.indexOf(priority) - 1)]!;

/** Question, complaint, request, suggestion (requirement of the brief: four kinds are told apart). */
export const TICKET_TYPES = ['question', 'complaint', 'request', 'suggestion'] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export const CLOSED_AS = ['solved', 'no-objection', 'no-answer', 'archived', 'spam'] as const;
export type ClosedAs = (typeof CLOSED_AS)[number];

export const CLOCK_KINDS = ['first-response', 'next-response', 'resolution'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

export const CLOCK_STATES = ['running', 'paused', 'met', 'breached', 'ended'] as const;

/**
 * One promise being kept. `breached` is final for its cycle, also when the answer comes later (`metAt`). `ended`: the ticket
 * was resolved or closed before it was kept or broken.
 */
export type Clock = {
  kind: ClockKind;
  /** Counts up with every start or resumption, so that a late answer of the calendar cannot set the wrong clock. */
  cycle: number;
  startedAt: number;
  dueAt: number;
  warnAt: number;
  state: (typeof CLOCK_STATES)[number];
  warned: boolean;
  pausedAt: number | null;
  metAt: number | null;
  /** The answer (outbox id) whose arrival met it; null when none did. */
  metBy: string | null;
  /** When it ended without being met, broken or not. */
  endedAt: number | null;
  breachedAt: number | null;
  /** The first promise, kept on record when a person made a new one: by a snooze, or by another due time. */
  promisedAt: number | null;
  /** False: its policy promises nothing of this kind. It runs and stands still like any other, and never falls due. */
  promised: boolean;
  /** Since when it runs without having stood still. */
  since: number;
  /** Open time that was spent before `since` and `uncounted`, in ms; null: it may have stood still before this was kept. */
  spentMs: number | null;
  /** Stretches before `since` of which the calendar has not said yet what they come to. */
  uncounted: Stretch[];
  /** The calendar that it is counted by, null for one of real time; null as a whole until the calendar has said. */
  counted: { calendar: string | null; version: number | null } | null;
  /** What else is done about a broken promise, and when; soonest first, without what was done. */
  lateAt: Late[];
  /** By which priority it was promised, where an escalation has raised its ticket's since; absent: by that of its ticket. */
  raisedFrom?: Priority | undefined;
  /**
   * A changed policy or calendar found so much of it past already: that it warns, or is broken, at that instant is nobody's neglect. Absent: as
   * anything else promises it.
   */
  overtaken?: 'warned' | 'broken' | undefined;
  /** The change over all open tickets that has overtaken it, which is told once. */
  renewal?: number | undefined;
};

/** A clock ran from one instant to the other. */
export type Stretch = { from: number; to: number };

/** So long after a promise was broken (ms of its calendar), at that instant. */
export type Late = { afterMs: number; at: number };

/** An overlay on any open state: back in the list at `until`, answered by `dueAt`. */
export type Snooze = { until: number; dueAt: number; reason: string | null };

/**
 * How long each state may last before something is done, in ms. `unownedMs` and `staleMs` are real time; the others, of a customer's
 * silence, open time of the policy's calendar (`countBy: 'business'`).
 */
export type Limits = {
  unownedMs: number;
  staleMs: number;
  reminderMs: number;
  closingProposalMs: number;
  confirmationMs: number;
  countBy: 'business' | 'calendar';
  /** The customer is asked whether it is solved; else it closes after the same time, and no mail is sent. */
  asks: boolean;
  /** The customer is reminded by mail: once that we wait for their answer, and once of the question, when half of its time has passed. */
  reminds: boolean;
  /** A ticket whose customer does not answer is closed; else closing is proposed. */
  closesUnanswered: boolean;
};

/** What a policy did before it could say so. */
export const PLAIN_LIMITS = { countBy: 'calendar', asks: true, reminds: false, closesUnanswered: false } as const;

/**
 * The rules as they stand. An effect is a command in a workflow's history, so a new effect of an old event, or one that
 * is gone, raises this number, and runs that began before keep the old rules (docs/decisions/0008).
 */
export const RULES = 2;
export type RulesNumber = 1 | typeof RULES;

/** As at birth. Nobody writes it. */
type Identity = {
  number: number;
  createdAt: number;
  /** Mail from before its mailbox was connected: filed at its birth, so that the next mail is not its first. */
  archived: boolean;
};

/** Written by `decide` alone. */
export type Progress = {
  /** Counts the events that said something, without gap. */
  version: number;
  state: State;
  stateSince: number;
  /** Keys of the last events, so that one delivered twice counts once; at most LIMITS.seenKeys. */
  seenKeys: string[];
};

export type Ticket = Identity &
  Progress &
  Ownership &
  Terms &
  Naming &
  Properties &
  Promises &
  GivenPromises &
  Snoozing &
  Waiting &
  Awaiting &
  Ending &
  Sending &
  Holding &
  Reach &
  Systems &
  Undoing &
  Attention;

/** What a ticket's life starts from: with whom, what and for whom it is, by rules and assignment. */
export type Birth = {
  number: number;
  team: string;
  owner?: string | null;
  priority: Priority;
  type?: TicketType | null;
  tags?: string[];
  policy: string;
  policyVersion?: number | null;
  limits: Limits;
  pauses?: Pauses | null;
  names?: StaffNames;
  at: number;
  archived?: boolean;
};

/** As what it was born, in its first event (`born`); those of release 0.1.0 do not say. */
export type BornAs = Pick<Ticket, 'team' | 'priority' | 'type' | 'policy' | 'policyVersion'>;

/** A ticket as it is born: version 0, `new` or its owner's, with its team and a provisional deadline already standing. */
export const newTicket = ({ owner = null, ...birth }: Birth): Ticket => ({
  ...{ number: birth.number, createdAt: birth.at },
  ...onTerms(birth),
  ...{ archived: birth.archived ?? false },
  ...{ version: 0, state: owner === null ? 'new' : 'assigned', stateSince: birth.at, seenKeys: [] },
  ...ownedBy(owner, birth.team),
  ...named(birth.names),
  ...plain(birth.priority, birth.type ?? null, birth.tags ?? []),
  ...nothingPromised(),
  ...noneGiven(),
  ...notSnoozed(),
  ...waitingSince(birth.at, owner === null ? birth.limits.unownedMs : birth.limits.staleMs),
  ...forNobody(),
  ...notEnded(),
  ...nothingSent(),
  ...nothingHeld(),
  ...nothingSaid(),
  ...unheard(),
  ...nothingToUndo(),
  ...allWell(),
});

/**
 * As `born`, which nothing has happened to, but with another number, owner and instant: for whoever lets very many be born. The runtime puts a
 * ticket together of its slices a hundred times slower than it copies one.
 */
export const bornLike = (
  born: Ticket,
  { number, owner, at }: Pick<Ticket, 'number' | 'owner'> & { at: number },
): Ticket => ({
  ...born,
  number,
  owner,
  lastOwner: owner,
  createdAt: at,
  stateSince: at,
  nudgeAt: born.nudgeAt === null ? null : at + born.nudgeAt - born.createdAt,
});

/**
 * A ticket read from JSON that an earlier release may have written (a snapshot, a run's input): what it lacked then is as it
 * is at birth, and what is gone is dropped.
 */
export function asTicket(json: unknown): Ticket {
  const { schema: _schema, seen, lastCustomerAt: _last, ...kept } = json as Partial<Ticket> & Record<string, unknown>;
  // Put together once: many are read at a time. No rule changes what a field holds, so that all may hold the same.
  atBirth ??= newTicket(NOBODYS);
  const ticket: Ticket = Object.assign({ ...atBirth }, kept);
  if (Array.isArray(seen)) ticket.seenKeys = kept.seenKeys ?? (seen as string[]);
  ticket.limits = { ...PLAIN_LIMITS, ...ticket.limits };
  ticket.clocks = asClocks(ticket.clocks);
  return ticket;
}
let atBirth: Ticket | undefined;

const NOBODYS: Birth = {
  number: 0,
  team: '',
  priority: 'normal',
  policy: '',
  limits: { ...PLAIN_LIMITS, unownedMs: 0, staleMs: 0, reminderMs: 0, closingProposalMs: 0, confirmationMs: 0 },
  at: 0,
};

/** Nothing left to do or to wait for: closed, and no mail still to be sent, now or at its time. */
export const isSettled = (ticket: Ticket): boolean =>
  ticket.state === 'closed' && ticket.sends.length === 0 && inTime(ticket).length === 0;
