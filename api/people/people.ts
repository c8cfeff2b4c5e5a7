/** Contacts, agents and teams. */
import type { Routes } from '../../contract/routes.ts';
import { createAgent as insertAgent, agentById, listAgents as readAgents } from '../../db/people/agents.ts';
import { audit } from '../../db/core/audit.ts';
import { contactById, listContacts as readContacts, updateContact as saveContact } from '../../db/people/contacts.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { createTeam as insertTeam, knownTeams, listTeams as readTeams } from '../../db/people/teams.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';
import { hashPassword } from '../../vault/password.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const listContacts: Handler<Routes['listContacts']> = async ({ pool }, { query }) => {
  if (query.after !== undefined && !UUID.test(query.after))
    throw new Problem('bad-input', 'this cursor was not made by this list; start again without it');
  const items = await readContacts(pool, { q: query.q || null, after: query.after ?? null, limit: query.limit });
  return { items, next: items.length === query.limit ? (items.at(-1)?.id ?? null) : null };
};

export const getContact: Handler<Routes['getContact']> = async ({ pool }, { params }) => {
  const contact = await contactById(pool, params.id);
  if (contact === undefined) throw new Problem('not-found', 'there is no such contact');
  return contact;
};

export const updateContact: Handler<Routes['updateContact']> = async (deps, input) => {
  await saveContact(deps.pool, input.params.id, input.body);
  return getContact(deps, input);
};

export const listAgents: Handler<Routes['listAgents']> = async ({ pool }) => ({
  items: await readAgents(pool),
  next: null,
});

/** Problem `bad-input` when the address is taken or a team is unknown. */
export const createAgent: Handler<Routes['createAgent']> = async ({ pool }, { body, who }) => {
  const known = await knownTeams(pool, body.teams);
  if (body.teams.some((team) => !known.has(team))) throw badField('teams', 'unknown', 'there is no such team');
  const passwordHash = await hashPassword(body.password);
  const agent = await inTransaction(pool, async (db) => {
    const id = await insertAgent(db, { ...body, email: body.email.toLowerCase(), passwordHash });
    if (id === undefined) throw badField('email', 'taken', 'an agent with this address exists');
    await audit(db, who.id, 'agent.create', id, { role: body.role, teams: body.teams });
    return agentById(db, id);
  });
  if (agent === undefined) throw new Error('the new agent is gone');
  return agent;
};

export const listTeams: Handler<Routes['listTeams']> = async ({ pool }) => ({
  items: await readTeams(pool),
  next: null,
});

export const createTeam: Handler<Routes['createTeam']> = async ({ pool }, { body, who }) => {
  const team = await insertTeam(pool, body.name);
  if (team === undefined) throw badField('name', 'taken', 'a team of this name exists');
  await audit(pool, who.id, 'team.create', team.id, {});
  return team;
};
