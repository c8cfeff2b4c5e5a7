/** Agents: adding, changing, deactivating. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { createAgent as insertAgent } from '../../db/people/agents.ts';
import { saveTeams } from '../../db/people/members.ts';
import { dropLinks } from '../../db/people/password-links.ts';
import { knownSkills, saveSkills } from '../../db/people/skills.ts';
import {
  addressUse,
  listStaff,
  lockStaff,
  openTicketsByTeam,
  otherAdmins,
  saveStaff,
  type StaffMember,
  staffMember,
  type StaffSettings,
  nameNoMore,
  teamsLedBy,
} from '../../db/people/staff.ts';
import { endSessions } from '../../db/people/sessions.ts';
import { knownTeams } from '../../db/people/teams.ts';
import { canOwn, standingFault } from '../../domain/people/staff.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { hashPassword, newToken } from '../../vault/password.ts';
import type { Handler } from '../http/handler.ts';
import { auditChange } from '../http/changes.ts';
import { given } from '../http/given.ts';
import { beginHandOver } from './hand-over.ts';
import { leaveRotas, rotasOf } from './leaving.ts';
import { isMailed } from './password-links.ts';

type Skill = { skill: string; level: number };

export const listAgents: Handler<Routes['listAgents']> = async ({ pool }, { query }) => ({
  items: (await listStaff(pool, query.include === 'all')).map(({ signature: _signature, ...agent }) => agent),
  next: null,
});

export const getAgent: Handler<Routes['getAgent']> = ({ pool }, { params }) => found(pool, params.id);

/** Problem `bad-input` when the address is taken or one of ours, a team or a skill unknown. */
export const createAgent: Handler<Routes['createAgent']> = async (deps, { body, who }) => {
  // Until they have chosen one nobody can guess it.
  const passwordHash = await hashPassword(body.password ?? newToken());
  const agent = await inTransaction(deps.pool, async (db) => {
    await lockStaff(db);
    await checkAddress(db, body.email, null);
    await checkParts(db, body);
    const id = await insertAgent(db, { ...body, passwordHash });
    if (id === undefined) throw taken();
    const { password: _password, teams, skills, ...settings } = body;
    await saveStaff(db, id, { ...settings, languages: body.languages ?? [body.language], active: true });
    await saveSkills(db, id, skills);
    await audit(db, who.id, 'agent.create', id, { role: body.role, teams });
    return found(db, id);
  });
  return { ...agent, invited: body.password === undefined && (await isMailed(deps, agent.id, 'invitation')) };
};

/** Problem `bad-input` as above, and when nobody would be left who can let others in. */
export const updateAgent: Handler<Routes['updateAgent']> = async (deps, { params, body, who }) => {
  const answer = await inTransaction(deps.pool, async (db) => {
    await lockStaff(db);
    const before = await found(db, params.id);
    const { teams, skills, ...settings } = body;
    const after: StaffSettings = { ...settingsOf(before), ...given(settings) };
    const standing = { isSelf: who.id === before.id, otherAdmins: await otherAdmins(db, before.id) };
    const fault = standingFault(before, after, standing);
    if (fault !== null) throw badField(fault.field, fault.code, FAULTS[fault.code]);
    if (after.email !== before.email) await checkAddress(db, after.email, before.id);
    await checkParts(db, body);
    await saveStaff(db, before.id, after);
    if (teams !== undefined) await saveTeams(db, before.id, teams);
    if (skills !== undefined) await saveSkills(db, before.id, skills);
    const ends = canOwn(before) && !canOwn(after);
    if (!after.active) await endSessions(db, before.id);
    // One that was mailed to the old address is in somebody else's inbox now.
    if (!after.active || after.email !== before.email) await dropLinks(db, before.id);
    if (ends) {
      await nameNoMore(db, before.id);
      await leaveRotas(db, before.id, deps.clock.now());
    }
    const now = await found(db, before.id);
    await auditChange(db, who.id, 'agent.update', before.id, { before: auditedOf(before), after: auditedOf(now) });
    const owned = ends ? await openTicketsByTeam(db, before.id) : [];
    return { ...now, handedOver: owned.reduce((sum, { count }) => sum + count, 0) };
  });
  if (answer.handedOver > 0) await beginHandOver(deps);
  return answer;
};

export const agentConsequences: Handler<Routes['agentConsequences']> = async ({ pool, clock }, { params }) => {
  await found(pool, params.id);
  return {
    openTickets: await openTicketsByTeam(pool, params.id),
    leads: await teamsLedBy(pool, params.id),
    onCall: await rotasOf(pool, params.id, clock.now()),
  };
};

const FAULTS = {
  oneself: 'nobody deactivates themselves; ask another administrator',
  'last-admin': 'no other active administrator has signed in yet; make somebody one, and have them sign in first',
};

const settingsOf = ({ name, email, role, active, language, signature, ...rest }: StaffMember): StaffSettings => ({
  ...{ name, email, role, active, language, signature },
  ...{ seniority: rest.seniority, capacity: rest.capacity, languages: rest.languages },
});

/** By ids, which stay when names change. */
const auditedOf = (agent: StaffMember) => ({
  ...settingsOf(agent),
  teams: agent.teams.map(({ id }) => id),
  skills: agent.skills.map(({ skill, level }) => ({ skill: skill.id, level })),
});

async function found(db: Db, id: string): Promise<StaffMember> {
  const agent = await staffMember(db, id);
  if (agent === undefined) throw new Problem('not-found', 'there is no such agent');
  return agent;
}

const taken = () => badField('email', 'taken', 'an agent with this address exists');

async function checkAddress(db: Db, email: string, agent: string | null): Promise<void> {
  const use = await addressUse(db, email, agent);
  if (use.agent) throw taken();
  if (use.mailbox)
    throw badField('email', 'mailboxes-own', 'a mailbox of ours has this address: mail to it is a ticket');
}

async function checkParts(
  db: Db,
  { teams = [], skills = [] }: { teams?: string[] | undefined; skills?: Skill[] | undefined },
) {
  const known = await knownTeams(db, teams);
  if (teams.some((team) => !known.has(team))) throw badField('teams', 'unknown', 'there is no such team');
  const ids = skills.map(({ skill }) => skill);
  const can = await knownSkills(db, ids);
  if (ids.some((skill) => !can.has(skill))) throw badField('skills', 'unknown', 'there is no such skill');
  if (new Set(ids).size < ids.length) throw badField('skills', 'taken', 'a skill is named twice');
}
