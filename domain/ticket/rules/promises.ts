/**
 * What an agent has promised the customer by a time of its own: "we write to you on Friday". It is kept by an answer that was said to keep it
 * and arrived, or by hand; it warns, and it is broken at its instant. What was promised stands in Postgres. The promises of a policy are
 * clocks (clock.ts).
 */
import { LIMITS } from '../../limits.ts';
import type { Command, Fact } from '../event.ts';
import { type Answer, fateOf } from '../reach.ts';
import type { EventOf, Rules } from '../step.ts';
import type { State, Ticket } from '../ticket.ts';
import { take } from './properties.ts';
import { endSnooze } from './snoozing.ts';
import { limitFrom } from './time.ts';

export const PROMISE_STATES = ['open', 'kept', 'broken', 'withdrawn'] as const;
export const PROMISE_ENDS = ['answer', 'hand', 'solved', 'closing'] as const;

/** Instants in epoch ms. `broken` is final unless an answer turns out to have arrived in time; it is owed until it ends all the same. */
export type GivenPromise = {
  id: string;
  madeAt: number;
  madeBy: string | null;
  firstDueAt: number;
  dueAt: number;
  warnAt: number;
  warned: boolean;
  moves: number;
  state: (typeof PROMISE_STATES)[number];
  brokenAt: number | null;
  /** Since when it is owed no more: kept, in time or late, or withdrawn. */
  endedAt: number | null;
  /** By what; `hand` is a person's word, `solved` the customer's, `closing` an end of the ticket that was no solution. */
  endedBy: (typeof PROMISE_ENDS)[number] | null;
  /** Answers that were said to keep it, and when each arrived. */
  answers: { outbox: string; arrivedAt: number | null }[];
};

/** Written in this file only. */
export type GivenPromises = {
  /** All that are owed, and the last of those that were, in the order in which they were made. */
  promises: GivenPromise[];
};
export const noneGiven = (): GivenPromises => ({ promises: [] });

type Given = Readonly<GivenPromises>;

export const isStillOwed = ({ endedAt }: Pick<GivenPromise, 'endedAt'>): boolean => endedAt === null;

export const owedPromises = ({ promises }: Given): GivenPromise[] => promises.filter(isStillOwed);

export const owedPromise = (ticket: Given, id: string): GivenPromise | undefined =>
  owedPromises(ticket).find((promise) => promise.id === id);

export const owesPromise = ({ promises }: Given): boolean => promises.some(isStillOwed);

/** An answer that is to keep it is on its way. */
export const isBeingKept = (promise: GivenPromise, answers: readonly Answer[]): boolean =>
  isStillOwed(promise) &&
  promise.answers.some(({ outbox }) => answers.some((one) => one.outbox === outbox && one.fate === 'on-its-way'));

export const promises: Rules<
  'promise' | 'move-promise' | 'keep-promise' | 'withdraw-promise' | 'promise-warned' | 'promise-broken'
> = {
  promise({ ticket }, event) {
    if (ticket.promises.some(({ id }) => id === event.promise)) return null;
    take(ticket, event.actor);
    return give(ticket, event);
  },
  'move-promise': ({ ticket, now }, { promise: id, dueAt, warnAt }) =>
    change(
      ticket,
      id,
      ({ state }) => state === 'open',
      (promise) => ({
        ...promise,
        ...{ dueAt, warnAt, warned: warnAt <= now, moves: promise.moves + 1 },
      }),
    ),
  'keep-promise': ({ ticket }, { promise: id, at }) => change(ticket, id, isStillOwed, (one) => kept(one, at, 'hand')),
  'withdraw-promise': ({ ticket }, { promise: id, at }) =>
    change(ticket, id, isStillOwed, (one) => withdrawn(one, at, 'hand')),
  'promise-warned': ({ ticket, now }, event) => {
    const isOf = (one: GivenPromise) => isOpenTill(one, event) && !one.warned;
    return comesBack(
      ticket,
      now,
      change(ticket, event.promise, isOf, (one) => ({ ...one, warned: true })),
    );
  },
  'promise-broken': ({ ticket, now }, event) => {
    const isOf = (one: GivenPromise) => isOpenTill(one, event) && one.dueAt <= now;
    return comesBack(ticket, now, change(ticket, event.promise, isOf, broken));
  },
};

/** It still stands as it did when its deadline was set. */
const isOpenTill = ({ state, dueAt }: GivenPromise, event: { dueAt: number }): boolean =>
  state === 'open' && dueAt === event.dueAt;

function give(ticket: GivenPromises, { promise: id, at, actor, dueAt, warnAt }: EventOf<'promise'>): void {
  const madeBy = actor.kind === 'agent' ? actor.id : null;
  const begins = {
    warned: warnAt <= at,
    moves: 0,
    state: 'open',
    brokenAt: null,
    endedAt: null,
    endedBy: null,
  } as const;
  ticket.promises = [
    ...ticket.promises,
    { id, madeAt: at, madeBy, firstDueAt: dueAt, dueAt, warnAt, ...begins, answers: [] },
  ];
  forget(ticket);
}

/** Those that ended first go first; Postgres keeps them. */
function forget(ticket: GivenPromises): void {
  const ended = ticket.promises.filter((promise) => !isStillOwed(promise));
  const past = new Set(ended.slice(0, Math.max(0, ended.length - LIMITS.promisesEnded)));
  ticket.promises = ticket.promises.filter((promise) => !past.has(promise));
}

/** Null when there is none of this id that is `such`. */
function change(
  ticket: GivenPromises,
  id: string,
  such: (promise: GivenPromise) => boolean,
  to: (promise: GivenPromise) => GivenPromise,
): null | undefined {
  const found = ticket.promises.find((promise) => promise.id === id && such(promise));
  if (found === undefined) return null;
  ticket.promises = ticket.promises.map((promise) => (promise === found ? to(promise) : promise));
  return undefined;
}

