/** "Is your problem solved?": the mail that asks, entered once for each time a ticket is resolved. */
import { enqueue } from '../../db/mail-out/queue.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import type { Deps } from '../deps.ts';
import { ownMail } from './own-mail.ts';

export const createConfirmationActivities = ({ pool }: Pick<Deps, 'pool'>) => ({
  /**
   * Enters the question into the outbox and returns its id; null when there is nobody to ask, and then only the limit
   * closes the ticket. Run twice: the key finds the first.
   */
  async askConfirmation({ number, cycle }: { number: number; cycle: number }): Promise<{ outbox: string | null }> {
    return inTransaction(pool, async (db) => {
      const mail = await ownMail(db, number, { kind: 'question', closesAt: null });
      if (mail === null) return { outbox: null };
      const outbox = await enqueue(db, { ...mail, kind: 'confirmation', key: sendKey.confirmation(number, cycle) });
      return { outbox };
    });
  },
});
