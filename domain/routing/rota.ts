/** The on-call rota of a team: who answers when nobody is there. Single duties go before the rotation. Never runs inside a workflow. */
import { type Day, instantOn, isoDay, laterDay, parsedDay, wallTime, weekday } from '../wall-time.ts';
import { DAY_MS } from '../time.ts';

/** Somebody stands in from one instant to another (epoch ms). */
export type Duty = { person: string; from: number; to: number };
/** One after another for a week each, from the first hand-over on `since` (a local day) at `time` (`HH:MM`). */
export type Rotation = { people: readonly string[]; since: string; time: string; timeZone: string };

/** Who is on call; null when nobody is. Of duties that overlap the one that began last. */
export const onCallAt = (at: number, duties: readonly Duty[], rotation: Rotation | null): string | null =>
  dutyAt(at, duties)?.person ?? (rotation === null ? null : inTurn(at, rotation));

const dutyAt = <Single extends Duty>(at: number, duties: readonly Single[]): Single | undefined =>
  duties
    .filter(({ from, to }) => from <= at && at < to)
    .reduce<Single | undefined>(
      (last, duty) => (last === undefined || duty.from >= last.from ? duty : last),
      undefined,
    );

/** Who is on call from when to when between two instants, in order; `duty` is null for whose turn it is. */
export function onCallSpans<Single extends Duty>(
  from: number,
  to: number,
  duties: readonly Single[],
  rotation: Rotation | null,
): { person: string; from: number; to: number; duty: Single | null }[] {
  const turns = rotation === null ? [] : handOvers(from, to, rotation);
  const edges = [from, ...duties.flatMap((duty) => [duty.from, duty.to]), ...turns, to];
  const cuts = [...new Set(edges.filter((at) => from <= at && at <= to))].sort((a, b) => a - b);
  const spans: { person: string; from: number; to: number; duty: Single | null }[] = [];
  for (const [index, begins] of cuts.slice(0, -1).entries()) {
    const person = onCallAt(begins, duties, rotation);
    const [duty, ends] = [dutyAt(begins, duties) ?? null, cuts[index + 1] ?? to];
    const last = spans.at(-1);
    // A hand-over within a duty changes nothing, nor one to oneself.
    if (last?.to === begins && last.person === person && last.duty === duty) last.to = ends;
    else if (person !== null) spans.push({ person, from: begins, to: ends, duty });
  }
  return spans;
}

/**
 * The same without somebody, from `at` on: whose turn it is stays in turn, theirs goes to whoever comes next, and the others follow in their
 * order. Null: nobody else takes turns.
 */
export function passingOver(person: string, rotation: Rotation, at: number): Rotation | null {
  const { people } = rotation;
  const week = turnAt(at, rotation) ?? 0;
  const inOrder = people.map((_, step) => people[(week + step) % people.length]!).filter((one) => one !== person);
  if (inOrder.length === 0) return null;
  // Weeks are counted from `since` as ever: so many have gone by, whosever they were.
  return { ...rotation, people: inOrder.map((_, place) => inOrder.at((place - week) % inOrder.length)!) };
}

/** The hand-overs that can lie between two instants. */
function handOvers(from: number, to: number, { since, time, timeZone }: Rotation): number[] {
  const start = parsedDay(since);
  const today = wallTime(from, timeZone);
  const first = lastHandOver(today, start);
  const weeks = Math.ceil((to - from) / (7 * DAY_MS)) + 1;
  return Array.from({ length: weeks }, (_, week) => instantOn(laterDay(first, 7 * week), time, timeZone));
}

function inTurn(at: number, rotation: Rotation): string | null {
  const week = turnAt(at, rotation);
  return week === null ? null : (rotation.people[week % rotation.people.length] ?? null);
}

/** How many turns there have been before that of `at`; null before the first. */
function turnAt(at: number, { since, time, timeZone }: Rotation): number | null {
  const start = parsedDay(since);
  if (at < instantOn(start, time, timeZone)) return null;
  // The last hand-over at or before `at`, in local days, so that a change of the clocks moves no week.
  const today = wallTime(at, timeZone);
  let handOver = lastHandOver(today, start);
  if (instantOn(handOver, time, timeZone) > at) handOver = laterDay(handOver, -7);
  return Math.round((days(handOver) - days(start)) / 7);
}

/** The last day, `today` among them, of the weekday on which they hand over. */
const lastHandOver = (today: Day, start: Day): Day => laterDay(today, -((weekday(today) - weekday(start) + 7) % 7));

const days = (day: Day): number => Date.parse(isoDay(day)) / DAY_MS;
