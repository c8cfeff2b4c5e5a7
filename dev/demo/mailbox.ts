/** One customer's mail: what they sent lies in the desk's mailbox, what they received lies in the sink. */
import { createHash } from 'node:crypto';
import { findCodes } from '../../domain/mail/code.ts';
import type { ParsedMail } from '../../domain/mail/message.ts';
import { headerOf } from '../../mail/read/header-line.ts';
import { parseMail } from '../../mail/read/parse.ts';
import type { KeptMail, MailServer } from '../mailserver.ts';
import type { Sink, SunkMail } from '../sink.ts';

/** A mail as the customer sees it. `at` in epoch ms; `mail` is null when it is too large to be read here. */
export type Item = { id: string; direction: 'sent' | 'received'; at: number; mail: ParsedMail | null };

/** Mails that answer each other, oldest first. */
export type Thread = { subject: string; items: Item[] };

export type Mailboxes = {
  /** A customer's threads, the newest first. */
  threads(customer: string): Promise<Thread[]>;
  /** How many mails the desk has sent them; cheap, asked every few seconds. */
  received(customer: string): number;
  /** Reads a mail that just came, so that the page need not. */
  note(mail: SunkMail): void;
};

/** Parsing happens in this process, so that mail of any size must not stop it. */
const READ_BYTES = 4 * 1024 * 1024;

export const sentId = (mailId: string): string => idOf('sent', mailId);

export function openMailboxes(
  mailServer: Pick<MailServer, 'messages'>,
  sink: Pick<Sink, 'mails'>,
  desk: string,
): Mailboxes {
  const sunk = new WeakMap<SunkMail, Promise<Item>>();
  const kept = new Map<string, { from: string | null; item: Promise<Item> | null }>();

  const received = (customer: string) =>
    sink.mails().filter(({ envelope }) => envelope.to.some((to) => to.toLowerCase() === customer));
  const readSunk = (mail: SunkMail): Promise<Item> => {
    const item = sunk.get(mail) ?? read('received', mail.raw, `${mail.at}`, mail.at);
    sunk.set(mail, item);
    return item;
  };
  const readKept = (mail: KeptMail, customer: string): Promise<Item> | null => {
    const key = `${mail.uid}:${mail.internalDate.getTime()}`;
    const known = kept.get(key) ?? { from: headerOf(mail.raw).from, item: null };
    kept.set(key, known);
    if (known.from !== customer) return null;
    return (known.item ??= read('sent', mail.raw, key, mail.internalDate.getTime()));
  };

  return {
    async threads(customer) {
      const sent = mailServer.messages(desk).flatMap((mail) => readKept(mail, customer) ?? []);
      const items = await Promise.all([...sent, ...received(customer).map(readSunk)]);
      return threadsOf(items.sort((a, b) => a.at - b.at));
    },
    received: (customer) => received(customer).length,
    note: (mail) => void readSunk(mail).catch(() => undefined),
  };
}

async function read(direction: Item['direction'], raw: Buffer, key: string, at: number): Promise<Item> {
  const mail = raw.length > READ_BYTES ? null : await parseMail(raw).catch(() => null);
  const id = idOf(direction, mail?.mailId ?? key);
  // A letter may carry an older date than its arrival, never a later one.
  return { id, direction, at: Math.min(at, mail?.sentAt ?? at), mail };
}

const idOf = (direction: Item['direction'], name: string): string =>
  createHash('sha256').update(`${direction}:${name}`).digest('hex').slice(0, 20);

/** Threads by Message-IDs and tracking codes; a mail that joins two threads makes them one. */
function threadsOf(items: Item[]): Thread[] {
  const groups: { names: Set<string>; items: Item[] }[] = [];
  for (const item of items) {
    const names = new Set(namesOf(item));
    const joined = groups.filter((group) => [...names].some((name) => group.names.has(name)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push({
      names: new Set([...joined.flatMap((group) => [...group.names]), ...names]),
      items: [...joined.flatMap((group) => group.items), item].sort((a, b) => a.at - b.at),
    });
  }
  const last = (group: { items: Item[] }) => group.items.at(-1)?.at ?? 0;
  return groups
    .sort((a, b) => last(b) - last(a))
    .map((group) => ({ subject: group.items[0]?.mail?.subject ?? '', items: group.items }));
}

const namesOf = ({ id, mail }: Item): string[] =>
  mail === null
    ? [id]
    : [
        id,
        ...(mail.mailId === null ? [] : [mail.mailId]),
        ...mail.inReplyTo,
        ...mail.references,
        ...findCodes(`${mail.subject}\n${mail.text}`),
      ];
