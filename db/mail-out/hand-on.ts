/** Sends whose mailbox does not send as they were written: it was deleted, or it is paused. */
import { sendStatesThat } from '../../domain/mail/outbox.ts';
import { change, type Db, maybe } from '../core/pool.ts';
import { inWords } from '../core/words.ts';

/** An attempt under way has its bytes, and goes on with them. */
const WAITS = `o.state ${inWords(sendStatesThat('mayTry').filter((state) => state !== 'sending'))}`;

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

/** Puts off what a machine writes while its mailbox is paused; the time of the next look, or null when nothing is put off. */
export const putOffWhilePaused = async (db: Db, id: string, forMs: number): Promise<Date | null> =>
  (
    await maybe<{ at: Date }>(db, {
      name: 'put-off-while-paused',
      text: `update outbox o set state = 'deferred', next_try_at = now() + make_interval(secs => $2 / 1000.0), updated_at = now(),
                    last_response = 'the mailbox is paused: automatic mail waits until it goes on'
               from mailbox b where b.id = o.mailbox_id and o.id = $1 and b.paused and b.deleted_at is null and o.kind <> 'reply' and ${WAITS}
             returning o.next_try_at as at`,
      values: [id, forMs],
    })
  )?.at ?? null;
