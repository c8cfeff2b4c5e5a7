/** A ticket of the projection as the contract shows it: the workflow's epoch milliseconds become ISO instants. */
import type { z } from 'zod';
import type { clock, snooze } from '../../contract/ticket/shapes.ts';
import type { TicketRow } from '../../db/ticket/tickets.ts';
import type { Clock, Snooze } from '../../domain/ticket/ticket.ts';

export const instantOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export const snoozeOf = (value: Snooze | null): z.input<typeof snooze> | null =>
  value === null
    ? null
    : { until: new Date(value.until).toISOString(), dueAt: new Date(value.dueAt).toISOString(), reason: value.reason };

/** A ticket that its workflow has not recorded yet has no clocks for some milliseconds. */
export const clocksOf = (clocks: Clock[] | null): z.input<typeof clock>[] =>
  (clocks ?? []).map((one) => ({
    kind: one.kind,
    dueAt: new Date(one.dueAt).toISOString(),
    warnAt: new Date(one.warnAt).toISOString(),
    startedAt: new Date(one.startedAt).toISOString(),
    state: one.state,
    pausedAt: instantOf(one.pausedAt),
    metAt: instantOf(one.metAt),
    breachedAt: instantOf(one.breachedAt),
    promisedAt: instantOf(one.promisedAt),
  }));

/** One line of a list. */
export function briefOf<Row extends TicketRow>({ cursorAt: _cursorAt, ...row }: Row) {
  return { ...row, snooze: snoozeOf(row.snooze), clocks: clocksOf(row.clocks) };
}
