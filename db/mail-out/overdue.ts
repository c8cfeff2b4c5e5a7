/** Sends that nobody seems to work on: the second pair of eyes of the outbox. */
import { sendStatesThat } from '../../domain/mail/outbox.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { type Db, many } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';

/**
 * Mail that its ticket has accepted, in a state in which a worker should be at it, and not touched for two minutes since it was
 * due; the longest overdue first, at most `limit`. Of closed tickets too.
 */
export const overdueSends = (db: Db, limit: number): Promise<(TicketIdentity & { outbox: string })[]> =>
  many(db, {
    name: 'overdue-sends',
    text: `select o.id as outbox, t.number, ${workflowIdIn('t')} as workflow
             from outbox o join ticket t on t.number = o.ticket_number join message m on m.id = o.message_id
            where o.state ${inWords(sendStatesThat('mayTry'))} and greatest(o.next_try_at, o.updated_at) < now() - interval '2 minutes'
              and m.accepted
            order by greatest(o.next_try_at, o.updated_at) limit $1`,
    values: [limit],
  });
