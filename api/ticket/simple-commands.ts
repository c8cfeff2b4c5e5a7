/** The commands that need no rows of their own: each parses, asks the ticket and answers with it. */
import type { Routes } from '../../contract/routes.ts';
import { isActiveAgent } from '../../db/people/agents.ts';
import { knownTeams } from '../../db/people/teams.ts';
import type { Command } from '../../domain/ticket/event.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { command, type View } from './command.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';

type By = { params: { number: number }; who: { id: string }; key: string | null; expected: number | null };

const move = (deps: Deps, { params, who, key, expected }: By, what: Command): Promise<View> =>
  command(deps, params.number, what, { actor: { kind: 'agent', id: who.id }, expected, key });

/** To an agent, to a team, or back to the team that has it. Problem `bad-input` for an unknown or inactive one. */
export const setAssignee: Handler<Routes['setAssignee']> = async (deps, ask) => {
  const { agent = null, team = null } = ask.body;
  if (ask.body.agent === undefined && ask.body.team === undefined)
    throw new Problem('bad-input', 'say whom to give it to: agent, team, or agent null for nobody');
  if (agent !== null && !(await isActiveAgent(deps.pool, agent)))
    throw badField('agent', 'there is no such active agent');
  if (team !== null && !(await knownTeams(deps.pool, [team])).has(team))
    throw badField('team', 'there is no such team');
  return move(deps, ask, { kind: 'assign', agent, team });
};

export const setPriority: Handler<Routes['setPriority']> = (deps, ask) =>
  move(deps, ask, { kind: 'set-priority', priority: ask.body.priority });
export const setType: Handler<Routes['setType']> = (deps, ask) =>
  move(deps, ask, { kind: 'set-type', type: ask.body.type });
export const setTags: Handler<Routes['setTags']> = (deps, ask) => move(deps, ask, { kind: 'tag', tags: ask.body.tags });
export const resolve: Handler<Routes['resolve']> = (deps, ask) => move(deps, ask, { kind: 'resolve' });
export const reopen: Handler<Routes['reopen']> = (deps, ask) => move(deps, ask, { kind: 'reopen' });
export const archive: Handler<Routes['archive']> = (deps, ask) => move(deps, ask, { kind: 'archive' });
export const markSpam: Handler<Routes['markSpam']> = (deps, ask) => move(deps, ask, { kind: 'mark-spam' });
export const wake: Handler<Routes['wake']> = (deps, ask) => move(deps, ask, { kind: 'wake' });

export const snooze: Handler<Routes['snooze']> = (deps, ask) =>
  move(deps, ask, {
    kind: 'snooze',
    until: Date.parse(ask.body.until),
    dueAt: Date.parse(ask.body.dueAt),
    reason: ask.body.reason,
  });
