/** Whom a header names as the writer of its mail. */
import type { Address } from '../../domain/mail/message.ts';
import { readAddresses } from './address.ts';
import { type Head, values } from './head.ts';

/**
 * The writer, null when nobody is named; and whether several are. Of several in one From the Sender tells who it is (RFC 5322, 3.6.2). Without one it
 * is the first, or, where one alone stands in brackets, at the end, that one: what stands before it is a name with commas that nobody quoted. `most`: characters of a header that is read;
 * in a longer one nobody is named, as half of it would name somebody else.
 */
export function namedWriter(head: Head, most = Infinity): { writer: Address | null; areSeveral: boolean } {
  const fields = values(head, 'from');
  const peopleIn = (field: string) =>
    readAddresses(
      values(head, field)
        .slice(0, 1)
        .filter(({ length }) => length <= most),
    );
  const named = peopleIn('from');
  const [sender] = named.length > 1 ? peopleIn('sender') : [];
  const isName = /^[^<]*<[^<>]*>\s*$/.test(fields[0] ?? '');
  const writer = named.find(({ address }) => address === sender?.address) ?? named.at(isName ? -1 : 0) ?? null;
  return { writer, areSeveral: fields.length > 1 || named.length > 1 };
}
