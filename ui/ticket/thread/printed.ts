/** What of a thread is printed. Pure. */
import { SEND_STATES } from '../../../domain/mail/outbox.ts';
import type { Message, TicketDetail } from '../../data/types.ts';
import type { Paper } from '../../parts/print/paper.ts';
import type { StreamItem } from './stream.ts';

type Customer = Pick<TicketDetail['contact'], 'id' | 'address'>;

/** The customer gets what was said between them and us: no notes, no events, nothing that has not left, nothing between us and others alone. */
export function printedOf(items: readonly StreamItem[], paper: Paper, customer: Customer): StreamItem[] {
  const theirs = addressesOf(items, customer);
  return items.filter((item) => {
    if (item.is === 'new') return false;
    if (paper === 'internal' || item.is === 'verdict') return true;
    if (item.is === 'event' || item.is === 'undone') return false;
    const { message } = item;
    const { direction, kind, author, delivery } = message;
    if (direction === 'in') return kind === 'person' && (author.id === customer.id || reaches(message, theirs));
    return (
      direction === 'out' && (delivery === null || SEND_STATES[delivery.state].hasLeft) && reaches(message, theirs)
    );
  });
}

/** Where they can be written to: the address that their ticket names, and each that they have written from. */
const addressesOf = (items: readonly StreamItem[], { id, address }: Customer): ReadonlySet<string> =>
  new Set(
    [
      address,
      ...items.flatMap((item) =>
        item.is === 'message' && item.message.author.id === id ? [item.message.author.address] : [],
      ),
    ].map((one) => one.toLowerCase()),
  );

const reaches = ({ to, cc, bcc }: Message, addresses: ReadonlySet<string>): boolean =>
  [...to, ...cc, ...bcc].some(({ address }) => addresses.has(address.toLowerCase()));
