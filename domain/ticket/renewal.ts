/** What of the promises of a ticket is otherwise than before: by the second, because calendars round. */
import { SECOND_MS } from '../time.ts';
import { isTold } from './clock/due.ts';
import type { Clock, ClockKind } from './ticket.ts';

/** A promise that runs and falls due at another time; null: it was, or is, none. */
export type Moved = { clock: ClockKind; from: number | null; to: number | null };

/** In the order of the clocks afterwards. Of what the calendar has yet to say nothing is told. */
export const movedBetween = (before: readonly Clock[], after: readonly Clock[]): Moved[] =>
  pairs(before, after).flatMap(([was, is]) =>
    is.state === 'running' && is.uncounted.length === 0 && was.promisedAt === null && isLater(dueOf(was), dueOf(is))
      ? [{ clock: is.kind, from: dueOf(was), to: dueOf(is) }]
      : [],
  );

/** Of which all of its time, or of its warning, had passed as it was promised anew. */
export type Overtaken = { clock: ClockKind; as: 'warned' | 'broken' };

/** What this change has overtaken, and none before it. */
export const overtakenBetween = (before: readonly Clock[], after: readonly Clock[]): Overtaken[] =>
  pairs(before, after).flatMap(([was, { kind, overtaken }]) =>
    overtaken === undefined || isTold(was.overtaken, overtaken) ? [] : [{ clock: kind, as: overtaken }],
  );

/** Something else happens by itself, or would if what has ended ran again: a due, a warning that is ahead, a step after a breach. */
export const isPromisedOtherwise = (before: readonly Clock[], after: readonly Clock[]): boolean =>
  pairs(before, after).some(
    ([was, is]) =>
      was.state !== is.state ||
      was.warned !== is.warned ||
      isLater(dueOf(was), dueOf(is)) ||
      (!is.warned && isLater(was.warnAt, is.warnAt)) ||
      was.lateAt.length !== is.lateAt.length ||
      was.lateAt.some((late, at) => late.afterMs !== is.lateAt[at]!.afterMs || isLater(late.at, is.lateAt[at]!.at)),
  );

const dueOf = ({ promised, dueAt }: Clock): number | null => (promised ? dueAt : null);

/** Or sooner. */
export const isLater = (was: number | null, is: number | null): boolean =>
  was === null || is === null ? was !== is : Math.abs(is - was) >= SECOND_MS;

const pairs = (before: readonly Clock[], after: readonly Clock[]): [Clock, Clock][] =>
  after.flatMap((is): [Clock, Clock][] => {
    const was = before.find(({ kind }) => kind === is.kind);
    return was === undefined ? [] : [[was, is]];
  });
