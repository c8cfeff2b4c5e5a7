/** What a command that leaves the word to the customer brings along: until when they may be silent, so that no calendar is asked later. */
import { policyOfTicket } from '../../db/sla/policies.ts';
import { limitsOfTicket } from '../../db/sla/promising.ts';
import { silentUntil } from '../../domain/sla/silence.ts';
import type { State } from '../../domain/ticket/ticket.ts';
import type { Deps } from '../http/deps.ts';

/** So much as the ticket's own terms say, in the open hours of its policy's calendar; nothing for one that was never recorded. */
export async function limitIn(
  { pool, clock }: Pick<Deps, 'pool' | 'clock'>,
  number: number,
  state: Exclude<State, 'closed'>,
): Promise<{ limitAt?: number }> {
  const [policy, limits] = await Promise.all([policyOfTicket(pool, number), limitsOfTicket(pool, number)]);
  if (policy === undefined || limits === undefined) return {};
  return { limitAt: silentUntil({ limits, calendar: policy.calendar }, state, clock.now()) };
}
