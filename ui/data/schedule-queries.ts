/** What the desk reads of who is at work when: weeks, shifts, absences, presence, on call; and of calendars. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';

export const scheduleKeys = {
  /** All below it shows the same arrangements, and is read anew together. */
  week: ['week'],
  shifts: (agent: string) => ['week', 'shifts', agent],
  absences: (agent: string) => ['week', 'absences', agent],
  rotation: (team: string) => ['week', 'rotation', team],
  duties: (team: string) => ['week', 'duties', team],
  presences: ['presences'],
  calendars: ['calendars'],
  policies: ['policies'],
  renewal: ['policies', 'renewal'],
} as const;

/** What a change of somebody's arrangements shows itself in. */
export const SCHEDULE_KEYS = [scheduleKeys.week, scheduleKeys.presences] as const;

/** Presence changes by what people do, of which the stream tells nothing. */
const PRESENCE_MS = 60_000;

/** Seven days from `from` (`YYYY-MM-DD`) on. The week before stays on the screen until the next one is there. */
export const weekQuery = (from: string, team: string | null) =>
  queryOptions({
    queryKey: [...scheduleKeys.week, from, team],
    queryFn: ({ signal }) => call('getWeek', { query: { from, team: team ?? undefined } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
export const shiftsQuery = (agent: string) =>
  queryOptions({ queryKey: scheduleKeys.shifts(agent), queryFn: () => call('listShifts', { params: { id: agent } }) });
/** Those that had not ended at an instant (epoch ms); null: that have not ended yet. */
export const absencesQuery = (agent: string, from: number | null) =>
  queryOptions({
    queryKey: [...scheduleKeys.absences(agent), from],
    queryFn: () =>
      call('listAbsences', {
        params: { id: agent },
        query: { from: from === null ? undefined : new Date(Math.min(from, Date.now())).toISOString() },
      }),
  });
export const rotationQuery = (team: string) =>
  queryOptions({
    queryKey: scheduleKeys.rotation(team),
    queryFn: () => call('getRotation', { params: { id: team } }),
  });
export const dutiesQuery = (team: string) =>
  queryOptions({ queryKey: scheduleKeys.duties(team), queryFn: () => call('listDuties', { params: { id: team } }) });
export const presencesQuery = queryOptions({
  queryKey: scheduleKeys.presences,
  queryFn: () => call('listPresences', {}),
  staleTime: PRESENCE_MS / 2,
  refetchInterval: PRESENCE_MS,
});
/** In the order in which they are asked, the default one last. */
export const policiesQuery = queryOptions({
  queryKey: scheduleKeys.policies,
  queryFn: () => call('listPolicies', {}),
  staleTime: 30_000,
});
/** Of how far it has come the stream tells nothing; between two changes it is looked for now and then. */
export const renewalQuery = queryOptions({
  queryKey: scheduleKeys.renewal,
  queryFn: () => call('getRenewal', {}),
  refetchInterval: ({ state }) => (state.data?.renewal?.finishedAt === null ? 1_500 : 5_000),
});
export const calendarsQuery = queryOptions({
  queryKey: scheduleKeys.calendars,
  queryFn: () => call('listCalendars', {}),
  staleTime: 30_000,
});
