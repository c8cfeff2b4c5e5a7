/** A ticket of the projection as the contract shows it: the workflow's epoch milliseconds become ISO instants. */
import type { z } from 'zod';
import type { clock, snooze } from '../../contract/ticket/shapes.ts';
import type { TicketRow } from '../../db/ticket/tickets.ts';
import { asClocks, isOwed, isResponse } from '../../domain/ticket/clock.ts';
import { type Answer, isBeingAnswered } from '../../domain/ticket/reach.ts';
import type { Clock, Snooze } from '../../domain/ticket/ticket.ts';

export const instantOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export const snoozeOf = (value: Snooze | null): z.input<typeof snooze> | null =>
  value === null
    ? null
    : { until: new Date(value.until).toISOString(), dueAt: new Date(value.dueAt).toISOString(), reason: value.reason };

type Promised = { clocks: Clock[] | null; answers?: Answer[] | null };

/** A ticket that its workflow has not recorded yet has no clocks for some milliseconds. */
export const clocksOf = ({ clocks, answers }: Promised): z.input<typeof clock>[] =>
  asClocks(clocks ?? []).map((one) => ({
    kind: one.kind,
    dueAt: new Date(one.dueAt).toISOString(),
    warnAt: new Date(one.warnAt).toISOString(),
    startedAt: new Date(one.startedAt).toISOString(),
    state: one.state,
    pausedAt: instantOf(one.pausedAt),
    metAt: instantOf(one.metAt),
    breachedAt: instantOf(one.breachedAt),
    endedAt: instantOf(one.endedAt),
    onItsWay: isResponse(one) && isOwed(one) && isBeingAnswered({ answers: answers ?? [] }),
    promisedAt: instantOf(one.promisedAt),
  }));

/** One line of a list. */
export function briefOf<Row extends TicketRow>({ cursorAt: _cursorAt, answers, ...row }: Row) {
  return { ...row, snooze: snoozeOf(row.snooze), clocks: clocksOf({ clocks: row.clocks, answers }) };
}
