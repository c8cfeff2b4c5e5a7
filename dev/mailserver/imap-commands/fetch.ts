import type { Command, Token } from '../imap-parser.ts';
import { sequenceSet, textOf, textsOf } from '../imap-parser.ts';
import type { Mailbox, StoredMail } from '../mailbox-store.ts';
import type { Session } from '../session.ts';

/** A mail and its sequence number. */
export type Numbered = { mail: StoredMail; sequence: number };

/** The mails that a command's set names: UIDs for UID commands, else sequence numbers. */
export function mailsIn(mailbox: Mailbox, set: string, byUid: boolean): Numbered[] {
  const last = byUid ? (mailbox.mails.at(-1)?.uid ?? 0) : mailbox.mails.length;
  const inSet = sequenceSet(set, last);
  return mailbox.mails
    .map((mail, index) => ({ mail, sequence: index + 1 }))
    .filter(({ mail, sequence }) => inSet(byUid ? mail.uid : sequence));
}

/** Text, or the bytes of a literal with their name. */
type Item = string | { name: string; bytes: Buffer };

const FAST = ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'];

/** FETCH and UID FETCH. ENVELOPE and BODYSTRUCTURE are not there: the desk parses mails itself. */
export async function fetch(session: Session, [set, what]: Token[], command: Command): Promise<string> {
  const byUid = command.name === 'UID FETCH';
  const mailbox = session.mailbox!;
  const asked = textsOf(what).flatMap((item) => (item.toUpperCase() === 'FAST' ? FAST : [item]));
  if (byUid && !asked.some((item) => item.toUpperCase() === 'UID')) asked.unshift('UID');

  for (const { mail, sequence } of mailsIn(mailbox, textOf(set), byUid)) {
    if (session.over) break;
    const items = asked.map((item) => itemOf(mailbox, mail, item));
    const reads = asked.some((item) => /^(BODY\[|RFC822(\.TEXT)?$)/i.test(item));
    if (reads && !session.readOnly && !mail.flags.includes('\\Seen')) {
      mailbox.setFlags(mail, [...mail.flags, '\\Seen']);
      session.ownChange(mail);
      items.push(`FLAGS (${mail.flags.join(' ')})`);
    }
    sendRow(session, sequence, items);
    await session.drained();
  }
  return 'OK done';
}

function itemOf(mailbox: Mailbox, mail: StoredMail, item: string): Item {
  const upper = item.toUpperCase();
  if (upper === 'UID') return `UID ${mail.uid}`;
  if (upper === 'FLAGS') return `FLAGS (${mail.flags.join(' ')})`;
  if (upper === 'INTERNALDATE') return `INTERNALDATE "${dateTime(mail.internalDate)}"`;
  if (upper === 'RFC822.SIZE') return `RFC822.SIZE ${mail.size}`;
  if (upper === 'RFC822') return { name: 'RFC822', bytes: mailbox.read(mail) };
  const body = /^BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)(?:\.(\d+))?>)?$/i.exec(item);
  if (!body) throw new Error(`cannot FETCH ${item}`);
  const [, section = '', start, length] = body;
  const bytes = sectionOf(mailbox.read(mail), section);
  if (start === undefined) return { name: `BODY[${section}]`, bytes };
  const end = length === undefined ? undefined : Number(start) + Number(length);
  return { name: `BODY[${section}]<${start}>`, bytes: bytes.subarray(Number(start), end) };
}

function sectionOf(raw: Buffer, section: string): Buffer {
  const separator = raw.indexOf('\r\n\r\n');
  const headerEnd = separator < 0 ? raw.length : separator + 4;
  if (section === '') return raw;
  if (/^TEXT$/i.test(section)) return raw.subarray(headerEnd);
  if (/^HEADER$/i.test(section)) return raw.subarray(0, headerEnd);
  const fields = /^HEADER\.FIELDS(\.NOT)? \(([^)]*)\)$/i.exec(section);
  if (!fields) throw new Error(`no such section: ${section}`);
  const names = fields[2]!.split(/\s+/).map((name) => name.replaceAll('"', '').toLowerCase());
  const wanted = headerFields(raw).filter(({ name }) => names.includes(name) !== Boolean(fields[1]));
  return Buffer.from(`${wanted.map(({ text }) => text).join('')}\r\n`, 'latin1');
}

/** The header fields of a mail as they stand, folds included (latin1). */
export function headerFields(raw: Buffer): { name: string; text: string }[] {
  const end = raw.indexOf('\r\n\r\n');
  const header = raw.subarray(0, end < 0 ? raw.length : end + 2).toString('latin1');
  return header
    .split(/(?<=\r\n)(?![ \t])/)
    .map((text) => ({ name: text.slice(0, text.indexOf(':')).trim().toLowerCase(), text }));
}

function sendRow(session: Session, sequence: number, items: Item[]): void {
  session.sendBytes(Buffer.from(`* ${sequence} FETCH (`));
  for (const [index, item] of items.entries()) {
    if (session.over) return;
    const gap = index === 0 ? '' : ' ';
    if (typeof item === 'string') session.sendBytes(Buffer.from(gap + item, 'latin1'));
    else sendLiteral(session, gap + item.name, item.bytes);
  }
  if (!session.over) session.sendBytes(Buffer.from(')\r\n'));
}

function sendLiteral(session: Session, name: string, bytes: Buffer): void {
  const lie = session.faults.strike('lyingLiteral', session.user);
  const drop = session.faults.strike('dropInLiteral', session.user);
  session.sendBytes(Buffer.from(`${name} {${bytes.length + (lie?.by ?? 0)}}\r\n`, 'latin1'));
  session.sendBytes(drop ? bytes.subarray(0, drop.afterBytes) : bytes);
  if (drop) session.cut();
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** e.g. '23-Nov-2026 04:20:15 +0000' */
function dateTime(date: Date): string {
  const [day, time] = [String(date.getUTCDate()).padStart(2, ' '), date.toISOString().slice(11, 19)];
  return `${day}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${time} +0000`;
}
