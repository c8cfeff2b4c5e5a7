/** Sends that nobody seems to work on: the second pair of eyes of the outbox. */
import { sendStatesThat } from '../../domain/mail/outbox.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { type Db, first, many } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';

/** SQL: since when a send `o` is due and was not touched. */
const DUE_SINCE = 'greatest(o.next_try_at, o.updated_at)';
/** SQL: the send `o` of the message `m` is accepted, and in a state in which a worker should have been at it for two minutes. */
const IS_OVERDUE = `o.state ${inWords(sendStatesThat('mayTry'))} and ${DUE_SINCE} < now() - interval '2 minutes' and m.accepted`;

/**
 * Mail that its ticket has accepted, in a state in which a worker should be at it, and not touched for two minutes since it was
 * due; the longest overdue first, at most `limit`. Of closed tickets too.
 */
export const overdueSends = (db: Db, limit: number): Promise<(TicketIdentity & { outbox: string })[]> =>
  many(db, {
    name: 'overdue-sends',
    text: `select o.id as outbox, t.number, ${workflowIdIn('t')} as workflow
             from outbox o join ticket t on t.number = o.ticket_number join message m on m.id = o.message_id
            where ${IS_OVERDUE}
            order by ${DUE_SINCE} limit $1`,
    values: [limit],
  });

/** Replies whose time has come two minutes ago and that are still held, the longest overdue first, at most `limit`. */
export const overdueHeld = (db: Db, limit: number): Promise<(TicketIdentity & { outbox: string })[]> =>
  many(db, {
    name: 'overdue-held',
    text: `select o.id as outbox, t.number, ${workflowIdIn('t')} as workflow
             from outbox o join ticket t on t.number = o.ticket_number join message m on m.id = o.message_id
            where o.state = 'held' and o.next_try_at < now() - interval '2 minutes' and m.accepted
            order by o.next_try_at limit $1`,
    values: [limit],
  });

/** How many sends are overdue, and for how long the oldest is due. */
export const overdueSum = (db: Db): Promise<{ count: number; oldestS: number }> =>
  first(db, {
    name: 'overdue-sum',
    text: `select count(*)::int as count, coalesce(extract(epoch from now() - min(${DUE_SINCE})), 0)::float8 as "oldestS"
             from outbox o join message m on m.id = o.message_id where ${IS_OVERDUE}`,
  });
