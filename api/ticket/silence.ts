/** What a command that leaves the word to the customer brings along: until when they may be silent, so that no calendar is asked later. */
import { policyOfTicket } from '../../db/sla/policies.ts';
import { silentUntil } from '../../domain/sla/silence.ts';
import type { State } from '../../domain/ticket/ticket.ts';
import type { Deps } from '../http/deps.ts';

export async function limitIn(
  { pool }: Pick<Deps, 'pool'>,
  number: number,
  state: Exclude<State, 'closed'>,
): Promise<{ limitAt?: number }> {
  const policy = await policyOfTicket(pool, number);
  return policy === undefined ? {} : { limitAt: silentUntil(policy, state, Date.now()) };
}
