/** "Is your problem solved?": the mail that asks, entered once for each time a ticket is resolved. */
import { customerAddress } from '../../db/mail-out/customer-address.ts';
import { confirmationContext } from '../../db/mail-out/outbox.ts';
import { enqueue } from '../../db/mail-out/queue.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import { confirmation } from '../../mail/texts.ts';
import type { Deps } from '../deps.ts';

export const createConfirmationActivities = ({ pool }: Pick<Deps, 'pool'>) => ({
  /**
   * Enters the question into the outbox and returns its id; null when there is nobody to ask, and then only the limit
   * closes the ticket. Run twice: the key finds the first.
   */
  async askConfirmation({ number, cycle }: { number: number; cycle: number }): Promise<{ outbox: string | null }> {
    return inTransaction(pool, async (db) => {
      const context = await confirmationContext(db, number);
      const to = await customerAddress(db, number);
      if (context === undefined || to === null) return { outbox: null };
      const { language, name, mailboxName } = context;
      const subject = context.forwarded?.subject ?? context.subject;
      const words = confirmation(language, { name, subject, mailbox: mailboxName });
      const outbox = await enqueue(db, {
        ticket: number,
        mailbox: context.mailbox,
        kind: 'confirmation',
        key: sendKey.confirmation(number, cycle),
        to,
        subject: words.subject,
        text: words.text,
        author: { name: context.mailboxName, address: context.mailboxAddress },
      });
      return { outbox };
    });
  },
});
