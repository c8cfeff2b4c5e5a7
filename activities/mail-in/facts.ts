/** What the verdict on a mail rests on: everything is looked up here, and nothing is written. */
import { createHash } from 'node:crypto';
import { elsewhere, type NewAttachment, resolveClues, sameMail, senderOf } from '../../db/mail-in/intake.ts';
import type { WaitingMail } from '../../db/mail-in/ledger.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import type { Db } from '../../db/core/pool.ts';
import { LIMITS } from '../../domain/limits.ts';
import { machineKind, writerOf } from '../../domain/mail/machine-mail.ts';
import type { Address, ParsedMail } from '../../domain/mail/message.ts';
import { messageKeyOf } from '../../domain/mail/message-key.ts';
import { candidates, type Signatures } from '../../domain/mail/threading.ts';
import type { Decision, Facts } from '../../domain/mail/verdict.ts';
import type { StaffNames } from '../../domain/ticket/names.ts';
import type { Policy } from '../../domain/sla/policy.ts';

/** What stays the same for all mails of one batch. */
export type IntakeContext = {
  mailbox: MailboxAccount;
  policy: Policy;
  ownAddresses: string[];
  /** Of the mailbox's team, for operators. */
  names: StaffNames;
  instance: string;
  signatures: Signatures;
  /** Epoch ms. */
  now: number;
};

export type ReadMail = { row: WaitingMail; mail: ParsedMail; files: NewAttachment[] };

/** A mail with what it is known by. */
export type Letter = ReadMail & {
  /** By `writerOf`; a mail without a writer gets an address that nobody has. */
  from: Address;
  messageKey: string | null;
  contentHash: string;
};

/** A letter, the facts about it, and the contact of its sender: null for an address seen for the first time. */
export type Gathered = { letter: Letter; facts: Facts; contact: string | null };

/** Looks up what the verdict on one mail rests on. */
export async function gather(
  db: Db,
  context: IntakeContext,
  given: ReadMail,
  decision: Decision | null,
): Promise<Gathered> {
  const { mailbox, now } = context;
  const letter = letterOf(given, context.ownAddresses);
  const { row, mail, messageKey, contentHash } = letter;
  const kind = machineKind(mail, {
    addresses: context.ownAddresses,
    instance: context.instance,
    messageIdDomains: context.ownAddresses.map(domainOf),
  });
  const here = await sameMail(db, mailbox.id, row.id, row.sha256, messageKey, contentHash);
  const other =
    here !== undefined || messageKey === null ? undefined : await elsewhere(db, mailbox.id, messageKey, contentHash);
  const sender = await senderOf(db, letter.from.address, mailbox.id, LIMITS.ticketsPerSenderHour);
  const clues = candidates(mail, context.signatures);
  const written = Math.min(row.internalDate.getTime(), mail.sentAt ?? Number.POSITIVE_INFINITY);
  return {
    letter,
    contact: sender.contact,
    facts: {
      decision,
      twins: { here: here ?? null, elsewhere: other ?? null },
      kind,
      clues: await resolveClues(db, clues, sender, LIMITS.reopenWindowMs, now),
      opened: sender.opened,
      receipt: { wanted: mailbox.acknowledge, mail, ageMs: now - written },
    },
  };
}

function letterOf(given: ReadMail, ownAddresses: string[]): Letter {
  const mail = { ...given.mail, from: writerOf(given.mail, ownAddresses) };
  return {
    ...given,
    mail,
    from: mail.from ?? { name: '', address: `unknown-${given.row.id}@invalid` },
    messageKey: messageKeyOf(mail),
    contentHash: contentHashOf(mail),
  };
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
