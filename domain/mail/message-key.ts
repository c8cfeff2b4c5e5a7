import type { ParsedMail } from './message.ts';

/** Message-IDs are compared up to this length: a row of the ledger is found by an index, whose entries are bounded. */
const KEY_CHARS = 500;

/** What copies of a mail share and the ledger finds them by: the Message-ID, cut; null for a mail without one. */
export const messageKeyOf = ({ mailId }: Pick<ParsedMail, 'mailId'>): string | null =>
  mailId?.slice(0, KEY_CHARS) ?? null;
