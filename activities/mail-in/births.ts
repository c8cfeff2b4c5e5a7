/** The birth of tickets from mail: whole, stored as their first events make them, all those of a batch at once. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../../db/core/pool.ts';
import { noteSilence, roomForAcknowledgements, takeAcknowledgements } from '../../db/mail-in/intake.ts';
import { type Addressee, addressees } from '../../db/people/contacts.ts';
import { enqueueForBorn, type NewBornSend } from '../../db/mail-out/queue.ts';
import { drawIdentities, insertBorn, type NewTicket } from '../../db/ticket/birth.ts';
import { LIMITS } from '../../domain/limits.ts';
import { voiceFor } from '../../domain/mail/aliases.ts';
import { codeFrom } from '../../domain/mail/code.ts';
import type { Address } from '../../domain/mail/message.ts';
import { isAutomaticAnswer } from '../../domain/mail/machine-mail.ts';
import { isTrouble } from '../../domain/mail/report.ts';
import { saidFor } from '../../domain/mail/participants.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import type { Verdict, Voice } from '../../domain/mail/verdict.ts';
import { birthDues } from '../../domain/sla/policy.ts';
import { born, type FirstEvent } from '../../domain/ticket/birth.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import type { Due } from '../../domain/ticket/event.ts';
import { acknowledgement } from '../../mail/texts.ts';
import type { PendingStart } from '../ticket/signal.ts';
import type { IntakeContext, Letter } from './facts.ts';

/** A mail that becomes a message. `ticket` is negative for one that the batch opens; `at`, its arrival, is in epoch ms. */
export type Arrival = {
  mail: Letter;
  verdict: Extract<Verdict, { kind: 'ticket' | 'new-ticket' }>;
  ticket: number;
  message: string;
  contact: string;
  at: number;
  voice: Voice;
  /** It comes from a system that has said the same on this ticket before. */
  repeats: boolean;
  answersAsRequester: boolean;
};

/** The mail as an event of its ticket; it counts once, by the key of its row. */
export const eventOf = (
  { mail, message, contact, at, voice, repeats, answersAsRequester }: Arrival,
  { dues, outbox }: { dues: Due[]; outbox: string | null },
): Extract<FirstEvent, { kind: 'message-received' }> => ({
  kind: 'message-received',
  message,
  machine: voice === 'machine',
  dues,
  outbox,
  ...(voice === 'system' ? { voice } : {}),
  ...(repeats ? { repeats } : {}),
  ...(voice === 'machine' && isTrouble(mail) ? { asks: true } : {}),
  ...(voice === 'machine' && isAutomaticAnswer(mail.kind) ? { automatic: true } : {}),
  ...(voice === 'person' ? saidFor(mail.mail.says, answersAsRequester) : {}),
  actor: { kind: 'contact', id: contact },
  at,
  key: mail.row.key,
});

/** How a ticket of an archive begins. */
const filedBy = ({ mail, message, at }: Arrival): FirstEvent => ({
  kind: 'filed',
  message,
  actor: { kind: 'system' },
  at,
  key: mail.row.key,
});

type Birth = Arrival & { verdict: Extract<Verdict, { kind: 'new-ticket' }> };

/** `acknowledgement` is its outbox id, `again` that its sender has had one today; `asked` is the subject as they wrote it. */
type Row = Omit<NewTicket, 'code'> & {
  acknowledgement: string | null;
  again: boolean;
  to: string;
  /** As whom we answer. */
  voice: Address;
  name: string;
  asked: string;
};

/** `start` is what its run is owed; null for a ticket of an archive, whose run begins when something happens to it. */
export type Opened = { number: number; start: PendingStart | null };

/**
 * Opens the tickets that mails of a batch begin, before the messages are written: with their deadlines, their first events
 * and the acknowledgements that they may get. Returns them by the name that the batch has for a ticket.
 */
