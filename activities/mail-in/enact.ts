/** Carries out the verdicts on a batch: rows of messages and tickets, what tickets are owed, the end of each ledger row. */
import { randomUUID } from 'node:crypto';
import { endMails, type Ending, insertMails, type NewMail } from '../../db/mail-in/intake.ts';
import { noteProbesSeen } from '../../db/mail-in/probes.ts';
import { uuidOf } from '../../db/mail-in/lookups.ts';
import type { OwedFact } from '../../db/mail-in/ledger.ts';
import { contactsFor } from '../../db/people/contacts.ts';
import type { Db } from '../../db/core/pool.ts';
import { type Heard, markBounced } from '../../db/mail-out/bounces.ts';
import { letIn } from '../../db/ticket/participants.ts';
import { LIMITS } from '../../domain/limits.ts';
import { oneAfterAnother } from '../../domain/mail/arrival.ts';
import type { Judged, Known } from '../../domain/mail/batch.ts';
import { abuseIn } from '../../domain/mail/abuse.ts';
import { bouncedIn, shownOf, withoutRepeats } from '../../domain/mail/report.ts';
import type { Fact } from '../../domain/ticket/event.ts';
import type { Verdict } from '../../domain/mail/verdict.ts';
import { workflowIdsOf } from '../../db/ticket/workflow-id.ts';
import type { Pending } from '../ticket/signal.ts';
import { type Arrival, eventOf, open } from './births.ts';
import type { IntakeContext, Letter } from './facts.ts';
import { withRepeats, wordsKeyOf } from './repeats.ts';

/** A ledger row that has ended, and what its ticket is owed after the commit. */
export type Placed = { id: number; pending: Pending | null };

/**
 * Writes what the verdicts say and ends the ledger rows, in their order. Throws when somebody else has ended one of them
 * meanwhile: then nothing of the transaction may stay.
 */
export async function enact(
  db: Db,
  context: IntakeContext,
  verdicts: Judged<Letter>[],
  senders: Known['senders'],
): Promise<Placed[]> {
  const heard = await heardFrom(db, verdicts);
  const judged = withoutRepeats(verdicts, (id) => heard.get(id)?.repeats ?? null);
  const arrivals = await withRepeats(db, await arrivalsOf(db, context, judged, senders));
  const births = await open(db, context, arrivals);
  const numberOf = (ticket: number) => births.get(ticket)?.number ?? ticket;
  await insertMails(
    db,
    arrivals.map((arrival) => mailOf(arrival, numberOf(arrival.ticket))),
  );
  await letIn(
    db,
    arrivals.flatMap((arrival) => companionsOf(arrival, numberOf(arrival.ticket))),
  );

  const facts = new Map(
    arrivals.map((arrival) => [
      arrival.mail.id,
      factOf(arrival, numberOf(arrival.ticket), heard.get(arrival.mail.id)?.bounces ?? []),
    ]),
  );
  const endings = judged.map(({ mail, verdict, ticket }) =>
    endingOf(mail, verdict, ticket === null ? null : numberOf(ticket), facts.get(mail.id) ?? null),
  );
  if ((await endMails(db, endings)) !== endings.length) throw new Error('a mail was ended by somebody else');
  await noteProbesSeen(
    db,
    judged.flatMap(({ mail: { service } }) => (service?.kind === 'probe' && service.isItself ? service.id : [])),
  );
  const told = [...facts.values()].flatMap((fact) => fact?.number ?? []);
  const workflows = await workflowIdsOf(db, told);
  return judged.map(({ mail: { id }, verdict, ticket }) => {
    const fact = facts.get(id) ?? null;
    if (fact !== null) return { id, pending: { kind: 'fact', id, workflow: workflows.get(fact.number)!, ...fact } };
    return { id, pending: verdict.kind === 'new-ticket' ? births.get(ticket!)!.start : null };
  });
}

/** The mails that become messages; their senders become contacts, if they are none yet. */
async function arrivalsOf(
  db: Db,
  { now }: IntakeContext,
  judged: Judged<Letter>[],
  senders: Known['senders'],
): Promise<Arrival[]> {
  const coming = judged.flatMap(({ verdict, ticket, ...rest }) =>
    verdict.kind === 'ticket' || verdict.kind === 'new-ticket' ? [{ ...rest, verdict, ticket: ticket! }] : [],
  );
  const contactOf = ({ address }: Letter) => senders.get(address)?.contact ?? null;
  const strangers = coming.filter(({ mail }) => contactOf(mail) === null).map(({ mail }) => mail.from);
  const made = await contactsFor(db, strangers);
  const instants = oneAfterAnother(coming.map(({ ticket, mail }) => ({ ticket, at: Math.min(mail.arrivedAt, now) })));
  return coming.map((one, index) => ({
    ...one,
    message: randomUUID(),
    contact: contactOf(one.mail) ?? made.get(one.mail.address)!,
    at: instants[index]!,
    repeats: false,
  }));
}

