/** Sends that wait for the sign-in of their mailbox. */
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { IS_HELD } from '../core/hold.ts';
import { type Db, many } from '../core/pool.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';

/**
 * Lets at most `limit` of them go whose mailbox nothing stands against any more, of one mailbox or with null of all; those that would go
 * by themselves within seconds are left alone. The caller tells their tickets, and whom it does not tell is overdue.
 */
export const releaseWaiting = (
  db: Db,
  mailbox: string | null,
  limit: number,
): Promise<(TicketIdentity & { outbox: string })[]> =>
  many(db, {
    name: 'release-waiting',
    text: `with waiting as (
             select o.id from outbox o
              where o.awaits_sign_in and o.state = 'deferred' and o.next_try_at > now() + interval '8 seconds'
                and ($1::uuid is null or o.mailbox_id = $1) and not ${IS_HELD}
                and not exists (select from mailbox_sign_in s where s.mailbox_id = o.mailbox_id and s.side = 'smtp')
              order by o.created_at limit $2 for update of o skip locked),
           released as (
             update outbox o set next_try_at = now(), awaits_sign_in = false, updated_at = now() from waiting w where w.id = o.id
             returning o.id, o.ticket_number)
           select r.id as outbox, t.number, ${workflowIdIn('t')} as workflow from released r join ticket t on t.number = r.ticket_number`,
    values: [mailbox, limit],
  });
