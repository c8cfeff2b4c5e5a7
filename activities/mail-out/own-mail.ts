/** A mail that the desk writes to a ticket's customer by itself: the company's text of a kind, filled. */
import { customerAddress } from '../../db/mail-out/customer-address.ts';
import { type OwnMailContext, ownMailContext } from '../../db/mail-out/own-mail.ts';
import type { NewSend } from '../../db/mail-out/queue.ts';
import type { Db } from '../../db/core/pool.ts';
import { type TextKind, textOf } from '../../domain/mail/template/company-text.ts';
import { momentWords } from '../../domain/mail/words/moment-words.ts';
import { letter } from '../../domain/mail/letter.ts';

type Asked = {
  kind: Extract<TextKind, 'question' | 'reminder' | 'closing'>;
  closes: Closes;
};

/** Until when we wait for the customer (epoch ms), on the clock of the calendar that counts it; null where a text names no time. */
export type Closes = { at: number; timeZone: string } | null;

/** All of it but kind and key of its send; null when there is nobody to write to, or no mailbox to write from. */
export async function ownMail(db: Db, number: number, asked: Asked): Promise<Omit<NewSend, 'kind' | 'key'> | null> {
  const context = await ownMailContext(db, number);
  const to = await customerAddress(db, number);
  if (context === undefined || to === null) return null;
  const { mailbox, mailboxName, mailboxAddress, code, subject, name, team, agent } = context;
  const text = textOf(asked.kind, context.texts, context.languages);
  const words = letter(text, {
    ...{ number, code, subject, name, team, agent, company: mailboxName },
    closes: closesIn(context, asked, text.language),
  });
  return { ticket: number, mailbox, to, ...words, author: { name: mailboxName, address: mailboxAddress } };
}

/** What is past is no time until which we wait. */
const closesIn = ({ languages, now }: OwnMailContext, { closes }: Asked, language: string): string | null =>
  closes === null || closes.at <= now
    ? null
    : momentWords(closes.at, { now, timeZone: closes.timeZone, language, tellsZone: language !== languages.at(-1) });
