/** Who is at work at an instant: what is arranged (shifts, absences, hours) and what somebody does or says. Never runs inside a workflow. */
import { type Calendar, openSince } from '../sla/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../time.ts';
import type { Person, Team } from './assignment.ts';
import { type Duty, onCallAt, type Rotation } from './rota.ts';
import { type Absence, isAbsentAt, type Shift, shiftBeganAt } from './shift.ts';

export const PRESENCES = ['online', 'away', 'off'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Somebody as the settings have them. */
export type Member = Omit<Person, 'presence' | 'onShift' | 'absent'> & {
  /** Who has none works the hours of the team. */
  shifts: readonly Shift[];
  absences: readonly Absence[];
  /** What they said themselves, until an instant or until they say something else. */
  said: { presence: Presence; until: number | null } | null;
  /** Their last request; null before the first. */
  seenAt: number | null;
};

/** A team as the settings have it. */
export type TeamSettings = Omit<Team, 'onCall'> & {
  calendar: Calendar;
  duties: readonly Duty[];
  rotation: Rotation | null;
};

/** Seen so lately: at the desk. */
const ONLINE_MS = 10 * MINUTE_MS;
/** Who is not seen so long after their work has begun is not there today. */
const GRACE_MS = 60 * MINUTE_MS;
/** Nor is who was not seen for so long, where work goes on round the clock and has begun long ago, or never. */
const GONE_MS = DAY_MS;

/** The team at an instant, with who is on call for it. */
export const teamAt = (team: TeamSettings, at: number): Team => ({
  ...{ id: team.id, mode: team.mode, lead: team.lead },
  onCall: onCallAt(at, team.duties, team.rotation),
});

/** Whom the team may mean without their being named: its people, its lead and who is on call. */
export const isMeantBy = ({ id, lead, onCall }: Team, person: Pick<Member, 'id' | 'teams'>): boolean =>
  person.teams.includes(id) || person.id === lead || person.id === onCall;

/** Somebody at an instant, as one of the team with this calendar. */
export const personAt = (
  { shifts, absences, said, seenAt, ...member }: Member,
  hours: Calendar,
  at: number,
): Person => ({
  ...member,
  ...thereAt({ shifts, absences, said, seenAt }, hours, at),
});

/** Whether somebody is there at an instant, as one of the team with this calendar. */
export function thereAt(
  { shifts, absences, said, seenAt }: Pick<Member, 'shifts' | 'absences' | 'said' | 'seenAt'>,
  hours: Calendar,
  at: number,
): Pick<Person, 'presence' | 'onShift' | 'absent'> {
  const since = shifts.length === 0 ? openSince(at, hours) : shiftBeganAt(at, shifts);
  const saysSo = saidAt(said, at);
  return {
    // Who has no shift and says that they are there works, whatever the hours: on a Saturday they would wait for what waits for them.
    onShift: since !== null || (shifts.length === 0 && saysSo === 'online'),
    absent: isAbsentAt(at, absences),
    presence: saysSo ?? presenceBy(seenAt, since, at),
  };
}

/** Of these calendars those that are open at an instant. */
export const openAt = (calendars: ReadonlyMap<string, Calendar>, at: number): string[] =>
  [...calendars].filter(([, calendar]) => openSince(at, calendar) !== null).map(([id]) => id);

export const saidAt = (said: Member['said'], at: number): Presence | null =>
  said === null || (said.until !== null && said.until <= at) ? null : said.presence;

/** By what they do. Who has just begun may still be on their way to the desk. */
function presenceBy(seenAt: number | null, since: number | null, at: number): Presence {
  if (seenAt === null) return 'off';
  if (at - seenAt <= ONLINE_MS) return 'online';
  if (since === null) return 'off';
  return (seenAt >= since && at - seenAt < GONE_MS) || at - since <= GRACE_MS ? 'away' : 'off';
}
