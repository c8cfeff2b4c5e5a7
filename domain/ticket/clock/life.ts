/**
 * The life of one clock, as it is watched from event to event: when it ran and when it stood still, what was promised first and each
 * later promise with its cause, how it ended. Nothing is decided here; `watch` compares what `decide` made of the clock.
 */
import { type Standstill } from './standstill.ts';
import { isOvertaken } from './due.ts';
import { isOver } from './state.ts';
import type { Due, EventKind, RecordedEvent } from '../event.ts';
import { waitOf } from '../pausing.ts';
import type { Clock, ClockKind, Ticket } from '../ticket.ts';

/** It ran, or stood still while that was waited for; to null: until now. Epoch ms. */
export type Spell = { from: number; to: number | null; runs: boolean; why: Standstill | null };

/** Why it was promised, or promised otherwise: what somebody changed, or that it had stood still. */
export const CAUSES = [
  ...(['start', 'resumed', 'snooze', 'override', 'priority', 'team', 'type', 'requester', 'rules', 'policy'] as const),
] as const;
type Cause = (typeof CAUSES)[number];

/** A promise as it was made, at the instant from which it counts. */
export type PromiseMade = {
  at: number;
  /** Null: nothing is promised. */
  dueAt: number | null;
  policy: { id: string; version: number } | null;
  /** Null: counted in real time; undefined: nobody has said. */
  calendar: { id: string; version: number } | null | undefined;
  because: Cause;
  /** All that the policy promised; absent where a person named the instant, or nobody has said. `isOvertaken`: nothing of it was left. */
  amountMs?: number;
  isOvertaken?: boolean;
  /** The agent who changed it, and the version of the ticket that says so. */
  by: string | null;
  version: number;
  /** Why a person named another instant: the message that says so, or the words. */
  note?: string;
  reason?: string;
};

/** A person has named the instant. */
export const isNamed = ({ because }: Pick<PromiseMade, 'because'>): boolean =>
  because === 'snooze' || because === 'override';

export type ClockLife = {
  clock: ClockKind;
  startedAt: number;
  /** Without gap, in order. */
  spells: Spell[];
  promised: PromiseMade[];
  end: { at: number; how: 'met' | 'ended' } | null;
  breachedAt: number | null;
};

/** One that goes on being watched; `cause`: why the calendar is being asked. */
export type Watched = { life: ClockLife; cause: Pick<PromiseMade, 'because' | 'by' | 'version'> | null };

const CAUSE_OF: Partial<Record<EventKind, Cause>> = {
  snooze: 'snooze',
  'set-due': 'override',
  'set-priority': 'priority',
  assign: 'team',
  'set-type': 'type',
  'set-requester': 'requester',
  routed: 'rules',
};

/** By these a ticket comes under another policy without having changed itself. */
const RENEWS: ReadonlySet<EventKind> = new Set<EventKind>(['policy-changed', 'scheduled']);

/** Whether the event began another life of this kind of clock. */
export const begins = (before: Clock | undefined, after: Clock): boolean =>
  before === undefined ||
  before.startedAt !== after.startedAt ||
  (isOver(before) && !isOver(after) && after.cycle > before.cycle);

export const watched = ({ kind, startedAt }: Clock): Watched => ({
  life: {
    ...{ clock: kind, startedAt, promised: [], end: null, breachedAt: null },
    spells: [{ from: startedAt, to: null, runs: true, why: null }],
  },
  cause: null,
});

/** Enters what an event did to the clock. `before` is undefined where it began with it. */
export function watch(
  one: Watched,
  before: Clock | undefined,
  after: Clock,
  event: RecordedEvent,
  ticket: Ticket,
  now: number,
): void {
  const { life } = one;
  const isResumed = before?.state === 'paused' && (after.state !== 'paused' || after.since !== before.since);
  if (life.end !== null && (!isOver(after) || endOf(after)!.at !== life.end.at)) reopen(life);
  if (isResumed) turn(life, after.since, true, null);
  if (after.state === 'paused' && after.pausedAt !== null) {
    const why = waitOf(ticket);
    const last = life.spells.at(-1)!;
    if (last.runs) turn(life, after.pausedAt, false, why);
    else if (last.why !== why) turn(life, now, false, why);
  }
  life.end = endOf(after);
  life.breachedAt = after.breachedAt;
  if (life.end !== null) cut(life, life.end.at);
  enterPromise(one, before, after, event, ticket, now, isResumed);
}

const endOf = ({ metAt, endedAt }: Clock): ClockLife['end'] =>
  metAt !== null ? { at: metAt, how: 'met' } : endedAt !== null ? { at: endedAt, how: 'ended' } : null;

