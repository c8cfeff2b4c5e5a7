/** Teams: adding, changing, merging one into another. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { activeAgents, saveMembers } from '../../db/people/members.ts';
import { lockStaff, staffMember } from '../../db/people/staff.ts';
import {
  createTeam as insertTeam,
  listTeams as readTeams,
  mergeTeam,
  nameUse,
  teamById,
  type TeamRow,
  updateTeam as saveTeam,
} from '../../db/people/teams.ts';
import { canOwn } from '../../domain/people/staff.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { asHoliday } from '../../domain/sla/calendar.ts';
import type { Handler } from '../http/handler.ts';
import { auditChange } from '../http/changes.ts';
import { beginHandOver } from './hand-over.ts';

export const listTeams: Handler<Routes['listTeams']> = async ({ pool }, { query }) => ({
  items: (await readTeams(pool, query.include === 'all')).map(shown),
  next: null,
});

/** Problem `bad-input` for a name that another team has, however it is written. */
export const createTeam: Handler<Routes['createTeam']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    await lockStaff(db);
    if ((await nameUse(db, body.name, null)) === 'team') throw taken();
    const team = await insertTeam(db, body.name);
    await audit(db, who.id, 'team.create', team.id, { name: body.name });
    return team;
  });

/** Problem `bad-input` for a name that is taken, members who are not active, and a lead who may own no ticket. */
export const updateTeam: Handler<Routes['updateTeam']> = async ({ pool }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await lockStaff(db);
    const before = await found(db, params.id);
    const { name = before.name, mode = before.mode, members } = body;
    const lead = body.lead === undefined ? (before.lead?.id ?? null) : body.lead;
    if (body.lead) await checkLead(db, body.lead);
    if (members !== undefined) {
      const active = await activeAgents(db, members);
      if (members.some((id) => !active.has(id))) throw badField('members', 'unknown', 'there is no such active agent');
      await saveMembers(db, before.id, members);
    }
    const use = await nameUse(db, name, before.id);
    if (use === 'team') throw taken();
    if (use === 'merged')
      throw badField(
        'name',
        'merged-away',
        'a team of this name was merged away; add a team with this name to take it up again',
      );
    await saveTeam(db, before.id, { name, lead, mode });
    const after = await found(db, before.id);
    await auditChange(db, who.id, 'team.update', before.id, { before: auditedOf(before), after: auditedOf(after) });
    return shown(after);
  });

/** Holidays of half a day apart from whole ones, as those who know whole ones alone expect them. */
const shown = ({ calendar, ...team }: TeamRow) => {
  const holidays = calendar.holidays.map(asHoliday);
  return {
    ...team,
    calendar: {
      ...{ timeZone: calendar.timeZone, openHours: calendar.openHours },
      holidays: holidays.filter(({ from }) => !from).map(({ day }) => day),
      halfDays: holidays.flatMap(({ day, from }) => (from ? [{ day, from }] : [])),
    },
  };
};

/** Problem `bad-input` when there is no such other team; so the last one stays. */
export const deleteTeam: Handler<Routes['deleteTeam']> = async (deps, { params, body, who }) => {
  const handedOver = await inTransaction(deps.pool, async (db) => {
    await lockStaff(db);
    const team = await found(db, params.id);
    const into = await teamById(db, body.into);
    if (into === undefined || into.id === team.id)
      throw badField('into', 'unknown', 'there is no such other team; the last one cannot be merged away');
    await audit(db, who.id, 'team.merge', team.id, { into: into.id });
    return mergeTeam(db, who.id, team.id, into.id);
  });
  if (handedOver > 0) await beginHandOver(deps);
  return { handedOver };
};

const auditedOf = ({ name, lead, mode, members }: TeamRow) => ({
  ...{ name, mode, lead: lead?.id ?? null },
  members: members.map(({ id }) => id),
});

async function checkLead(db: Db, id: string): Promise<void> {
  const agent = await staffMember(db, id);
  if (agent === undefined || !canOwn(agent))
    throw badField('lead', 'unknown', 'a lead is an active agent who may answer tickets');
}

async function found(db: Db, id: string): Promise<TeamRow> {
  const team = await teamById(db, id);
  if (team === undefined) throw new Problem('not-found', 'there is no such team');
  return team;
}

const taken = () => badField('name', 'taken', 'a team of this name exists');
