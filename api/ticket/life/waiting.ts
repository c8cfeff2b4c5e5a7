/** Waiting for somebody: the customer, a third party, a colleague; and its end. */
import { limitIn } from '../../../db/sla/silence.ts';
import type { RouteOf } from '../../../contract/routes.ts';
import type { Handler } from '../../http/handler.ts';
import { byAgent, command } from '../command/command.ts';
import { refuseIfQueued } from '../command/queued.ts';
import { gives, nothing } from '../command/simple-commands.ts';

/** Says for whom a ticket waits. Without `until` its owner is reminded when a customer would be. */
export const wait: Handler<RouteOf<'wait'>> = async (deps, { params, body, who, key, expected }) => {
  await refuseIfQueued(deps, who, 'wait', params.number);
  const until = body.until === null ? null : Date.parse(body.until);
  const what = { kind: 'wait' as const, waitingFor: body.for, until, reason: body.reason };
  const limit = await limitIn(deps.pool, params.number, 'awaiting-reply', deps.clock.now());
  return command(deps, params.number, { ...what, ...limit }, byAgent({ who, expected, key }));
};

export const endWait = gives('end-wait', nothing);
