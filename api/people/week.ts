/** Seven days in one picture: who works when, who is away, who stands in, and when their teams are open. */
import type { Routes } from '../../contract/routes.ts';
import type { Pool } from '../../db/core/pool.ts';
import { absencesByAgent } from '../../db/people/absences.ts';
import { agentNames, dutiesByTeam, rotationsOf } from '../../db/people/on-call.ts';
import { shiftsByAgent } from '../../db/people/shifts.ts';
import { listTeams, type TeamRow } from '../../db/people/teams.ts';
import { type CalendarRow, calendarsOfTeams } from '../../db/sla/calendars.ts';
import { Problem } from '../../domain/problem.ts';
import { onCallSpans } from '../../domain/routing/rota.ts';
import type { Span } from '../../domain/routing/shift.ts';
import { daysOf, hoursSpans } from '../../domain/routing/week.ts';
import { instantOn, laterDay, parsedDay } from '../../domain/wall-time.ts';
import type { Handler } from '../http/handler.ts';
import { shownReason } from './absences.ts';

const DAYS = 7;

type Calendar = Omit<CalendarRow, 'usedBy'>;
type Planned = { team: TeamRow; calendar: Calendar };

/** Problem `not-found` for a team that there is not. */
export const getWeek: Handler<Routes['getWeek']> = async ({ pool }, { query, ...by }) => {
  const teams = await plannedTeams(pool, query.team);
  const first = parsedDay(query.from);
  const timeZone = teams[0]?.calendar.timeZone ?? 'Etc/UTC';
  const span = { from: instantOn(first, '00:00', timeZone), to: instantOn(laterDay(first, DAYS), '00:00', timeZone) };
  const onCall = await onCallOf(pool, teams, span);
  const shownTeams = teams.map(({ team, calendar }) => ({
    team: named(team),
    calendar: { id: calendar.id, name: calendar.name, version: calendar.version, timeZone: calendar.timeZone },
    days: daysOf(first, DAYS, calendar).map(({ holiday, ...day }) => ({
      ...{ ...day, ...dated(day) },
      open: day.open.map(dated),
      holiday: holiday && { name: holiday.name, from: holiday.from ?? null },
    })),
    onCall: onCall
      .filter((one) => one.team === team.id)
      .map(({ team: _team, ...rest }) => ({ ...rest, ...dated(rest) })),
  }));
  const people = [...new Map(teams.flatMap(({ team }) => team.members.map((one) => [one.id, one]))).values()];
  const ids = people.map(({ id }) => id);
  const [shifts, absences] = [
    await shiftsByAgent(pool, ids),
    await absencesByAgent(pool, ids, { from: new Date(span.from), to: new Date(span.to) }),
  ];
  return {
    ...dated(span),
    timeZone,
    teams: shownTeams,
    people: people.map((agent) => {
      const theirs = teams.filter(({ team }) => team.members.some(({ id }) => id === agent.id));
      const hours = hoursSpans(
        shifts.get(agent.id) ?? [],
        theirs.map(({ calendar }) => calendar),
        span,
      );
      return {
        agent,
        teams: theirs.map(({ team }) => team.id),
        hours: hours.map((one) => ({ ...one, ...dated(one) })),
        absences: (absences.get(agent.id) ?? []).map(({ id, from, to, reason }) => ({
          ...{ id, from, to },
          reason: shownReason(by, agent.id, reason),
        })),
        duties: onCall
          .filter((one) => one.agent.id === agent.id)
          .map(({ team, duty, from, to }) => ({ team, duty, ...dated({ from, to }) })),
      };
    }),
  };
};

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
const dated = ({ from, to }: Span) => ({ from: new Date(from), to: new Date(to) });

async function plannedTeams(pool: Pool, only: string | undefined): Promise<Planned[]> {
  const teams = (await listTeams(pool)).filter(({ id }) => only === undefined || id === only);
  if (only !== undefined && teams.length === 0) throw new Problem('not-found', 'there is no such team');
  const calendars = await calendarsOfTeams(
    pool,
    teams.map(({ id }) => id),
  );
  return teams.flatMap((team) => {
    const calendar = calendars.get(team.id);
    return calendar === undefined ? [] : [{ team, calendar }];
  });
}

async function onCallOf(pool: Pool, teams: readonly Planned[], { from, to }: Span) {
  const ids = teams.map(({ team }) => team.id);
  const rotations = await rotationsOf(pool, ids);
  const duties = await dutiesByTeam(pool, ids, { from: new Date(from), to: new Date(to) });
  const spans = ids.flatMap((team) =>
    onCallSpans(from, to, duties.get(team) ?? [], rotations.get(team) ?? null).map((one) => ({ team, ...one })),
  );
  const names = await agentNames(
    pool,
    spans.map(({ person }) => person),
  );
  return spans.map(({ team, person, duty, ...span }) => ({
    team,
    agent: { id: person, name: names.get(person) ?? '' },
    duty: duty?.id ?? null,
    ...span,
  }));
}
