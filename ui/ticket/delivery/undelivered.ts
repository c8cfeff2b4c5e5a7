import { IN_TROUBLE } from '../../../domain/mail/outbox.ts';
import type { Delivery } from '../../data/types.ts';

type Recipient = Delivery['recipients'][number];

/** Whom a mail of ours did not reach as far as is known, each with what their server said; `some` when others have it. */
export function undelivered({ recipients }: Pick<Delivery, 'recipients'>): { people: Recipient[]; some: boolean } {
  const people = recipients.filter(({ state }) => IN_TROUBLE.includes(state));
  return { people, some: people.length > 0 && recipients.some(({ state }) => state === 'sent') };
}
