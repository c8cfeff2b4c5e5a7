/** The end of a send whose attempt nobody here has seen. */
import { unsentStates } from '../../domain/mail/outbox.ts';
import type { DeliveryState } from '../../domain/ticket/event.ts';
import { change, inTransaction, type Pool } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { applyReports } from './bounces.ts';
import { forgetTakenBack, TAKEN_BACK } from './taking-back.ts';

/** Ends a send by what is known of it from elsewhere, unless it has ended meanwhile. */
export const settleSend = (
  pool: Pool,
  id: string,
  state: Extract<DeliveryState, 'sent' | 'rejected' | 'unknown' | 'cancelled'>,
  why: string,
): Promise<void> =>
  inTransaction(pool, async (db) => {
    const ended = await change(db, {
      name: 'settle-send',
      text: `update outbox set state = case when $2 = 'cancelled' then ${TAKEN_BACK} else $2 end, last_response = $3, lease = null, next_try_at = null, updated_at = now(),
                    sent_at = case when $2 = 'sent' then now() else sent_at end
              where id = $1 and state ${inWords(unsentStates)}`,
      values: [id, state, why],
    });
    if (ended === 0) return;
    await forgetTakenBack(db, id);
    await change(db, {
      name: 'settle-recipients',
      text: `update outbox_recipient set state = $2, response = $3
              where outbox_id = $1 and state in ('queued', 'deferred') and $2 <> 'cancelled'`,
      values: [id, state, why],
    });
    await applyReports(db, id);
    await change(db, {
      name: 'settle-message',
      text: `update message set sent_at = coalesce(sent_at, now()) where $2 = 'sent' and id = (select message_id from outbox where id = $1)`,
      values: [id, state],
    });
  });
