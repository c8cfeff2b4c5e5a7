/** The commands that need no rows of their own: what the request says is the command, the ticket's answer is the answer. */
import type { RouteOf } from '../../contract/routes.ts';
import { policyOfTicket } from '../../db/sla/policies.ts';
import { assignable } from '../../db/ticket/assignable.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { promisable } from '../../domain/sla/calendar.ts';
import type { AgentCommandKind, CommandOf } from '../../domain/ticket/commands.ts';
import type { StaffNames } from '../../domain/ticket/names.ts';
import type { Deps } from '../http/deps.ts';
import type { Input, Handler } from '../http/handler.ts';
import { byAgent, command, notFound } from './command.ts';

type Carried<Kind extends AgentCommandKind> = Omit<CommandOf<Kind>, 'kind'>;
type Body<Kind extends AgentCommandKind> = Input<RouteOf<Kind>>['body'];

/** A handler that gives the ticket of the path a command of this kind, with what `read` finds in the body. */
export const gives = <Kind extends AgentCommandKind>(
  kind: Kind,
  read: (body: Body<Kind>, deps: Deps) => Carried<Kind> | Promise<Carried<Kind>>,
): Handler<RouteOf<Kind>> =>
  (async (deps, { params, body, who, key, expected }: Input<RouteOf<'set-priority'>>) => {
    const what = { kind, ...(await read(body as Body<Kind>, deps)) } as CommandOf<Kind>;
    return command(deps, params.number, what, byAgent({ who, expected, key }));
  }) as Handler<RouteOf<'set-priority'>> as unknown as Handler<RouteOf<Kind>>;

const asItStands = <Body>(body: Body): Body => body;
/** For a command that carries nothing but its name. */
export const nothing = () => ({});

export const setPriority = gives('set-priority', asItStands);
export const setType = gives('set-type', asItStands);
export const setTags = gives('tag', asItStands);
export const wake = gives('wake', nothing);

/** A new promise is kept in open hours, whoever asks for it: one outside of them moves to the next opening. */
export const snooze: Handler<RouteOf<'snooze'>> = async (deps, { params, body, who, key, expected }) => {
  const policy = await policyOfTicket(deps.pool, params.number);
  const until = Date.parse(body.until);
  const asked = Date.parse(body.dueAt);
  // What lies before the return stays there, and is refused.
  const dueAt = policy === undefined || asked < until ? asked : promisable(asked, policy.calendar);
  const what = { kind: 'snooze' as const, until, dueAt, reason: body.reason };
  return command(deps, params.number, what, byAgent({ who, expected, key }));
};

/** To an agent, to a team, or back to the team that has it. Problem `bad-input` for an unknown or inactive one, and for one who may not answer. */
export const setAssignee: Handler<RouteOf<'assign'>> = async (deps, { params, body, who, key, expected }) => {
  const { agent = null, team = null } = body;
  if (body.agent === undefined && body.team === undefined)
    throw new Problem('bad-input', 'say whom to give it to: agent, team, or agent null for nobody');
  const found = await assignable(deps.pool, params.number, { agent, team });
  if (agent !== null && found.agent === null)
    throw badField(
      'agent',
      'unknown',
      'there is no active agent of this id who may answer tickets; a viewer only reads',
    );
  if (team !== null && found.team === null) throw badField('team', 'unknown', 'there is no such team');
  if (found.workflow === null) throw notFound(params.number);
  const names = Object.fromEntries(
    [
      [agent, found.agent],
      [team, found.team],
    ].filter(([id]) => id !== null),
  ) as StaffNames;
  const by = { ...byAgent({ who, expected, key }), workflow: found.workflow, names };
  return command(deps, params.number, { kind: 'assign', agent, team }, by);
};
