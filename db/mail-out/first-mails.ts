/** Mails that tickets begin with and that these have not heard of: whoever wrote them was told that they will go. */
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { notice } from '../core/notices.ts';
import { change, type Db, many } from '../core/pool.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';

export type OwedFirstMail = TicketIdentity & {
  message: string;
  outbox: string;
  then: 'await' | 'resolve';
  heldUntil: Date | null;
  writer: { id: string; name: string };
};

/** Longer than any process goes on with a request that it has answered as pending. */
const AFTER_MIN = 15;

/** The oldest first, at most `limit`; what was taken back is owed nothing. */
export const owedFirstMails = (db: Db, limit: number): Promise<OwedFirstMail[]> =>
  many(db, {
    name: 'owed-first-mails',
    text: `select t.number, ${workflowIdIn('t')} as workflow, m.id as message, o.id as outbox, o.first_then as "then",
                  case when o.state = 'held' then o.next_try_at end as "heldUntil", json_build_object('id', a.id, 'name', a.name) as writer
             from message m join outbox o on o.message_id = m.id join ticket t on t.number = m.ticket_number join agent a on a.id = m.agent_id
            where not m.accepted and m.created_at < now() - interval '${AFTER_MIN} minutes' and o.first_then is not null and o.state in ('held', 'queued')
            order by m.created_at limit $1`,
    values: [limit],
  });

/** Its ticket has refused it: it stands there as what was not sent, with its words, and may be sent by a person. */
export const keepUnsent = (db: Db, outbox: string): Promise<number> =>
  change(db, {
    name: 'keep-unsent',
    text: `with left_unsent as (
             update outbox set state = 'halted', held_for = null, next_try_at = null, updated_at = now()
              where id = $1 and state in ('held', 'queued') returning ticket_number, message_id),
           shown as (update message set accepted = true where id = (select message_id from left_unsent)),
           counted as (update ticket set message_count = message_count + 1 where number = (select ticket_number from left_unsent))
           select ${notice('outbox', { ticket: 'ticket_number' })} from left_unsent`,
    values: [outbox],
  });
