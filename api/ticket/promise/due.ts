/** Another due time for a clock of a ticket, by a person who says why. */
import type { RouteOf } from '../../../contract/routes.ts';
import { policyOfTicket } from '../../../db/sla/policies.ts';
import { followsOf } from '../../../domain/sla/policy.ts';
import type { Handler } from '../../http/handler.ts';
import { requireTemporal } from '../../temporal.ts';
import { notFound } from '../command/command.ts';
import { withReason } from '../message/reason.ts';

/**
 * It is due as it was said, also outside open hours. Problems: `ticket-not-found`, `unavailable`, `bad-input` for a time that is past or more
 * than a year ahead, `promise-ended` where nothing is promised any more, `wrong-transition` where the clock stands still or a snooze says by
 * when.
 */
export const setDue: Handler<RouteOf<'set-due'>> = async (deps, { params: { number, kind }, body, ...by }) => {
  await requireTemporal(deps);
  const policy = await policyOfTicket(deps.pool, number);
  if (policy === undefined) throw notFound(number);
  const dueAt = Date.parse(body.dueAt);
  const now = deps.clock.now();
  // One that is past only its ticket refuses: here it counts as due now.
  const follows = followsOf(policy, kind, now, Math.max(now, dueAt));
  return withReason(deps, number, body.reason, by, (note) => ({
    kind: 'set-due',
    clock: kind,
    dueAt,
    ...follows,
    note,
  }));
};
