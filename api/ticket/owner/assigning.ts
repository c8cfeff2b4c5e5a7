/** Giving a ticket to somebody, with a reason that stays among ourselves. */
import type { RouteOf } from '../../../contract/routes.ts';
import { promisedBy } from '../../../db/sla/promising.ts';
import { assignable, type Assignable, type Receiver } from '../../../db/ticket/assignable.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import type { StaffNames } from '../../../domain/ticket/names.ts';
import type { Deps } from '../../http/deps.ts';
import type { Handler, Input } from '../../http/handler.ts';
import { requireTemporal } from '../../temporal.ts';
import { byAgent, carryOut, type CommandAnswer, notFound } from '../command/command.ts';
import { refuseQueued } from '../command/queued.ts';
import { withReason } from '../message/reason.ts';

type Wanted = { agent: string | null; team: string | null; reason?: string | undefined };
type By = Pick<Input<RouteOf<'assign'>>, 'who' | 'expected' | 'key'>;

/** Problems: `bad-input` for an unknown or inactive one, and for one who may not answer; `queue-hands-out`. */
export const setAssignee: Handler<RouteOf<'assign'>> = async (deps, { params, body, ...by }) => {
  const { agent = null, team = null, reason } = body;
  if (body.agent === undefined && body.team === undefined)
    throw new Problem('bad-input', 'say whom to give it to: agent, team, or agent null for nobody');
  await requireTemporal(deps);
  return assign(deps, params.number, { agent, team, reason }, by);
};

/** To an agent, to a team, or back to the team that has it, for a caller that has asked for Temporal already. */
export async function assign(deps: Deps, number: number, to: Wanted, by: By): Promise<CommandAnswer> {
  const { agent, team, reason } = to;
  const found = await receiving(deps, number, to);
  if (found.workflow === null) throw notFound(number);
  refuseQueued(by.who, 'assign', found.waits, agent === null);
  const names = Object.fromEntries(
    [
      [agent, found.agent],
      [team, found.team],
    ].filter(([id]) => id !== null),
  ) as StaffNames;
  const promised = team === null ? {} : await promisedBy(deps.pool, number, { team }, deps.clock.now());
  const command = { kind: 'assign' as const, agent, team, ...promised };
  return reason === undefined || reason === ''
    ? carryOut(deps, number, command, { ...byAgent(by), workflow: found.workflow, names })
    : withReason(deps, number, reason, by, (note) => ({ ...command, note }), names);
}

/** Whoever is to get this ticket, and what must be known of it. Problem `bad-input` for one who may have none. */
export async function receiving({ pool }: Deps, number: number, { agent, team }: Receiver): Promise<Assignable> {
  const found = await assignable(pool, number, { agent, team });
  if (agent !== null && found.agent === null)
    throw badField(
      'agent',
      'unknown',
      'there is no active agent of this id who may answer tickets; a viewer only reads',
    );
  if (team !== null && found.team === null) throw badField('team', 'unknown', 'there is no such team');
  return found;
}
