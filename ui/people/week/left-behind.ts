/** What an absence leaves to others: tickets that fall due in it, and duties on call. */
import { call } from '../../data/client.ts';
import { dayAt, daysLater, type Span } from './pieces.ts';

export type Duty = Span & { team: { id: string; name: string } };
export type Left = { tickets: number; duties: Duty[] };

/** Weeks that are looked at: of a longer absence the first ones, as nobody plans duties further ahead. */
const WEEKS = 8;

/** The duties of somebody that lie in a time, the soonest first. What cannot be read is not told: the absence is kept all the same. */
export async function dutiesIn(
  agent: string,
  absence: { from: string; to: string },
  timeZone: string,
): Promise<Duty[]> {
  const [from, to] = [Date.parse(absence.from), Date.parse(absence.to)];
  const firsts: string[] = [];
  for (
    let day = dayAt(from, timeZone);
    day <= dayAt(to - 1, timeZone) && firsts.length < WEEKS;
    day = daysLater(day, 7)
  )
    firsts.push(day);
  const weeks = await Promise.all(firsts.map((first) => call('getWeek', { query: { from: first } }))).catch(() => []);
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
  return [...found.values()].sort((a, b) => a.from - b.from);
}