export async function open(db: Db, context: IntakeContext, arrivals: Arrival[]): Promise<Map<number, Opened>> {
  const births = arrivals.filter((arrival): arrival is Birth => arrival.verdict.kind === 'new-ticket');
  if (births.length === 0) return new Map();
  const acknowledged = await toAcknowledge(db, context, births);
  const known = await addressees(
    db,
    births.map(({ contact }) => contact),
  );
  const people = new Map(known.map((one) => [one.id, one]));
  const identities = await drawIdentities(db, births.length);
  // Mails that were stored together arrived together, and their promises end together: the calendar is asked once.
  const dues = new Map<string, Due[]>();
  const duesOf = ({ mail, at }: Birth): Due[] => {
    if (mail.archived) return [];
    const { id, policy } = context.teamOf(mail.row.folder);
    const key = `${id} ${at}`;
    const found = dues.get(key) ?? birthDues(policy, at);
    dues.set(key, found);
    return found;
  };
  // A ticket of the same batch that a mail names has a number by now, too.
  const numbers = new Map(births.map(({ ticket }, index) => [ticket, identities[index]!.number]));
  const rows = births.map((birth, index) => {
    const outbox = acknowledged.has(birth) ? randomUUID() : null;
    const { relatedTo } = birth.verdict;
    const related = relatedTo === null ? null : (numbers.get(relatedTo) ?? relatedTo);
    const given = { dues: duesOf(birth), related, outbox, again: acknowledged.get(birth) === 'again' };
    return rowOf(birth, context, identities[index]!, { ...given, person: people.get(birth.contact) });
  });

  const coded = await insertCoded(db, rows);
  await enqueueForBorn(
    db,
    coded.flatMap((row) => acknowledgementOf(row, context)),
  );
  return new Map(
    rows.map(({ ticket, workflow }, index) => {
      const { number, archived } = ticket;
      return [births[index]!.ticket, { number, start: archived ? null : { kind: 'start', number, workflow, ticket } }];
    }),
  );
}

/**
 * The last wall is a count, whatever the mails' headers say: for one sender, whose first of the day is told more than the
 * others, and for all of a mailbox together.
 */
async function toAcknowledge(
  db: Db,
  { mailbox }: IntakeContext,
  births: Birth[],
): Promise<Map<Birth, 'first' | 'again'>> {
  const owed = births.filter(({ verdict }) => verdict.acknowledge);
  if (owed.length === 0) return new Map();
  const room = await roomForAcknowledgements(db, mailbox.id, { minute: LIMITS.ackMinute, day: LIMITS.ackDay });
  const wanted = owed.slice(0, room);
  if (wanted.length < owed.length) await noteSilence(db, mailbox.id);
  const addresses = wanted.map(({ mail }) => mail.address);
  const limit = { everyMs: LIMITS.ackEveryMs, most: LIMITS.acksToSender };
  const taken = await takeAcknowledgements(db, mailbox.id, addresses, limit);
  const acknowledged = new Map<Birth, 'first' | 'again'>();
  for (const birth of wanted) {
    const left = taken.get(birth.mail.address);
    if (left === undefined || left.granted <= 0) continue;
    acknowledged.set(birth, left.before === 0 ? 'first' : 'again');
    left.granted -= 1;
    left.before += 1;
  }
  return acknowledged;
}

function rowOf(
  birth: Birth,
  { mailbox, teamOf, now }: IntakeContext,
  { number, workflow }: TicketIdentity,
  given: { dues: Due[]; related: number | null; outbox: string | null; again: boolean; person: Addressee | undefined },
): Row {
  const { at, contact } = birth;
  const { mail, address } = birth.mail;
  const { id: team, policy, names } = teamOf(birth.mail.row.folder);
  const start = { number, team, policy: policy.id, limits: policy.limits, names, at };
  const { ticket, event } = birth.mail.archived
    ? born({ ...start, priority: 'normal', archived: true }, filedBy(birth), at)
    : born({ ...start, priority: 'normal' }, eventOf(birth, given), now);
  // What they or an agent have said goes before what their words look like.
  const language = given.person?.language ?? mail.language ?? mailbox.language;
  return {
    ticket,
    workflow,
    event,
    mailbox: mailbox.id,
    contact,
    channel: 'email',
    subject: mail.subject,
    language,
    relatedTo: given.related,
    preview: mail.preview,
    messages: given.outbox === null ? 1 : 2,
    at: new Date(at),
    acknowledgement: given.outbox,
    again: given.again,
    to: address,
    voice: voiceFor(mailbox, birth.mail.recipients),
    name: given.person?.name ?? '',
    asked: mail.subject,
  };
}

/** Writes the rows with codes that no other ticket has. */
async function insertCoded(db: Db, rows: Row[]): Promise<(Row & NewTicket)[]> {
  const coded = rows.map((row) => ({ ...row, code: codeFrom(randomBytes(32)) }));
  const written = new Set(await insertBorn(db, coded));
  const refused = rows.filter(({ ticket }) => !written.has(ticket.number));
  const kept = coded.filter(({ ticket }) => written.has(ticket.number));
  return refused.length === 0 ? kept : [...kept, ...(await insertCoded(db, refused))];
}

function acknowledgementOf(
  { ticket, language, acknowledgement: id, again, to, voice, name, asked }: Row & NewTicket,
  { mailbox }: IntakeContext,
): NewBornSend[] {
  if (id === null) return [];
  const { subject, text } = acknowledgement(language, { name, subject: asked, mailbox: voice.name, again });
  return [
    {
      id,
      ticket: ticket.number,
      mailbox: mailbox.id,
      kind: 'acknowledgement',
      key: sendKey.acknowledgement(ticket.number),
      to,
      subject,
      text,
      author: voice,
    },
  ];
}
