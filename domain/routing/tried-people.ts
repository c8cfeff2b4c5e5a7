/** People as a trial changes them, beside those of now. Pure: instants and the day of now are handed in. */
import { LANGUAGES } from '../text/language.ts';
import { DAY_MS } from '../time.ts';
import { isoDay, wallTime } from '../wall-time.ts';
import type { Member } from './roster.ts';
import type { Absence, Shift } from './shift.ts';

/** Hours of a week, whenever that is. */
type WeekHours = Omit<Shift, 'since' | 'until'>;

/** What is another of somebody; what is absent stays. Who is not among the people yet is somebody new. */
export type TriedPerson = { agent: string } & Partial<
  Pick<Member, 'mayOwn' | 'teams' | 'skills' | 'seniority' | 'capacity' | 'languages'>
> & {
    /** All their hours of a week, which they work on all days that are tried. */
    shifts?: readonly WeekHours[];
    /** Further ones. One that is not over is taken back by whole weeks until it is: nothing has come in days to be. */
    absences?: readonly Absence[];
  };

/** As one who is added is, unless it is said otherwise. */
const NEWCOMER: Omit<Member, 'id'> = {
  ...{ mayOwn: true, active: true, teams: [], skills: {}, seniority: 1, capacity: 20, languages: LANGUAGES },
  ...{ load: 0, lastGivenAt: null, shifts: [], absences: [], said: null, seenAt: null },
};

/**
 * The people of both worlds. Whose shifts are tried works in the other world, too, by one arrangement all the time: that of `now`, so that
 * nothing but the change makes a difference.
 */
export function withTried(
  people: readonly Member[],
  tried: readonly TriedPerson[],
  now: number,
): { before: Member[]; after: Member[] } {
  const changes = new Map(tried.map((one) => [one.agent, one]));
  const before = people.map((member) => {
    const isShifted = changes.get(member.id)?.shifts !== undefined;
    return isShifted ? { ...member, shifts: arrangementAt(now, member.shifts).map(always) } : member;
  });
  const known = new Set(people.map(({ id }) => id));
  const newcomers = tried.flatMap(({ agent }) => (known.has(agent) ? [] : { ...NEWCOMER, id: agent }));
  return { before, after: [...before, ...newcomers].map((member) => changed(member, changes.get(member.id), now)) };
}

function changed(member: Member, change: TriedPerson | undefined, now: number): Member {
  if (change === undefined) return member;
  const { agent: _agent, shifts, absences = [], ...parts } = change;
  return {
    ...{ ...member, ...parts },
    ...(shifts && { shifts: shifts.map(always) }),
    absences: [...member.absences, ...absences.map((absence) => asPast(absence, now))],
  };
}

/** The shifts that are arranged for the day of an instant; when none are, those to come. */
function arrangementAt(at: number, shifts: readonly Shift[]): readonly Shift[] {
  const lasting = shifts.filter(({ until, timeZone }) => until === null || until >= dayOf(at, timeZone));
  const running = lasting.filter(({ since, timeZone }) => since <= dayOf(at, timeZone));
  return running.length > 0 ? running : lasting;
}

const dayOf = (at: number, timeZone: string): string => isoDay(wallTime(at, timeZone));

const always = (hours: WeekHours): Shift => ({ ...hours, since: '1970-01-01', until: null });

const WEEK_MS = 7 * DAY_MS;

function asPast({ from, to }: Absence, now: number): Absence {
  const back = Math.max(0, Math.ceil((to - now) / WEEK_MS)) * WEEK_MS;
  return { from: from - back, to: to - back };
}