/** From then on it runs, or stands still. */
function turn(life: ClockLife, at: number, runs: boolean, why: Standstill | null): void {
  const last = life.spells.pop()!;
  const from = Math.max(at, last.from);
  if (from > last.from) life.spells.push({ ...last, to: from });
  const before = life.spells.at(-1);
  if (before !== undefined && before.runs === runs && before.why === why) before.to = null;
  else life.spells.push({ from, to: null, runs, why });
}

/** What ended it came to nothing: it ran on. */
function reopen(life: ClockLife): void {
  const last = life.spells.at(-1)!;
  if (last.runs) last.to = null;
  else life.spells.push({ from: last.to ?? last.from, to: null, runs: true, why: null });
}

/** It ended then, though that is heard of later. */
function cut(life: ClockLife, at: number): void {
  const [first, ...rest] = life.spells;
  const kept = [first!, ...rest.filter(({ from }) => from < at)];
  const last = kept.at(-1)!;
  life.spells = [...kept.slice(0, -1), { ...last, to: Math.max(last.from, at) }];
}

function enterPromise(
  one: Watched,
  before: Clock | undefined,
  after: Clock,
  event: RecordedEvent,
  ticket: Ticket,
  now: number,
  isResumed: boolean,
): void {
  const cause = { by: event.actor.kind === 'agent' ? event.actor.id : null, version: event.version };
  const because = CAUSE_OF[event.kind] ?? 'policy';
  if (before === undefined) one.cause = { because: 'start', ...cause };
  else if (after.cycle > before.cycle) {
    // It may run because another policy does not stop it, and then it is no answer that was waited for.
    const stillWaits = waitOf(ticket) !== null && (event.kind in CAUSE_OF || RENEWS.has(event.kind));
    one.cause = { because: isResumed && !stillWaits ? 'resumed' : because, ...cause };
  }
  const due = dueIn(event, after);
  if (due !== undefined) {
    const made = { ...madeOf(due, now), ...(one.life.promised.some(isNamed) && { policy: null }) };
    promise(one.life, { ...made, ...(one.cause ?? { because: 'policy', ...cause }) });
    one.cause = null;
  } else if (before !== undefined && after.cycle > before.cycle && isNamed({ because })) {
    // No calendar is asked; it is counted by the one of before.
    const calendar = one.life.promised.at(-1)?.calendar;
    const why = Object.fromEntries(
      (['note', 'reason'] as const).flatMap((name) =>
        typeof event.data[name] === 'string' ? [[name, event.data[name]]] : [],
      ),
    );
    promise(one.life, { at: now, dueAt: after.dueAt, policy: null, calendar, because, ...cause, ...why });
    one.cause = null;
  }
}

/** The calendar's answer that was entered with this event. */
function dueIn({ data }: RecordedEvent, { kind, cycle, promised, dueAt }: Clock): Due | undefined {
  const dues = (data['dues'] ?? []) as Due[];
  const due = dues.find((one) => one.clock === kind && one.cycle === cycle);
  return due !== undefined && (due.dueAt === null ? !promised : due.dueAt === dueAt) ? due : undefined;
}

type Told = Omit<PromiseMade, 'because' | 'by' | 'version'>;

function madeOf(due: Due, now: number): Told {
  const { since, dueAt, warnAt, policy, policyVersion, calendar, calendarVersion, amountMs } = due;
  return {
    ...(amountMs !== undefined && { amountMs, isOvertaken: isOvertaken(due) }),
    at: since ?? now,
    dueAt: warnAt === null ? null : dueAt,
    policy: policy === undefined || policyVersion === undefined ? null : { id: policy, version: policyVersion },
    calendar:
      calendar === null
        ? null
        : calendar === undefined || calendarVersion == null
          ? undefined
          : { id: calendar, version: calendarVersion },
  };
}

/** The same promise once more is none. */
function promise(life: ClockLife, made: PromiseMade): void {
  const last = life.promised.at(-1);
  if (last === undefined || said(last) !== said(made)) life.promised.push(made);
}
const said = ({ dueAt, policy, calendar }: PromiseMade): string => JSON.stringify([dueAt, policy, calendar]);

/** The life as far as it went. What the calendar has not answered yet is promised as the clock has it. */
export function lifeOf({ life, cause }: Watched, clock: Clock): ClockLife {
  const last = life.promised.at(-1);
  const dueAt = clock.promised ? clock.dueAt : null;
  if (last !== undefined && last.dueAt === dueAt) return life;
  const { policy = null, calendar } = last ?? {};
  const at = life.spells.findLast(({ runs }) => runs)?.from ?? life.startedAt;
  const by = cause ?? { because: last === undefined ? 'start' : 'resumed', by: null, version: last?.version ?? 1 };
  return { ...life, promised: [...life.promised, { at, dueAt, policy, calendar, ...by }] };
}
