/** Carries out the verdict on a mail: the rows of its message and ticket, what is owed to the ticket, the end of its row. */
import { randomBytes } from 'node:crypto';
import {
  endMail,
  type Ending,
  insertAttachments,
  insertMail,
  insertMailTicket,
  mayAcknowledgeNow,
} from '../../db/mail-in/intake.ts';
import type { Signal } from '../../db/mail-in/ledger.ts';
import { enqueue } from '../../db/mail-out/queue.ts';
import { contactFor } from '../../db/people/contacts.ts';
import type { Db } from '../../db/core/pool.ts';
import { LIMITS } from '../../domain/limits.ts';
import { codeFrom } from '../../domain/mail/code.ts';
import { languageOf } from '../../domain/mail/guess-language.ts';
import { isFromPerson } from '../../domain/mail/machine-mail.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import type { Verdict } from '../../domain/mail/verdict.ts';
import type { Due } from '../../domain/ticket/event.ts';
import { birthDues } from '../../domain/sla/policy.ts';
import type { Language } from '../../domain/text/language.ts';
import { newTicket, type Ticket } from '../../domain/ticket/ticket.ts';
import { acknowledgement } from '../../mail/texts.ts';
import type { Gathered, IntakeContext, Letter } from './facts.ts';

/** What is owed to a ticket after the commit; `ticket` is the one just born. */
export type Placed = { id: number; signal: Signal | null; ticket: Ticket | null };

/** Writes what the verdict says and ends the ledger row. Throws when somebody else has ended it meanwhile. */
export async function enact(db: Db, context: IntakeContext, given: Gathered, verdict: Verdict): Promise<Placed> {
  const { letter } = given;
  switch (verdict.kind) {
    case 'duplicate':
      return end(db, letter, { state: 'duplicate', duplicateOf: verdict.of, ticket: verdict.ticket });
    case 'held':
      return end(db, letter, {
        state: 'held',
        heldReason: verdict.reason,
        heldText: letter.mail.newText.slice(0, LIMITS.heldTextChars),
        ticket: verdict.ticket,
      });
    case 'ticket':
      return attach(db, context, given, verdict.ticket);
    case 'new-ticket':
      return open(db, context, given, verdict);
  }
}

/** The mail becomes the next message of a ticket, which is owed a signal. */
async function attach(db: Db, context: IntakeContext, given: Gathered, number: number): Promise<Placed> {
  const at = arrivalOf(given.letter, context);
  const contact = await contactOf(db, given);
  const message = await write(db, given, number, contact, at);
  const signal = arrival(given, number, { message, contact, at, dues: [], outbox: null });
  return end(db, given.letter, { state: 'processed', ticket: number, signal });
}

/** The mail becomes the first message of a ticket: its birth, with the acknowledgement that it may get. */
async function open(
  db: Db,
  context: IntakeContext,
  given: Gathered,
  { relatedTo, acknowledge }: Extract<Verdict, { kind: 'new-ticket' }>,
): Promise<Placed> {
  const { mailbox, policy } = context;
  const at = arrivalOf(given.letter, context);
  const contact = await contactOf(db, given);
  const born = await insertTicket(db, context, given.letter, contact, relatedTo);
  const { number } = born;
  const message = await write(db, given, number, contact, at);
  const outbox = acknowledge ? await sendReceipt(db, context, born, given.letter.from.address) : null;
  const ticket = newTicket({
    number,
    team: mailbox.teamId,
    priority: 'normal',
    policy: policy.id,
    limits: policy.limits,
    at,
  });
  const signal = arrival(given, number, { message, contact, at, dues: birthDues(policy, at), outbox });
  return end(db, given.letter, { state: 'processed', ticket: number, signal }, ticket);
}

/** When a mail counts as arrived, in epoch ms: when it was stored, by whichever clock is behind. */
const arrivalOf = ({ row }: Letter, { now }: IntakeContext): number => Math.min(row.storedAt.getTime(), now);

const contactOf = async (db: Db, { letter: { from }, contact }: Gathered): Promise<string> =>
  contact ?? contactFor(db, from.address, from.name);

const NO_SUBJECT = { tr: '(konu yok)', en: '(no subject)' };

/** What the customer is told of a new ticket. */
type Born = { number: number; code: string; language: Language };

async function insertTicket(
  db: Db,
  { mailbox }: IntakeContext,
  { row, mail }: Letter,
  contact: string,
  relatedTo: number | null,
): Promise<Born> {
  const language = languageOf(`${mail.subject}\n${mail.newText}`, mailbox.language);
  for (;;) {
    const code = codeFrom(randomBytes(32));
    const number = await insertMailTicket(db, {
      code,
      mailbox: mailbox.id,
      contact,
      subject: mail.subject || NO_SUBJECT[language],
      language,
      team: mailbox.teamId,
      relatedTo,
      createdAt: row.storedAt,
    });
    if (number !== undefined) return { number, code, language };
  }
}

async function write(
  db: Db,
  { letter: { row, mail, files, from }, facts }: Gathered,
  ticket: number,
  contact: string,
  at: number,
): Promise<string> {
  const message = await insertMail(db, {
    ticket,
    kind: facts.kind,
    contact,
    fromName: from.name,
    fromAddress: from.address,
    subject: mail.subject,
    text: mail.text.slice(0, LIMITS.textChars),
    newText: mail.newText === mail.text ? null : mail.newText.slice(0, LIMITS.textChars),
    html: mail.html,
    messageId: mail.messageId,
    references: mail.references,
    inbound: row.id,
    defects: mail.defects,
    sentAt: mail.sentAt === null ? null : new Date(mail.sentAt),
    at: new Date(at),
  });
  if (files.length > 0) await insertAttachments(db, message, files);
  return message;
}

/** Enters the acknowledgement and returns its outbox id. The last wall is a count, whatever the mail's headers say. */
async function sendReceipt(
  db: Db,
  { mailbox }: IntakeContext,
  { number, code, language }: Born,
  to: string,
): Promise<string | null> {
  if (!(await mayAcknowledgeNow(db, mailbox.id, to, LIMITS.ackEveryMs))) return null;
  const words = acknowledgement(language, { code });
  return enqueue(db, {
    ticket: number,
    mailbox: mailbox.id,
    kind: 'acknowledgement',
    key: sendKey.acknowledgement(number),
    to,
    subject: words.subject,
    text: words.text,
    author: { name: mailbox.name, address: mailbox.address },
  });
}

type Arrival = { message: string; contact: string; at: number; dues: Due[]; outbox: string | null };

/** What the ticket is told: once, by the key of the row. */
const arrival = ({ letter, facts }: Gathered, number: number, { contact, at, ...what }: Arrival): Signal => ({
  number,
  call: {
    fact: { kind: 'message-received', machine: !isFromPerson(facts.kind), ...what },
    actor: { kind: 'contact', id: contact },
    at,
    key: `m:${letter.row.id}`,
  },
});

async function end(
  db: Db,
  { row, mail, messageKey, contentHash }: Letter,
  rest: Partial<Ending> & Pick<Ending, 'state'>,
  ticket: Ticket | null = null,
): Promise<Placed> {
  const ending: Ending = {
    id: row.id,
    messageKey,
    contentHash,
    ticket: null,
    duplicateOf: null,
    heldReason: null,
    heldText: null,
    signal: null,
    from: mail.from?.address ?? null,
    subject: mail.subject,
    ...rest,
  };
  if (!(await endMail(db, ending))) throw new Error(`mail ${row.id} was ended by somebody else`);
  return { id: row.id, signal: ending.signal, ticket };
}
