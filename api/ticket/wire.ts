/** A ticket of the projection as the contract shows it: the workflow's epoch milliseconds become ISO instants. */
import type { z } from 'zod';
import type { clock, snooze, ticketBrief } from '../../contract/ticket/shapes.ts';
import type { TicketRow } from '../../db/ticket/tickets.ts';
import { asClocks } from '../../domain/ticket/clock/clock.ts';
import { isOwed, isResponse } from '../../domain/ticket/clock/state.ts';
import { type Answer, isBeingAnswered } from '../../domain/ticket/reach.ts';
import { type GivenPromise, isBeingKept, isStillOwed } from '../../domain/ticket/rules/promises.ts';
import { firstHeld } from '../../domain/ticket/rules/holding.ts';
import type { Clock, Snooze } from '../../domain/ticket/ticket.ts';

export const instantOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export const snoozeOf = (value: Snooze | null): z.input<typeof snooze> | null =>
  value === null
    ? null
    : { until: new Date(value.until).toISOString(), dueAt: new Date(value.dueAt).toISOString(), reason: value.reason };

type Promised = { clocks: Clock[] | null; answers?: Answer[] | null };

/** A ticket that its workflow has not recorded yet has no clocks for some milliseconds. */
export function clocksOf({ clocks, answers }: Promised): z.input<typeof clock>[] {
  const isAnswered = isBeingAnswered({ answers: answers ?? [] });
  const promised = asClocks(clocks ?? []).filter((one) => one.promised);
  return promised.map((one) => ({
    kind: one.kind,
    dueAt: new Date(one.dueAt).toISOString(),
    warnAt: new Date(one.warnAt).toISOString(),
    startedAt: new Date(one.startedAt).toISOString(),
    state: one.state,
    pausedAt: instantOf(one.pausedAt),
    metAt: instantOf(one.metAt),
    breachedAt: instantOf(one.breachedAt),
    endedAt: instantOf(one.endedAt),
    onItsWay: isResponse(one) && isOwed(one) && isAnswered,
    promisedAt: instantOf(one.promisedAt),
  }));
}

type Owed = z.input<typeof ticketBrief>['promises'];

/** Null: recorded by an earlier release, or not yet. */
const promisesOf = (promises: GivenPromise[] | null, answers: Answer[] | null): Owed =>
  (promises ?? []).filter(isStillOwed).map((one) => ({
    id: one.id,
    dueAt: new Date(one.dueAt).toISOString(),
    firstDueAt: new Date(one.firstDueAt).toISOString(),
    warnAt: new Date(one.warnAt).toISOString(),
    state: one.state === 'broken' ? 'broken' : 'open',
    onItsWay: isBeingKept(one, answers ?? []),
  }));

/** Of the replies that are held the first: when it leaves, or that it waits for a person. */
function sendsNextOf(held: TicketRow['held']): z.input<typeof ticketBrief>['sendsNext'] {
  const first = firstHeld(held ?? []);
  return first && { at: instantOf(first.until) };
}

/** One line of a list. What is undefined is not sent; to leave it out of the copy would make that ten times as slow. */
export const briefOf = (row: TicketRow) => ({
  ...row,
  cursorAt: undefined,
  answers: undefined,
  held: undefined,
  sendsNext: sendsNextOf(row.held),
  snooze: snoozeOf(row.snooze),
  wait: row.wait && { ...row.wait, until: new Date(row.wait.until).toISOString() },
  followUp: row.followUp && { ...row.followUp, since: new Date(row.followUp.since).toISOString() },
  clocks: clocksOf(row),
  promises: promisesOf(row.promises, row.answers),
});
