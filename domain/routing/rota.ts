/** The on-call rota of a team: who answers when nobody is there. Single duties go before the rotation. Never runs inside a workflow. */
import { type Day, instantOn, isoDay, laterDay, wallTime, weekday } from '../wall-time.ts';
import { DAY_MS } from '../time.ts';

/** Somebody stands in from one instant to another (epoch ms). */
export type Duty = { person: string; from: number; to: number };
/** One after another for a week each, from the first hand-over on `since` (a local day) at `time` (`HH:MM`). */
export type Rotation = { people: readonly string[]; since: string; time: string; timeZone: string };

/** Who is on call; null when nobody is. Of duties that overlap the one that began last. */
export function onCallAt(at: number, duties: readonly Duty[], rotation: Rotation | null): string | null {
  const running = duties.filter(({ from, to }) => from <= at && at < to);
  if (running.length > 0) return running.reduce((last, duty) => (duty.from >= last.from ? duty : last)).person;
  return rotation === null ? null : inTurn(at, rotation);
}

function inTurn(at: number, { people, since, time, timeZone }: Rotation): string | null {
  const start = parsed(since);
  if (people.length === 0 || at < instantOn(start, time, timeZone)) return null;
  // The last hand-over at or before `at`, in local days, so that a change of the clocks moves no week.
  const today = wallTime(at, timeZone);
  const back = (weekday(today) - weekday(start) + 7) % 7;
  let handOver = laterDay(today, -back);
  if (instantOn(handOver, time, timeZone) > at) handOver = laterDay(handOver, -7);
  const weeks = Math.round((days(handOver) - days(start)) / 7);
  return people[weeks % people.length] ?? null;
}

const parsed = (iso: string): Day => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
};
const days = (day: Day): number => Date.parse(isoDay(day)) / DAY_MS;
