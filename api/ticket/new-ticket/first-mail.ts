/** The mail that a ticket begins with: its words, its files and whom it goes to are looked at and kept as those of a reply. */
import type { Routes } from '../../../contract/routes.ts';
import type { Db } from '../../../db/core/pool.ts';
import { ownAddresses } from '../../../db/mail-in/mailbox-account.ts';
import { queueReply } from '../../../db/mail-out/queue.ts';
import type { NewMessage } from '../../../db/ticket/messages.ts';
import { letIn } from '../../../db/ticket/participants.ts';
import type { Address } from '../../../domain/mail/message.ts';
import { badField } from '../../../domain/problem.ts';
import type { Deps } from '../../http/deps.ts';
import type { Input } from '../../http/handler.ts';
import { recipientsOfFirst } from '../reply/addressing.ts';
import { heldUntilOf } from '../reply/held-until.ts';
import { refuseOversized } from '../reply/mail-size.ts';
import { blanksOf, refuseConcerns } from '../reply/reply-concerns.ts';
import { eachOnce, takeFiles, wordsOf } from '../message/writing.ts';

type Asked = Input<Routes['createTicket']>;
type Words = Pick<NewMessage, 'text' | 'html'>;
type First = ReturnType<typeof recipientsOfFirst>;

/** What was said in a call, or is mailed. Problems: `bad-input` without a word, and for what a call has not; those of a reply. */
export function openingWords({ text, html, attachments, cc, bcc, direction }: Asked['body']): Words {
  const ofMail = Object.entries({ html, attachments, cc, bcc }).find(([, given]) => (given?.length ?? 0) > 0);
  if (direction === 'in' && ofMail !== undefined)
    throw badField(
      ofMail[0],
      'unexpected',
      'what was said in a call is written down as `text`, and nobody is mailed it',
    );
  if (text === undefined && html === undefined) throw badField('text', 'missing', 'say what it is about');
  return wordsOf({ text, html });
}

/** Problems: `bad-input` for recipients that are none, `to-confirm`. */
export async function readFirstMail(db: Db, input: Asked, words: Words, to: Address): Promise<First> {
  const { body, who } = input;
  const first = recipientsOfFirst(to, body, await ownAddresses(db));
  await refuseConcerns(db, {
    ...{ number: null, version: 0, agent: who.id, recipients: first.recipients, seen: null },
    ...{ ...words, files: body.attachments.length, confirmed: body.confirmed, blanks: await blanksOf(db, input) },
  });
  return first;
}

/** Gives the message its files, lets in whom it goes to besides, and queues it. Problems: `bad-input` for files, `too-large`. */
export async function queueFirstMail(
  deps: Pick<Deps, 'clock' | 'settings'>,
  db: Db,
  { body, who }: Asked,
  mail: First & Words & { number: number; message: string; mailbox: { id: string; address: string; smtpHost: string } },
): Promise<void> {
  const { number, message, mailbox, recipients, added } = mail;
  const { bytes } = await takeFiles(db, { id: message, html: mail.html }, eachOnce(body.attachments), who.id);
  refuseOversized(deps, mailbox, { bytes, message: mail, recipients: recipients.length });
  await letIn(
    db,
    added.map((person) => ({ ...person, ticket: number, message, addedBy: 'agent' as const })),
  );
  const heldUntil = heldUntilOf({ undoSeconds: body.undoSeconds }, deps.clock.now());
  const send = { number, messageId: message, mailboxId: mailbox.id, recipients, heldUntil };
  // No title that the ticket is given later is told to the customer.
  await queueReply(db, { ...send, subject: body.subject, firstThen: body.solved ? 'resolve' : 'await' });
}
