/** One stored mail becomes a message of a ticket, a ticket of its own, a held mail, or a known duplicate. */
import { createHash, randomBytes } from 'node:crypto';
import type { Blobs } from '../../db/blobs/files.ts';
import { lockLetters, type Signal, type WaitingMail } from '../../db/mail-in/ledger.ts';
import {
  elsewhere,
  endMail,
  type Ending,
  insertAttachments,
  insertMail,
  insertMailTicket,
  mayAcknowledgeNow,
  mayOpen,
  type NewAttachment,
  resolveClues,
  sameMail,
  senderOf,
} from '../../db/mail-in/intake.ts';
import { contactFor } from '../../db/people/contacts.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { enqueue } from '../../db/mail-out/outbox.ts';
import type { Db } from '../../db/core/pool.ts';
import { codeFrom } from '../../domain/mail/code.ts';
import { LIMITS } from '../../domain/limits.ts';
import { languageOf } from '../../domain/mail/guess-language.ts';
import {
  isFromPerson,
  machineKind,
  type MachineKind,
  mayAcknowledge,
  writerOf,
} from '../../domain/mail/machine-mail.ts';
import type { ParsedMail } from '../../domain/mail/message.ts';
import type { Language } from '../../domain/text/language.ts';
import { birthDues, type Policy } from '../../domain/sla/policy.ts';
import { acknowledgement } from '../../mail/texts.ts';
import { candidates, type HoldReason, placement, type Signatures } from '../../domain/mail/threading.ts';
import { newTicket, type Ticket } from '../../domain/ticket/ticket.ts';

/** What stays the same for all mails of one batch. */
export type IntakeContext = {
  mailbox: MailboxAccount;
  policy: Policy;
  ownAddresses: string[];
  instance: string;
  signatures: Signatures;
  /** Epoch ms. */
  now: number;
};

export type ReadMail = { row: WaitingMail; mail: ParsedMail; files: NewAttachment[] };

/** What is owed to a ticket after the commit; `ticket` is the one just born. */
export type Placed = { id: number; signal: Signal | null; ticket: Ticket | null };

/** Stores a mail's files; they are found by content, so a repeated call stores nothing new. */
export async function storeFiles(blobs: Blobs, mail: ParsedMail): Promise<NewAttachment[]> {
  return Promise.all(
    mail.attachments.map(async ({ content, ...attachment }) => ({
      ...attachment,
      size: content.byteLength,
      sha256: await blobs.put(content),
    })),
  );
}

/** A decision of a person about a held mail, which goes before every rule. */
export type Decision = { to: 'ticket' | 'new-ticket'; number: number | null };

