/** Sends whose mailbox was deleted. */
import { waitingSends } from '../../domain/mail/outbox.ts';
import { change, type Db } from '../core/pool.ts';
import { inWords } from '../core/words.ts';

/** An attempt under way has its bytes, and goes on with them. */
const WAITS = `o.state ${inWords(waitingSends)}`;

/**
 * Gives a send that waits to the mailbox that answers for its own, which was deleted. It is written anew, because another address sends
 * it; what was frozen has not left the house. Run twice: finds nothing to hand on.
 */
export const handOn = (db: Db, id: string): Promise<number> =>
  change(db, {
    name: 'hand-on-send',
    text: `update outbox o set mailbox_id = b.successor_id, mail_id = null, envelope_from = null, raw_sha256 = null, updated_at = now()
             from mailbox b where b.id = o.mailbox_id and o.id = $1 and b.deleted_at is not null and b.successor_id is not null and ${WAITS}`,
    values: [id],
  });
