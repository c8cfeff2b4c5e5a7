/** "Is your problem solved?": the mail that asks, entered once for each time a ticket is resolved. */
import { confirmationContext } from '../../db/mail-out/outbox.ts';
import { enqueue } from '../../db/mail-out/queue.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { confirmation } from '../../mail/texts.ts';
import type { Deps } from '../deps.ts';

/** Stands in the stored text for the links, which only the mail itself carries: an agent must not answer for a customer. */
const LINK_SHOWN = '…';

export const createConfirmationActivities = ({ pool }: Pick<Deps, 'pool'>) => ({
  /**
   * Enters the question into the outbox and returns its id; null when there is nobody to ask, and then only the limit
   * closes the ticket. Run twice: the key finds the first.
   */
  async askConfirmation({ number, cycle }: { number: number; cycle: number }): Promise<{ outbox: string | null }> {
    return inTransaction(pool, async (db) => {
      const context = await confirmationContext(db, number);
      if (context === undefined) return { outbox: null };
      const words = confirmation(context.language, { yesUrl: LINK_SHOWN, noUrl: LINK_SHOWN });
      const outbox = await enqueue(db, {
        ticket: number,
        mailbox: context.mailbox,
        kind: 'confirmation',
        key: `confirmation:${number}:${cycle}`,
        to: context.to,
        subject: words.subject,
        text: words.text,
        author: { name: context.mailboxName, address: context.mailboxAddress },
      });
      return { outbox };
    });
  },
});
