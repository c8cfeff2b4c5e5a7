/** The commands that need no rows of their own: what the request says is the command, the ticket's answer is the answer. */
import type { RouteOf } from '../../../contract/routes.ts';
import { policyOfTicket } from '../../../db/sla/policies.ts';
import { promisedBy } from '../../../db/sla/promising.ts';
import { promisable } from '../../../domain/sla/calendar.ts';
import { latesOf } from '../../../domain/sla/policy.ts';
import type { AgentCommandKind, CommandOf } from '../../../domain/ticket/commands.ts';
import type { Deps } from '../../http/deps.ts';
import type { Input, Handler } from '../../http/handler.ts';
import { refuseIfQueued } from './queued.ts';
import { byAgent, command } from './command.ts';

type Carried<Kind extends AgentCommandKind> = Omit<CommandOf<Kind>, 'kind'>;
type Body<Kind extends AgentCommandKind> = Input<RouteOf<Kind>>['body'];

/** A handler that gives the ticket of the path a command of this kind, with what `read` finds in the body. */
export const gives = <Kind extends AgentCommandKind>(
  kind: Kind,
  read: (body: Body<Kind>, deps: Deps, number: number) => Carried<Kind> | Promise<Carried<Kind>>,
): Handler<RouteOf<Kind>> =>
  (async (deps, { params, body, who, key, expected }: Input<RouteOf<'set-priority'>>) => {
    await refuseIfQueued(deps, who, kind, params.number);
    const what = { kind, ...(await read(body as Body<Kind>, deps, params.number)) } as CommandOf<Kind>;
    return command(deps, params.number, what, byAgent({ who, expected, key }));
  }) as Handler<RouteOf<'set-priority'>> as unknown as Handler<RouteOf<Kind>>;

const asItStands = <Body>(body: Body): Body => body;
/** For a command that carries nothing but its name. */
export const nothing = () => ({});

/** What another priority or type is promised is brought along, so that the ticket need not ask (docs/decisions/0002). */
export const setPriority = gives('set-priority', async ({ priority }, { pool, clock }, number) => ({
  priority,
  ...(await promisedBy(pool, number, { priority }, clock.now())),
}));
export const setType = gives('set-type', async ({ type }, { pool, clock }, number) => ({
  type,
  ...(await promisedBy(pool, number, { type }, clock.now())),
}));
export const setTags = gives('tag', asItStands);
export const wake = gives('wake', nothing);

/** A new promise is kept in open hours, whoever asks for it: one outside of them moves to the next opening. */
export const snooze: Handler<RouteOf<'snooze'>> = async (deps, { params, body, who, key, expected }) => {
  const policy = await policyOfTicket(deps.pool, params.number);
  const until = Date.parse(body.until);
  const asked = Date.parse(body.dueAt);
  // What lies before the return stays there, and is refused.
  const dueAt = policy === undefined || asked < until ? asked : promisable(asked, policy.calendar);
  const late = policy === undefined ? {} : latesOf(policy, dueAt);
  const what = { kind: 'snooze' as const, until, dueAt, reason: body.reason, late };
  return command(deps, params.number, what, byAgent({ who, expected, key }));
};