/** Gives one mail its place, inside the caller's transaction. */
export async function place(
  db: Db,
  context: IntakeContext,
  given: ReadMail,
  decision: Decision | null = null,
): Promise<Placed> {
  const { row } = given;
  const { mailbox } = context;
  const mail = { ...given.mail, from: writerOf(given.mail, context.ownAddresses) };
  const read = { ...given, mail };
  const messageKey = mail.messageId?.slice(0, 500) ?? null;
  const contentHash = contentHashOf(mail);
  const end = async (rest: Partial<Ending> & Pick<Ending, 'state'>, ticket: Ticket | null = null): Promise<Placed> => {
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
  };

  await lockLetters(db, [{ messageId: mail.messageId, sha256: row.sha256 }]);
  if (decision === null) {
    const same = await sameMail(db, mailbox.id, row.id, row.sha256, messageKey, contentHash);
    if (same) return end({ state: 'duplicate', duplicateOf: same.id, ticket: same.ticketNumber });
    const other = messageKey === null ? undefined : await elsewhere(db, mailbox.id, messageKey, contentHash);
    if (other) return end({ state: 'duplicate', duplicateOf: other.id, ticket: other.ticketNumber });
  }

  const from = mail.from ?? { name: '', address: `unknown-${row.id}@invalid` };
  const kind = machineKind(mail, {
    addresses: context.ownAddresses,
    instance: context.instance,
    messageIdDomains: context.ownAddresses.map(domainOf),
  });
  const sender = await senderOf(db, from.address);
  const clues = candidates(mail, context.signatures);
  const resolved = await resolveClues(db, clues, sender, LIMITS.reopenWindowMs, context.now);
  const found = decision === null ? placement({ clues: resolved, authenticity: 'none' }) : decided(decision);

  const hold = (heldReason: HoldReason | 'own-mail' | 'too-many', ticket: number | null) =>
    end({ state: 'held', heldReason, heldText: mail.newText.slice(0, LIMITS.heldTextChars), ticket });
  if (decision === null && kind === 'loop') return hold('own-mail', resolved[0]?.ticket ?? null);
  // A report about our mail speaks for the machine that sent it: the ticket it names is where it belongs. Only our own
  // signature proves that it is about our mail; anybody can call a mail a report and print a code.
  const isReport =
    found.to === 'quarantine' &&
    REPORTS.includes(kind) &&
    resolved.some((clue) => clue.strength === 'strong' && clue.ticket === found.number);
  if (found.to === 'quarantine' && !isReport) return hold(found.reason, found.number);

  const contact = sender.contact ?? (await contactFor(db, from.address, from.name));
  // A contact made just now has opened none.
  if (
    found.to === 'new-ticket' &&
    decision === null &&
    sender.contact !== null &&
    !(await mayOpen(db, mailbox.id, contact, LIMITS.ticketsPerSenderHour))
  )
    return hold('too-many', null);

  const { number, born } =
    found.to === 'new-ticket'
      ? await open(db, context, read, contact, found.related ?? null)
      : { number: found.number, born: null };
  const at = Math.min(row.storedAt.getTime(), context.now);
  const message = await write(db, read, number, kind, contact, from, new Date(at));
  const outbox = born === null ? null : await acknowledge(db, context, read, born, kind, from.address);
  const ticket =
    born === null
      ? null
      : newTicket({
          number,
          team: mailbox.teamId,
          priority: 'normal',
          policy: context.policy.id,
          limits: context.policy.limits,
          at,
        });
  const signal: Signal = {
    number,
    call: {
      fact: {
        kind: 'message-received',
        message,
        machine: !isFromPerson(kind),
        dues: born === null ? [] : birthDues(context.policy, at),
        outbox,
      },
      actor: { kind: 'contact', id: contact },
      at,
      key: `m:${row.id}`,
    },
  };
  return end({ state: 'processed', ticket: number, signal }, ticket);
}

const decided = ({ to, number }: Decision) =>
  to === 'ticket' && number !== null
    ? { to: 'ticket' as const, number }
    : { to: 'new-ticket' as const, ...(number === null ? {} : { related: number }) };

const NO_SUBJECT = { tr: '(konu yok)', en: '(no subject)' };

const REPORTS: readonly MachineKind[] = ['bounce', 'receipt', 'complaint'];

/** What the customer is told of a new ticket. */
type Born = { number: number; code: string; language: Language };

async function open(
  db: Db,
  { mailbox }: IntakeContext,
  { row, mail }: ReadMail,
  contact: string,
  relatedTo: number | null,
): Promise<{ number: number; born: Born }> {
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
    if (number !== undefined) return { number, born: { number, code, language } };
  }
}

async function write(
  db: Db,
  { row, mail, files }: ReadMail,
  ticket: number,
  kind: MachineKind,
  contact: string,
  from: { name: string; address: string },
  at: Date,
): Promise<string> {
  const message = await insertMail(db, {
    ticket,
    kind,
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
    at,
  });
  if (files.length > 0) await insertAttachments(db, message, files);
  return message;
}

/** Enters the acknowledgement when one is due; returns its outbox id. The last wall is a count, whatever headers say. */
async function acknowledge(
  db: Db,
  { mailbox, now }: IntakeContext,
  { row, mail }: ReadMail,
  { number, code, language }: Born,
  kind: MachineKind,
  to: string,
): Promise<string | null> {
  if (!mailbox.acknowledge || !mayAcknowledge(kind, mail) || mail.from === null) return null;
  const written = Math.min(row.internalDate.getTime(), mail.sentAt ?? Number.POSITIVE_INFINITY);
  if (now - written > LIMITS.acknowledgeWithinMs) return null;
  if (!(await mayAcknowledgeNow(db, mailbox.id, to, LIMITS.ackEveryMs))) return null;
  const words = acknowledgement(language, { code });
  return enqueue(db, {
    ticket: number,
    mailbox: mailbox.id,
    kind: 'acknowledgement',
    key: `acknowledgement:${number}`,
    to,
    subject: words.subject,
    text: words.text,
    author: { name: mailbox.name, address: mailbox.address },
  });
}

/** Identity of a letter apart from its envelope: who, when, about what, and the words. */
const contentHashOf = (mail: ParsedMail): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        mail.from?.address,
        mail.sentAt,
        mail.subject,
        mail.text,
        mail.attachments.map((file) => [file.name, file.content.byteLength]),
      ]),
    )
    .digest('hex');

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
