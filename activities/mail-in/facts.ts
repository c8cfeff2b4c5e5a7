/** What the verdicts on a batch of mails rest on: everything is looked up here, and nothing is written. */
import type { WaitingMail } from '../../db/mail-in/tries.ts';
import { floodedAmong, openedInMinutes, sendersOf, ticketsNamed, twinsOf } from '../../db/mail-in/lookups.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import type { Db } from '../../db/core/pool.ts';
import { LIMITS } from '../../domain/limits.ts';
import { domainOf, isOfHouse, standInOf } from '../../domain/mail/address.ts';
import { arrivedAt, isCountedByMinute } from '../../domain/mail/arrival.ts';
import { type BatchMail, type Known, minuteOf } from '../../domain/mail/batch.ts';
import { machineKind, mayBeWords } from '../../domain/mail/machine-mail.ts';
import type { Address, StoredMail } from '../../domain/mail/message.ts';
import { messageKeyOf } from '../../domain/mail/message-key.ts';
import { candidates, type Signatures } from '../../domain/mail/threading.ts';
import type { Decision } from '../../domain/mail/verdict.ts';
import { companionsOf, type MailRecipients, recipientsOf } from '../../domain/mail/participants.ts';
import { type ServiceMail, serviceMailOf } from '../../domain/mail/service-mail.ts';
import { isNamedInFrom, writerOf } from '../../domain/mail/writer.ts';
import type { StaffNames } from '../../domain/ticket/names.ts';
import type { Policy } from '../../domain/sla/policy.ts';
import { markOf } from '../service-mail-id.ts';

/** A team as a ticket of it begins; `names` are for operators. */
export type TeamContext = { id: string; policy: Policy; names: StaffNames };

/** What stays the same for all mails of one batch. */
export type IntakeContext = {
  mailbox: MailboxAccount;
  /** Whose new tickets of a folder are. */
  teamOf: (folder: string) => TeamContext;
  ownAddresses: string[];
  instance: string;
  signatures: Signatures;
  /** Epoch ms. */
  now: number;
};

/** A mail that was parsed; `decision` is a person's, about one that was held. */
export type ReadMail = { row: WaitingMail; mail: StoredMail; decision?: Decision };

/** A mail with what is told of it without looking anything up; `from` is its writer, `companions` whom it brings along. */
export type Letter = BatchMail &
  Omit<ReadMail, 'decision'> & {
    from: Address;
    service: ServiceMail | null;
    recipients: MailRecipients;
    companions: Address[];
  };

/** The mails as letters, and what Postgres knows of them: asked for all at once, before any of them is placed. */
export async function gather(
  db: Db,
  context: IntakeContext,
  mails: ReadMail[],
): Promise<{ letters: Letter[]; known: Known }> {
  const letters = mails.map((mail) => letterOf(mail, context));
  const { mailbox } = context;
  const twins = await twinsOf(db, mailbox.id, letters);
  const addresses = [...new Set(letters.map(({ address }) => address))];
  const senders = await sendersOf(db, mailbox.id, addresses, LIMITS.ticketsPerSenderHour);
  const contacts = [...senders.values()].flatMap(({ contact }) => contact ?? []);
  const clues = letters.flatMap((letter) => letter.clues);
  const tickets = await ticketsNamed(db, clues, contacts, addresses);
  const most = mailbox.ticketsPerMinute;
  const counted = letters.filter((one) => one.countsByMinute).map((one) => minuteOf(one.arrivedAt));
  const opened = await openedInMinutes(db, mailbox.id, [...new Set(counted)], { most, more: counted.length });
  const floods = await floodedAmong(db, mailbox.id, clues);
  return { letters, known: { twins, senders, tickets, minutes: { most, opened }, floods } };
}

function letterOf(given: ReadMail, { mailbox, ownAddresses, instance, signatures, now }: IntakeContext): Letter {
  const { row } = given;
  const mail = { ...given.mail, from: writerOf(given.mail, ownAddresses) };
  // Nobody has this address; a mail without a writer is from somebody all the same.
  const from = mail.from ?? { name: '', address: standInOf(row.id) };
  const written = Math.min(row.internalDate.getTime(), mail.sentAt ?? Number.POSITIVE_INFINITY);
  const kind = machineKind(mail, { addresses: ownAddresses, instance, mailIdDomains: ownAddresses.map(domainOf) });
  const clues = candidates(mail, signatures);
  const service = serviceMailOf({
    kind,
    machine: mail.machine,
    from: from.address,
    mailbox: mailbox.address,
    arrivedAt: row.internalDate.getTime(),
    markOf,
    own: [mail.mailId, ...mail.machine.probes].flatMap((id) => (id === null ? [] : signatures.ownMailId(id))),
    answered: clues.flatMap(({ by, value }) => (by === 'message-id' ? value : [])),
  });
  const arrival = {
    atServer: row.internalDate.getTime(),
    taken: row.storedAt.getTime(),
    connected: row.archived ? null : mailbox.connectedAt.getTime(),
  };
  // A mail of the house in an archive was written by somebody there, to those who then answered it.
  const companions = companionsOf(given.mail, row.archived && kind === 'loop' ? 'person' : kind, ownAddresses);
  return {
    row,
    mail,
    from,
    recipients: recipientsOf(given.mail, ownAddresses),
    companions,
    brings: companions.map((one) => one.address),
    address: from.address,
    archived: row.archived,
    isProven: isNamedInFrom(given.mail, ownAddresses),
    isOfHouse: isOfHouse(from.address, ownAddresses),
    decision: given.decision ?? null,
    id: row.id,
    sha256: row.sha256,
    storedAt: row.storedAt.getTime(),
    arrivedAt: arrivedAt(arrival),
    countsByMinute: isCountedByMinute(arrival),
    pastFlood: row.pastFlood ?? false,
    mailId: mail.mailId,
    messageKey: messageKeyOf(mail),
    contentHash: mail.contentHash,
    kind,
    mayBeWords: mayBeWords(kind, mail.machine) && mail.preview !== '',
    clues,
    service,
    isService: service !== null,
    receipt: { wanted: mailbox.acknowledge, mail, ageMs: now - written },
  };
}
