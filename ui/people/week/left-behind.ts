/** What an absence leaves to others: tickets that fall due in it, and duties on call. */
import type { Output } from '../../data/api-types.ts';
import { call } from '../../data/client.ts';
import { dayAt, daysLater, type Span } from './pieces.ts';

type Duty = Span & { team: { id: string; name: string } };
/** `lookedTo`: the first day, as the API names days, that nobody has looked at; null: there is none. */
export type Left = { tickets: number; duties: Duty[]; lookedTo: string | null };

/** Weeks that are looked at, a year and what is left of one, and how many at once. What is beyond is said to be. */
const WEEKS = 54;
const AT_ONCE = 8;

/** The duties of somebody that lie in a time, the soonest first. What cannot be read is not told: the absence is kept all the same. */
export async function dutiesIn(
  agent: string,
  absence: { from: string; to: string },
  timeZone: string,
): Promise<Pick<Left, 'duties' | 'lookedTo'>> {
  const [from, to] = [Date.parse(absence.from), Date.parse(absence.to)];
  const firsts: string[] = [];
  let day = dayAt(from, timeZone);
  for (; day <= dayAt(to - 1, timeZone) && firsts.length < WEEKS; day = daysLater(day, 7)) firsts.push(day);
  const weeks: Output<'getWeek'>[] = [];
  for (let at = 0; at < firsts.length; at += AT_ONCE) {
    const some = firsts.slice(at, at + AT_ONCE).map((first) => call('getWeek', { query: { from: first } }));
    weeks.push(...(await Promise.all(some).catch(() => [])));
  }
  const found = new Map<string, Duty>();
  for (const { teams } of weeks)
    for (const { team, onCall } of teams)
      for (const one of onCall) {
        const span = { from: Math.max(from, Date.parse(one.from)), to: Math.min(to, Date.parse(one.to)) };
        if (one.agent.id !== agent || span.from >= span.to) continue;
        // One that goes on over the end of a week is told once.
        const before = [...found.values()].find((other) => other.team.id === team.id && other.to === span.from);
        if (before) before.to = span.to;
        else if (!found.has(`${team.id} ${span.from}`)) found.set(`${team.id} ${span.from}`, { ...span, team });
      }
  const duties = [...found.values()].sort((a, b) => a.from - b.from);
  return { duties, lookedTo: day <= dayAt(to - 1, timeZone) ? day : null };
}