function mailOf(arrival: Arrival, ticket: number): NewMail {
  const { mail: letter, verdict, message, contact, at, voice } = arrival;
  const { mail, from } = letter;
  return {
    id: message,
    ticket,
    isFirst: verdict.kind === 'new-ticket',
    archived: letter.archived,
    // A person's words are shown as such, whatever header their system put above them.
    kind: voice === 'system' ? 'person' : letter.kind,
    contact,
    fromName: from.name,
    fromAddress: from.address,
    recipients: letter.recipients,
    subject: mail.subject,
    text: mail.text.slice(0, LIMITS.textChars),
    newText: mail.newText === mail.text ? null : mail.newText.slice(0, LIMITS.textChars),
    html: mail.html,
    preview: shownOf(letter),
    mailId: mail.mailId,
    references: mail.references,
    inbound: letter.id,
    wordsKey: wordsKeyOf(arrival),
    importance: mail.importance,
    spam: mail.spam,
    // Kept of the mail that opens a ticket: it is its kind that the ticket has.
    kindWords: verdict.kind === 'new-ticket' ? mail.kindWords : null,
    abuse: abuseIn(mail, voice),
    defects: mail.defects,
    sentAt: mail.sentAt === null ? null : new Date(mail.sentAt),
    sentAhead: mail.sentAt === null ? null : mail.sentAhead,
    at: new Date(at),
    attachments: letter.mail.files,
  };
}

/** Whom a mail brings onto its ticket. One that a person had to let in brings nobody: the decision was about its sender. */
const companionsOf = ({ mail, verdict, message }: Arrival, ticket: number) =>
  verdict.kind === 'ticket' && mail.decision !== null
    ? []
    : mail.companions.map((person) => ({ ...person, ticket, message, addedBy: 'mail' as const }));

/** What the ticket is told; null for the mail that it was born with, because then it knows, and for mail that is filed. */
function factOf(arrival: Arrival, number: number, [bounce, ...also]: Heard['bounces']): OwedFact | null {
  if (arrival.verdict.kind === 'new-ticket' || arrival.mail.archived) return null;
  const { actor, at, key, ...received } = eventOf(arrival, { dues: [], outbox: null });
  const fact: Fact =
    bounce === undefined
      ? received
      : {
          kind: 'delivery',
          state: 'bounced',
          retryAt: null,
          message: arrival.message,
          ...bounce,
          ...(also.length > 0 && { also }),
        };
  return { number, call: { fact, actor, at, key } };
}

/**
 * What reports that came onto tickets make known of mails of ours, by their ledger rows. Without our signature only a person's word
 * says that one is about its ticket: any other is shown there and marks nothing.
 */
const heardFrom = (db: Db, judged: Judged<Letter>[]): Promise<Map<number, Heard>> =>
  markBounced(
    db,
    judged.flatMap(({ mail: letter, verdict, isBelieved }) =>
      letter.kind !== 'bounce' || letter.archived || !isBelieved || verdict.kind !== 'ticket'
        ? []
        : bouncedIn(letter.mail.report).map((recipient) => ({
            ...recipient,
            report: letter.id,
            ticket: verdict.ticket,
            mailIds: letter.clues.flatMap(({ by, value }) => (by === 'message-id' ? uuidOf(value) : [])),
          })),
    ),
  );

function endingOf(letter: Letter, verdict: Verdict, ticket: number | null, fact: OwedFact | null): Ending {
  return {
    id: letter.id,
    state: verdict.kind === 'ticket' || verdict.kind === 'new-ticket' ? 'processed' : verdict.kind,
    ticket,
    messageKey: letter.messageKey,
    contentHash: letter.contentHash,
    duplicateOf: verdict.kind === 'duplicate' ? verdict.of : null,
    heldReason: verdict.kind === 'held' ? verdict.reason : null,
    heldText: verdict.kind === 'held' ? letter.mail.newText.slice(0, LIMITS.heldTextChars) : null,
    heldHtml: verdict.kind === 'held' ? letter.mail.html : null,
    from: letter.mail.from?.address ?? null,
    fromName: letter.mail.from?.name ?? null,
    subject: letter.mail.subject,
    fact,
  };
}
