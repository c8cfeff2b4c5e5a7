/** The birth of tickets from mail: whole, stored as their first events make them, all those of a batch at once. */
import { randomBytes } from 'node:crypto';
import type { Db } from '../../db/core/pool.ts';
import { uuidOf } from '../../db/mail-in/lookups.ts';
import { addressees } from '../../db/people/contacts.ts';
import { enqueueForBorn } from '../../db/mail-out/queue.ts';
import { textsOfMailbox } from '../../db/mail-out/texts.ts';
import { keepDecisions } from '../../db/routing/decisions.ts';
import { drawIdentities, insertBorn, type NewTicket } from '../../db/ticket/birth.ts';
import { voiceFor } from '../../domain/mail/aliases.ts';
import { codeFrom } from '../../domain/mail/code.ts';
import type { Address } from '../../domain/mail/message.ts';
import { isAutomaticAnswer } from '../../domain/mail/machine-mail.ts';
import { isTrouble } from '../../domain/mail/report.ts';
import { saidFor } from '../../domain/mail/participants.ts';
import type { Verdict, Voice } from '../../domain/mail/verdict.ts';
import { unanswered } from '../../domain/routing/decision.ts';
import { isOurs, type Language } from '../../domain/text/language.ts';
import { born, type FirstEvent } from '../../domain/ticket/birth.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import type { Due } from '../../domain/ticket/event.ts';
import { termsOf } from '../../domain/sla/policy.ts';
import { isSettled } from '../../domain/ticket/ticket.ts';
import type { PendingStart } from '../ticket/signal.ts';
import { ACKNOWLEDGEMENTS, acknowledging } from './acknowledging.ts';
import { type Answer, toAnswer } from './answers.ts';
import type { IntakeContext, Letter, TeamContext } from './facts.ts';
import { give, type Placement } from './giving.ts';

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

/** The mail of ours that a mail answers, or the newest that its thread names: its outbox id. */
const answeredBy = ({ clues }: Pick<Letter, 'clues'>): string | null =>
  clues.flatMap(({ by, value }) => (by === 'message-id' ? uuidOf(value) : []))[0] ?? null;

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
  ...(voice === 'person' ? saidFor(mail.mail.says, answersAsRequester, answeredBy(mail)) : {}),
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

type Row = Omit<NewTicket, 'code'> & {
  answer: Answer | null;
  placement: Placement | null;
  to: string;
  /** As whom we answer. */
  voice: Address;
  name: string;
  /** In which we answer, the first that there are words in. */
  languages: [...string[], Language];
};

/** `start` is what its run is owed; null for a ticket that is born closed, whose run begins when something happens to it. */
export type Opened = { number: number; start: PendingStart | null };

/**
 * Opens the tickets that mails of a batch begin, before the messages are written: with their owners, deadlines and first events,
 * and the automatic answers that they may get. Returns them by the name that the batch has for a ticket.
 */
