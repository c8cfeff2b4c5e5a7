/** What a clock of a ticket is doing: owed, over, of which kind. */
import type { TicketEvent } from '../event.ts';
import type { Clock, ClockKind } from '../ticket.ts';

/** At most one clock of a kind. Written in the files of clocks only. */
export type Promises = { clocks: Clock[] };
export const nothingPromised = (): Promises => ({ clocks: [] });

/** Met, or ended without that. */
export const isOver = ({ metAt, endedAt }: Pick<Clock, 'metAt' | 'endedAt'>): boolean =>
  metAt !== null || endedAt !== null;

/** Still owed: running, or breached and not answered yet. */
export const isOwed = ({
  state,
  metAt,
  endedAt,
}: {
  state: Clock['state'];
  metAt: unknown;
  endedAt: unknown;
}): boolean => state === 'running' || (state === 'breached' && metAt === null && endedAt === null);

/** Owed, or it would be if it did not stand still. */
export const isPending = (clock: Clock): boolean =>
  isOwed(clock) || (isResponse(clock) && clock.state === 'paused' && clock.metAt === null);

/** Promises an answer, where a resolution clock promises an end. */
export const isResponse = ({ kind }: { kind: ClockKind }): boolean => kind !== 'resolution';

export const clockOf = (ticket: Readonly<Promises>, kind: ClockKind): Clock | undefined =>
  ticket.clocks.find((clock) => clock.kind === kind);

export function change(ticket: Promises, kind: ClockKind, to: (clock: Clock) => Clock): void {
  ticket.clocks = ticket.clocks.map((clock) => (clock.kind === kind ? to(clock) : clock));
}

/** A promise warns, is broken or is late for long only because what everybody is promised was changed: nobody neglected it. */
export function isOvertakenBy(event: TicketEvent, ticket: Readonly<Promises>): boolean {
  return overtakenAt(event, ticket) !== null;
}

/** The clock of that promise, as long as it is so. */
export function overtakenAt(event: TicketEvent, ticket: Readonly<Promises>): Clock | null {
  if (event.kind !== 'clock-warned' && event.kind !== 'clock-breached' && event.kind !== 'clock-late') return null;
  const clock = clockOf(ticket, event.clock);
  const isSo = clock?.overtaken === 'broken' || (clock?.overtaken === 'warned' && event.kind === 'clock-warned');
  return isSo ? clock : null;
}
