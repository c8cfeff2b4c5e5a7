/** Carries out the verdict on a mail: the rows of its message and ticket, what is owed to the ticket, the end of its row. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../../db/core/pool.ts';
import { endMail, type Ending, insertAttachments, insertMail, mayAcknowledgeNow } from '../../db/mail-in/intake.ts';
import { enqueue } from '../../db/mail-out/queue.ts';
import { contactFor } from '../../db/people/contacts.ts';
import { drawNumbers, insertBorn, type NewTicket } from '../../db/ticket/birth.ts';
import { LIMITS } from '../../domain/limits.ts';
import { codeFrom } from '../../domain/mail/code.ts';
import { languageOf } from '../../domain/mail/guess-language.ts';
import { isFromPerson } from '../../domain/mail/machine-mail.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import type { Verdict } from '../../domain/mail/verdict.ts';
import { birthDues } from '../../domain/sla/policy.ts';
import type { Language } from '../../domain/text/language.ts';
import { previewOf } from '../../domain/text/preview.ts';
import { born, type FirstEvent } from '../../domain/ticket/birth.ts';
import type { Due } from '../../domain/ticket/event.ts';
import { acknowledgement } from '../../mail/texts.ts';
import type { Pending, PendingStart } from '../ticket/signal.ts';
import type { Gathered, IntakeContext, Letter } from './facts.ts';

/** A ledger row that has ended, and what its ticket is owed after the commit. */
export type Placed = { id: number; pending: Pending | null };

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

/** The mail becomes the next message of a ticket, which is owed the fact. */
async function attach(db: Db, context: IntakeContext, given: Gathered, number: number): Promise<Placed> {
  const at = arrivalOf(given.letter, context);
  const contact = await contactOf(db, given);
  const message = randomUUID();
  await write(db, given, { message, number, contact, at, isFirst: false });
  const { actor, at: _at, key, ...fact } = arrival(given, { message, contact, at, dues: [], outbox: null });
  return end(db, given.letter, {
    state: 'processed',
    ticket: number,
    fact: { number, call: { fact, actor, at, key } },
  });
}

/**
 * The mail becomes the first message of a ticket, which is born whole: stored as its first event makes it, with its deadlines
 * and the acknowledgement that it may get. What its run is owed is only the start.
 */
async function open(
  db: Db,
  context: IntakeContext,
  given: Gathered,
  { relatedTo, acknowledge }: Extract<Verdict, { kind: 'new-ticket' }>,
): Promise<Placed> {
  const { mailbox, policy, names, now } = context;
  const { mail, from } = given.letter;
  const at = arrivalOf(given.letter, context);
  const contact = await contactOf(db, given);
  const [number] = (await drawNumbers(db, 1)) as [number];
  const message = randomUUID();
  // The last wall is a count, whatever the mail's headers say.
  const outbox =
    acknowledge && (await mayAcknowledgeNow(db, mailbox.id, from.address, LIMITS.ackEveryMs)) ? randomUUID() : null;
  const birth = {
    number,
    team: mailbox.teamId,
    priority: 'normal' as const,
    policy: policy.id,
    limits: policy.limits,
    names,
    at,
  };
  const { ticket, event } = born(
    birth,
    arrival(given, { message, contact, at, dues: birthDues(policy, at), outbox }),
    now,
  );
  const language = languageOf(`${mail.subject}\n${mail.newText}`, mailbox.language);
  const row: Omit<NewTicket, 'code'> = {
    ticket,
    event,
    mailbox: mailbox.id,
    contact,
    channel: 'email',
    subject: mail.subject || NO_SUBJECT[language],
    language,
    relatedTo,
    preview: previewOf(mail.newText),
    messages: 1,
    unread: 1,
    at: new Date(at),
  };
  let code: string;
  do code = codeFrom(randomBytes(32));
  while ((await insertBorn(db, [{ ...row, code }])).length === 0);
  await write(db, given, { message, number, contact, at, isFirst: true });
  if (outbox !== null) await enqueueReceipt(db, context, { outbox, number, code, language, to: from.address });
  return end(db, given.letter, { state: 'processed', ticket: number }, { kind: 'start', number, ticket });
}

/** When a mail counts as arrived, in epoch ms: when it was stored, by whichever clock is behind. */
const arrivalOf = ({ row }: Letter, { now }: IntakeContext): number => Math.min(row.storedAt.getTime(), now);

const contactOf = async (db: Db, { letter: { from }, contact }: Gathered): Promise<string> =>
  contact ?? contactFor(db, from.address, from.name);

const NO_SUBJECT = { tr: '(konu yok)', en: '(no subject)' };

async function write(
  db: Db,
  { letter: { row, mail, files, from }, facts }: Gathered,
  {
    message,
    number,
    contact,
    at,
    isFirst,
  }: { message: string; number: number; contact: string; at: number; isFirst: boolean },
): Promise<void> {
  await insertMail(db, {
    id: message,
    ticket: number,
    isFirst,
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
}

async function enqueueReceipt(
  db: Db,
  { mailbox }: IntakeContext,
  send: { outbox: string; number: number; code: string; language: Language; to: string },
): Promise<void> {
  const words = acknowledgement(send.language, { code: send.code });
  await enqueue(db, {
    id: send.outbox,
    ticket: send.number,
    mailbox: mailbox.id,
    kind: 'acknowledgement',
    key: sendKey.acknowledgement(send.number),
    to: send.to,
    subject: words.subject,
    text: words.text,
    author: { name: mailbox.name, address: mailbox.address },
  });
}

type Arrival = { message: string; contact: string; at: number; dues: Due[]; outbox: string | null };

/** The mail as an event of its ticket; it counts once, by the key of its row. */
const arrival = (
  { letter, facts }: Gathered,
  { contact, at, message, dues, outbox }: Arrival,
): Extract<FirstEvent, { kind: 'message-received' }> => ({
  kind: 'message-received',
  message,
  machine: !isFromPerson(facts.kind),
  dues,
  outbox,
  actor: { kind: 'contact', id: contact },
  at,
  key: `m:${letter.row.id}`,
});

async function end(
  db: Db,
  { row, mail, messageKey, contentHash }: Letter,
  rest: Partial<Ending> & Pick<Ending, 'state'>,
  start: PendingStart | null = null,
): Promise<Placed> {
  const ending: Ending = {
    id: row.id,
    messageKey,
    contentHash,
    ticket: null,
    duplicateOf: null,
    heldReason: null,
    heldText: null,
    fact: null,
    from: mail.from?.address ?? null,
    subject: mail.subject,
    ...rest,
  };
  if (!(await endMail(db, ending))) throw new Error(`mail ${row.id} was ended by somebody else`);
  const { fact } = ending;
  return { id: row.id, pending: fact === null ? start : { kind: 'fact', id: row.id, ...fact } };
}