export async function open(db: Db, context: IntakeContext, arrivals: Arrival[]): Promise<Map<number, Opened>> {
  const births = arrivals.filter((arrival): arrival is Birth => arrival.verdict.kind === 'new-ticket');
  if (births.length === 0) return new Map();
  const known = await addressees(
    db,
    births.map(({ contact }) => contact),
  );
  const people = new Map(known.map((one) => [one.id, one]));
  // What they or an agent have said goes before what their words look like.
  const languageOf = ({ contact, mail: { mail } }: Birth): Language =>
    oursOf(people.get(contact)?.language) ?? mail.language ?? context.mailbox.language;
  const placements = await give(
    db,
    context,
    births.filter(({ mail }) => !mail.archived).map((birth) => ({ ...birth, language: languageOf(birth) })),
    arrivals.flatMap(({ verdict, ticket }) => (verdict.kind === 'ticket' && ticket > 0 ? [ticket] : [])),
  );
  const placementOf = (birth: Birth) => placements.get(birth.mail.id) ?? null;
  const { sent, withheld } = await toAnswer(db, context, births, placementOf);
  const identities = await drawIdentities(db, births.length);
  // A ticket of the same batch that a mail names has a number by now, too.
  const numbers = new Map(births.map(({ ticket }, index) => [ticket, identities[index]!.number]));
  const rows = births.map((birth, index) => {
    const { relatedTo } = birth.verdict;
    const related = relatedTo === null ? null : (numbers.get(relatedTo) ?? relatedTo);
    const answer = sent.get(birth) ?? null;
    const person = people.get(birth.contact);
    return rowOf(birth, context, identities[index]!, {
      ...{ placement: placementOf(birth), answer, related, name: person?.name ?? '' },
      ...{ language: languageOf(birth), ownLanguage: person?.language ?? null },
    });
  });

  const coded = await insertCoded(db, rows);
  const acknowledged = coded.some(({ answer }) => answer?.words === null);
  const own = acknowledged ? await textsOfMailbox(db, ACKNOWLEDGEMENTS, context.mailbox.id) : [];
  await enqueueForBorn(db, acknowledging(coded, context, own));
  await keepDecisions(
    db,
    births.flatMap((birth) => {
      const placement = placementOf(birth);
      if (placement === null) return [];
      const answered = sent.get(birth)?.words ? birth.mail.address : null;
      const why = withheld.get(birth);
      const decision = why === undefined ? placement.decision : unanswered(placement.decision, why);
      return [{ ...placement, decision, ticket: numbers.get(birth.ticket)!, answered }];
    }),
  );
  return new Map(
    rows.map(({ ticket, workflow }, index) => {
      const { number } = ticket;
      const start: PendingStart | null = isSettled(ticket) ? null : { kind: 'start', number, workflow, ticket };
      return [births[index]!.ticket, { number, start }];
    }),
  );
}

const oursOf = (language: string | null | undefined): Language | null =>
  language && isOurs(language) ? language : null;

function rowOf(
  birth: Birth,
  { mailbox, teamOf, now }: IntakeContext,
  { number, workflow }: TicketIdentity,
  given: {
    language: Language;
    ownLanguage: string | null;
    placement: Placement | null;
    answer: Answer | null;
    related: number | null;
    name: string;
  },
): Row {
  const { at, contact } = birth;
  const { mail, address } = birth.mail;
  const { language, ownLanguage, placement, answer } = given;
  const outbox = answer?.id ?? null;
  const { ticket, event } =
    placement === null
      ? filed(birth, number, teamOf(birth.mail.row.folder))
      : opened(birth, number, placement, outbox, now);
  return {
    ticket,
    workflow,
    event,
    isCallOut: placement?.decision.explanation.assignment?.how === 'on-call',
    mailbox: mailbox.id,
    contact,
    channel: 'email',
    subject: mail.subject,
    language,
    relatedTo: given.related,
    preview: mail.preview,
    messages: outbox === null ? 1 : 2,
    at: new Date(at),
    ...{ answer, placement },
    to: address,
    voice: voiceFor(mailbox, birth.mail.recipients),
    name: given.name,
    languages: [...[ownLanguage, mail.language].filter((one) => one !== null), mailbox.language],
  };
}

/** A ticket of an archive, of which nobody decides. */
const filed = (birth: Birth, number: number, { id: team, policy, names }: TeamContext) =>
  born(
    {
      ...{ number, team, ...termsOf(policy), names, at: birth.at },
      priority: 'normal',
      archived: true,
    },
    filedBy(birth),
    birth.at,
  );

const opened = (birth: Birth, number: number, placement: Placement, outbox: string | null, now: number) =>
  born(
    { number, ...termsOf(placement.policy), at: birth.at, ...placement.birth },
    { ...eventOf(birth, { dues: placement.dues(birth.at), outbox }), ...placement.event },
    now,
  );

/** Writes the rows with codes that no other ticket has. */
async function insertCoded(db: Db, rows: Row[]): Promise<(Row & NewTicket)[]> {
  const coded = rows.map((row) => ({ ...row, code: codeFrom(randomBytes(32)) }));
  const written = new Set(await insertBorn(db, coded));
  const refused = rows.filter(({ ticket }) => !written.has(ticket.number));
  const kept = coded.filter(({ ticket }) => written.has(ticket.number));
  return refused.length === 0 ? kept : [...kept, ...(await insertCoded(db, refused))];
}
