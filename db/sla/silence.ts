/** What a command that leaves the word to the customer brings along: until when they may be silent, so that no calendar is asked later. */
import { silentUntil } from '../../domain/sla/silence.ts';
import type { State } from '../../domain/ticket/ticket.ts';
import type { Db } from '../core/pool.ts';
import { policyOfTicket } from './policies.ts';
import { limitsOfTicket } from './promising.ts';

/** So much from `now` (ms) as the ticket's own terms say, in the open hours of its policy's calendar; nothing for one that was never recorded. */
export async function limitIn(
  db: Db,
  number: number,
  state: Exclude<State, 'closed'>,
  now: number,
): Promise<{ limitAt?: number }> {
  const [policy, limits] = await Promise.all([policyOfTicket(db, number), limitsOfTicket(db, number)]);
  if (policy === undefined || limits === undefined) return {};
  return { limitAt: silentUntil({ limits, calendar: policy.calendar }, state, now) };
}
