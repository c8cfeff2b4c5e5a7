import type { Command, Token } from '../imap-parser.ts';
import { sequenceSet, textOf } from '../imap-parser.ts';
import type { Mailbox } from '../mailbox-store.ts';
import type { Session } from '../session.ts';
import type { Numbered } from './fetch.ts';
import { headerFields } from './fetch.ts';
import { DAY_MS } from '../../../domain/time.ts';

type Test = (message: Numbered) => boolean;

const FLAG_KEYS: Record<string, string> = {
  SEEN: '\\Seen',
  ANSWERED: '\\Answered',
  FLAGGED: '\\Flagged',
  DELETED: '\\Deleted',
  DRAFT: '\\Draft',
};
const HEADER_KEYS = ['FROM', 'TO', 'CC', 'BCC', 'SUBJECT'];

/** SEARCH and UID SEARCH over flags, numbers, dates and header fields; all keys must hold. */
export function search(session: Session, args: Token[], command: Command): string {
  const mailbox = session.mailbox!;
  const keys = textOf(args[0]).toUpperCase() === 'CHARSET' ? args.slice(2) : [...args];
  const test = conjunction(mailbox, keys);
  const found = mailbox.mails.map((mail, index) => ({ mail, sequence: index + 1 })).filter(test);
  const numbers = found.map(({ mail, sequence }) => (command.name === 'UID SEARCH' ? mail.uid : sequence));
  session.send(['* SEARCH', ...numbers].join(' '));
  return 'OK done';
}

function conjunction(mailbox: Mailbox, keys: Token[]): Test {
  const tests: Test[] = [];
  while (keys.length > 0) tests.push(nextKey(mailbox, keys));
  return (message) => tests.every((test) => test(message));
}

/** Takes one key and its arguments off the front of `keys`. */
function nextKey(mailbox: Mailbox, keys: Token[]): Test {
  const token = keys.shift();
  if (!token) throw new Error('a search key was expected');
  if (token.kind === 'list') return conjunction(mailbox, [...token.items]);
  const key = textOf(token).toUpperCase();
  const argument = () => textOf(keys.shift());

  if (key === 'ALL' || key === 'OLD') return () => true;
  if (key === 'NEW' || key === 'RECENT') return () => false;
  if (key === 'UID') return numbers(argument(), mailbox.mails.at(-1)?.uid ?? 0, ({ mail }) => mail.uid);
  if (key === 'NOT') return not(nextKey(mailbox, keys));
  if (key === 'OR') {
    const [one, other] = [nextKey(mailbox, keys), nextKey(mailbox, keys)];
    return (message) => one(message) || other(message);
  }
  if (key in FLAG_KEYS) return flagged(FLAG_KEYS[key]!);
  if (key.startsWith('UN') && key.slice(2) in FLAG_KEYS) return not(flagged(FLAG_KEYS[key.slice(2)]!));
  if (key === 'KEYWORD') return flagged(argument());
  if (key === 'UNKEYWORD') return not(flagged(argument()));
  if (key === 'HEADER') return header(mailbox, argument(), argument());
  if (HEADER_KEYS.includes(key)) return header(mailbox, key, argument());
  if (['SINCE', 'BEFORE', 'ON'].includes(key)) return dated(key, argument());
  if (/^[\d*]/.test(key)) return numbers(key, mailbox.mails.length, ({ sequence }) => sequence);
  throw new Error(`cannot SEARCH ${key}`);
}

const not =
  (test: Test): Test =>
  (message) =>
    !test(message);

const flagged =
  (flag: string): Test =>
  ({ mail }) =>
    mail.flags.some((own) => own.toLowerCase() === flag.toLowerCase());

function numbers(set: string, last: number, numberOf: (message: Numbered) => number): Test {
  const inSet = sequenceSet(set, last);
  return (message) => inSet(numberOf(message));
}

/** Substring without case in the raw field; encoded words are not decoded. */
function header(mailbox: Mailbox, name: string, value: string): Test {
  return ({ mail }) =>
    headerFields(mailbox.read(mail)).some(
      (field) => field.name === name.toLowerCase() && field.text.toLowerCase().includes(value.toLowerCase()),
    );
}

/** Dates are days in UTC: '23-Nov-2026'. */
function dated(key: string, day: string): Test {
  const start = Date.parse(`${day} UTC`);
  if (Number.isNaN(start)) throw new Error(`not a date: ${day}`);
  const from = key === 'BEFORE' ? -Infinity : start;
  const to = key === 'SINCE' ? Infinity : key === 'ON' ? start + DAY_MS : start;
  return ({ mail }) => from <= mail.internalDate.getTime() && mail.internalDate.getTime() < to;
}