/** What is put aside comes back for its promise. */
function comesBack(ticket: Ticket, now: number, changed: null | undefined): null | undefined {
  if (changed === null || ticket.snooze === null) return changed;
  endSnooze(ticket);
  limitFrom(ticket, now);
  return undefined;
}

const broken = (promise: GivenPromise): GivenPromise => ({
  ...promise,
  ...{ state: 'broken', warned: true, brokenAt: promise.dueAt },
});

/** Late, it stays broken, and is owed no more. Once it is broken, no word that comes at the same instant undoes that, only an answer. */
const kept = (promise: GivenPromise, at: number, endedBy: GivenPromise['endedBy']): GivenPromise =>
  at > promise.dueAt || (promise.brokenAt !== null && endedBy !== 'answer')
    ? { ...broken(promise), endedAt: at, endedBy }
    : { ...promise, state: 'kept', brokenAt: null, endedAt: at, endedBy };

const withdrawn = (promise: GivenPromise, at: number, endedBy: GivenPromise['endedBy']): GivenPromise => ({
  ...promise,
  ...{ state: promise.state === 'broken' ? 'broken' : 'withdrawn', endedAt: at, endedBy },
});

const owedAgain = (promise: GivenPromise): GivenPromise => ({
  ...promise,
  ...{ state: promise.brokenAt === null ? 'open' : 'broken', endedAt: null, endedBy: null },
});

/** This answer is to keep them: it does when the mail server has taken it. */
export function carries(ticket: GivenPromises, keeps: readonly string[], outbox: string): void {
  ticket.promises = ticket.promises.map((promise) =>
    isStillOwed(promise) && keeps.includes(promise.id)
      ? { ...promise, answers: [...promise.answers, { outbox, arrivedAt: null }].slice(-LIMITS.answersKept) }
      : promise,
  );
}

/** What became of answers: one that arrived keeps what it carries, one that was none leaves it owed, by its true time. */
export function fare(
  ticket: GivenPromises,
  { also = [], ...mail }: Extract<Fact, { kind: 'delivery' }>,
  at: number,
): void {
  if (ticket.promises.length === 0) return;
  const { outbox, state, reached = state === 'sent', acceptedAt = null } = mail;
  for (const one of [{ outbox, reached, acceptedAt }, ...also]) {
    const fate = fateOf(state, one.reached);
    if (fate !== 'arrived' && fate !== 'failed') continue;
    const arrivedAt = fate === 'arrived' ? (one.acceptedAt ?? at) : null;
    ticket.promises = ticket.promises.map((promise) => answeredBy(promise, one.outbox, arrivedAt));
  }
}

function answeredBy(promise: GivenPromise, outbox: string, arrivedAt: number | null): GivenPromise {
  if (!promise.answers.some((answer) => answer.outbox === outbox)) return promise;
  const answers = promise.answers.map((answer) => (answer.outbox === outbox ? { outbox, arrivedAt } : answer));
  const told = { ...promise, answers };
  if (promise.endedAt !== null && promise.endedBy !== 'answer') return told;
  return keptByAnswer(promise.endedAt === null ? told : owedAgain(told));
}

/** By the first that has arrived; as it is, where none has. */
function keptByAnswer(promise: GivenPromise): GivenPromise {
  const arrivals = promise.answers.flatMap(({ arrivedAt }) => arrivedAt ?? []);
  return arrivals.length > 0 ? kept(promise, Math.min(...arrivals), 'answer') : promise;
}

/**
 * A closed ticket owes nothing since it was closed: a promise counts as kept where the customer says that it is solved, and as withdrawn
 * elsewhere. Opened again before its time, what was not kept is owed as before.
 */
export function endWith(ticket: GivenPromises & Readonly<Ticket>, before: State, now: number): void {
  if (ticket.promises.length === 0) return;
  if (ticket.state === 'closed') {
    const end = ticket.closedAs === 'solved' ? kept : withdrawn;
    const by = ticket.closedAs === 'solved' ? 'solved' : 'closing';
    // What kept it may come back long after that.
    const at = ticket.closedAt ?? now;
    ticket.promises = ticket.promises.map((one) => (isStillOwed(one) ? end(one, at, by) : one));
  } else if (before === 'closed')
    ticket.promises = ticket.promises.map((one) =>
      one.endedBy === 'closing' && one.state === 'withdrawn' && one.dueAt > now ? openAgain(one) : one,
    );
}

/** An answer that keeps it may have arrived while the ticket was closed. */
const openAgain = (promise: GivenPromise): GivenPromise => keptByAnswer(owedAgain(promise));

/** How a step ended promises without being about them alone: by their ids. */
export type PromisesBy = Record<string, 'kept' | 'late' | 'withdrawn' | 'again'>;

export function promisesBy(before: Given, after: Given, kind: (Command | Fact)['kind']): PromisesBy | null {
  if (after.promises.length === 0 || Object.hasOwn(promises, kind)) return null;
  const changed = after.promises.flatMap((one) => {
    const was = before.promises.find(({ id }) => id === one.id);
    return was === undefined || (was.endedAt === null) === (one.endedAt === null)
      ? []
      : [[one.id, endOf(one)] as const];
  });
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

function endOf({ state, endedAt, endedBy }: GivenPromise): PromisesBy[string] {
  if (endedAt === null) return 'again';
  if (state === 'kept' || state === 'withdrawn') return state;
  return endedBy === 'closing' ? 'withdrawn' : 'late';
}
