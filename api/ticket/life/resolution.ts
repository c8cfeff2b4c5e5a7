import { limitIn } from '../../../db/sla/silence.ts';
import type { RouteOf } from '../../../contract/routes.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import type { Handler } from '../../http/handler.ts';
import { byAgent, command } from '../command/command.ts';
import { refuseIfQueued } from '../command/queued.ts';

/** Resolves a ticket; the customer is asked to confirm, if the policy asks. Problems: those of domain/ticket/refusal.ts. */
export const resolve: Handler<RouteOf<'resolve'>> = async (deps, { params, body, who, key, expected }) => {
  await refuseIfQueued(deps, who, 'resolve', params.number);
  const limit = await limitIn(deps.pool, params.number, 'resolved-pending-confirmation', deps.clock.now());
  const held = body.undoSeconds ? { holdMs: body.undoSeconds * SECOND_MS } : {};
  return command(deps, params.number, { kind: 'resolve', ...limit, ...held }, byAgent({ who, expected, key }));
};
