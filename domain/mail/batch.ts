/**
 * The verdicts on mails that came together. They are looked up together, before any of them is placed, and may depend on
 * each other: an answer beside its original, a letter that came twice, a sender's hundredth ticket. So the verdicts are
 * given in turn, each over what was looked up and what the verdicts before it will have written.
 */
import { LIMITS } from '../limits.ts';
import { HOUR_MS, MINUTE_MS } from '../time.ts';
import type { ResolvedClue, ThreadClue } from './threading.ts';
import { type Facts, isBelieved, type Twin, verdict, type Verdict, type Voice, voiceOf } from './verdict.ts';

/** One mail of a batch, as far as the rules and the other mails are concerned. */
export type BatchMail = Pick<
  Facts,
  'archived' | 'decision' | 'isService' | 'kind' | 'mayBeWords' | 'pastFlood' | 'receipt'
> & {
  /** Of its ledger row. */
  id: number;
  sha256: string;
  /** Epoch ms. */
  storedAt: number;
  /** Epoch ms: when its server had it. */
  arrivedAt: number;
  /** It is counted with what arrived in the same minute (`isCountedByMinute`). */
  countsByMinute: boolean;
  mailId: string | null;
  messageKey: string | null;
  contentHash: string;
  /** The writer's address. */
  address: string;
  /** From says it; a writer whom only a foreign Reply-To names is a stranger on every ticket. */
  isProven: boolean;
  /** The writer has an address of ours, or one of our own organisation. */
  isOfHouse: boolean;
  /** The people in To and Cc, who take part from here on if the mail is let onto a ticket. */
  brings: string[];
  clues: ThreadClue[];
};

/** A placed row with the same letter; `isCopy`: it is itself a duplicate, so another one is the better answer. */
export type KnownTwin = Twin & { isCopy: boolean };

/**
 * A ticket that a clue names, and those of the batch's senders who take part in it: as its contacts, by their ids, and as
 * people whom its mail or an agent has added, by id or address.
 */
export type KnownTicket = {
  number: number;
  /** Born of mail from before its mailbox was connected. */
  archived: boolean;
  closedAt: number | null;
  /** By the id of their contact. */
  requester: string;
  participants: string[];
  added: string[];
  /** Mails of people's words that it has taken within the last hour, by the contact who wrote them. */
  written: Record<string, number>;
  /** Addresses that an agent has taken off: no mail that names them brings them back. */
  dropped: string[];
};

/** `opened`: tickets of the last hour at this mailbox. */
export type KnownSender = { contact: string | null; isAgent: boolean; opened: number };

/** What was looked up for all mails of a batch before the first was placed. */
export type Known = {
  /** By ledger row; one without twins may be missing. */
  twins: Map<number, { here: KnownTwin | null; elsewhere: Twin | null }>;
  /** By address. */
  senders: Map<string, KnownSender>;
  /** By `clueKey`; a clue that names no ticket may be missing. */
  tickets: Map<string, KnownTicket[]>;
  /** Tickets that were opened at the mailbox in the minutes in which the batch arrived (`minuteOf`), and how many may be in one. */
  minutes: { most: number; opened: Map<number, number> };
  /** Message-IDs that the batch answers, of letters which the mailbox holds as part of a flood. */
  floods: Set<string>;
};

/** Minutes since the epoch: an attack that waited to be read is counted by when it came. */
export const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

/** Clues that name the same thing: a code is the same wherever in the mail it stands. */
export const clueKey = ({ by, value }: Pick<ThreadClue, 'by' | 'value'>): string =>
  `${by === 'message-id' || by === 'reference' ? by : 'code'} ${value}`;

/**
 * A verdict, and the ticket that the mail ends on or names, if any. One that the batch itself opens has no number before it
 * is written: the n-th of them is called -n.
 */
export type Judged<Mail> = {
  mail: Mail;
  verdict: Verdict;
  ticket: number | null;
  voice: Voice;
  /** It is the requester's answer to a mail of that ticket, as far as a mail can say so: what it says of the ticket as a whole counts. */
  answersAsRequester: boolean;
  /** What it reports of mails of that ticket counts (`isBelieved`). */
  isBelieved: boolean;
};

/** The verdicts on mails in their order, `now` in epoch ms. */
export function judge<Mail extends BatchMail>(mails: Mail[], known: Known, now: number): Judged<Mail>[] {
  const before = createPlaced(now, known.floods);
  return mails.map((mail) => {
    const sender = known.senders.get(mail.address) ?? NOBODY;
    // Several addresses may be one contact's; a contact that is still to be made has this one.
    const person = sender.contact ?? mail.address;
    const twins = known.twins.get(mail.id);
    const named = mail.clues.flatMap((clue) =>
      distinct([...(known.tickets.get(clueKey(clue)) ?? []), ...before.ticketsOf(clue)]).map((ticket) => ({
        clue,
        ticket,
      })),
    );
    const clues = named.map(({ clue, ticket }): ResolvedClue => ({
      by: clue.by,
      strength: clue.strength,
      ticket: ticket.number,
      pastReopening: takesNoMore(ticket, mail, now),
      sender: standing(mail, { person, isAgent: sender.isAgent }, ticket, before.addedTo(ticket.number)),
      written: (ticket.written[person] ?? 0) + before.writtenOn(ticket.number, person),
    }));
    const found = verdict({
      archived: mail.archived,
      decision: mail.decision,
      isService: mail.isService,
      twins: { here: better(twins?.here ?? null, before.twinOf(mail)), elsewhere: twins?.elsewhere ?? null },
      kind: mail.kind,
      mayBeWords: mail.mayBeWords,
      clues,
      opened: sender.opened + before.openedBy(person),
      minute: mail.countsByMinute
        ? {
            opened:
              (known.minutes.opened.get(minuteOf(mail.arrivedAt)) ?? 0) + before.openedIn(minuteOf(mail.arrivedAt)),
            most: known.minutes.most,
          }
        : null,
      answersFlood: mail.clues.some(before.isFlooded),
      pastFlood: mail.pastFlood,
      receipt: mail.receipt,
    });
    const voice = voiceOf(mail, found, clues);
    const ticket = before.add(mail, {
      person,
      named: named.map((one) => one.ticket),
      found,
      voice,
    });
    const requester = named.find((one) => one.ticket.number === ticket)?.ticket.requester;
    const answersAsRequester = mail.isProven && requester === person && clues.some((clue) => isAnswer(clue, ticket));
    const believed = found.kind === 'ticket' && isBelieved(found.ticket, { ...mail, clues });
    return { mail, verdict: found, ticket, voice, answersAsRequester, isBelieved: believed };
  });
}

/** The clue stands in a mail of ours on this ticket, and came back with the answer to it; a subject is soon written by anybody. */
const isAnswer = ({ by, strength, ticket }: ResolvedClue, number: number | null): boolean =>
  ticket === number && (strength === 'strong' || by === 'code-text' || by === 'code-quoted');

/**
 * An archive is one with itself, however long ago it was: its mail joins tickets of the archive and no others. Any other mail
 * finds there what was closed with its last mail.
 */
const takesNoMore = (ticket: KnownTicket, mail: BatchMail, now: number): boolean =>
  mail.archived ? !ticket.archived : ticket.closedAt !== null && now - ticket.closedAt > LIMITS.reopenWindowMs;

/**
 * What the sender is to a ticket. An agent in Cc stays an agent: they answer in the desk. Before there was a desk the house answered by
 * mail: in an archive it takes part in every conversation.
 */
function standing(
  { address, archived, isProven, isOfHouse }: BatchMail,
  { person, isAgent }: { person: string; isAgent: boolean },
  { participants, added, dropped }: KnownTicket,
  addedNow: readonly string[],
): ResolvedClue['sender'] {
  if (!isProven) return 'unknown';
  if (participants.includes(person)) return 'participant';
  if (archived && (isAgent || isOfHouse)) return 'participant';
  if (isAgent) return 'agent';
  const welcome = [...added, ...addedNow.filter((one) => !dropped.includes(one))];
  return welcome.some((one) => one === person || one === address) ? 'participant' : 'unknown';
}

const NOBODY: KnownSender = { contact: null, isAgent: false, opened: 0 };

/** The row that a copy is called a duplicate of: an original, and the oldest. */
function better(one: KnownTwin | null, other: KnownTwin | null): KnownTwin | null {
  if (one === null || other === null) return one ?? other;
  if (one.isCopy !== other.isCopy) return one.isCopy ? other : one;
  return one.id < other.id ? one : other;
}

const distinct = (tickets: KnownTicket[]): KnownTicket[] =>
  tickets.filter(({ number }, index) => tickets.findIndex((other) => other.number === number) === index);

function createCount<Key>() {
  const counts = new Map<Key, number>();
  return {
    of: (key: Key): number => counts.get(key) ?? 0,
    add: (key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1),
  };
}

/** What the verdicts so far will have written, added to what was looked up. */
function createPlaced(now: number, floods: ReadonlySet<string>) {
  const letters = new Map<string, KnownTwin>();
  const messages = new Map<string, KnownTicket[]>();
  const opened = createCount<string>();
  const openedIn = createCount<number>();
  const written = createCount<string>();
  const added = new Map<number, string[]>();
  const flooded = new Set(floods);
  let births = 0;
  return {
    twinOf: (mail: BatchMail): KnownTwin | null =>
      keysOf(mail).reduce<KnownTwin | null>((best, key) => better(best, letters.get(key) ?? null), null),
    ticketsOf: (clue: ThreadClue): KnownTicket[] => messages.get(clueKey(clue)) ?? [],
    /** Addresses that mails of this batch have brought onto a ticket. */
    addedTo: (number: number): string[] => added.get(number) ?? [],
    /** What the clue names is held as part of a flood. */
    isFlooded: ({ by, value }: ThreadClue): boolean => by === 'reference' && flooded.has(value),
    openedBy: opened.of,
    openedIn: openedIn.of,
    writtenOn: (number: number, person: string): number => written.of(`${number} ${person}`),
    /** Returns the ticket that the mail ends on or names. */
    add(
      mail: BatchMail,
      { person, named, found, voice }: { person: string; named: KnownTicket[]; found: Verdict; voice: Voice },
    ): number | null {
      const isBirth = found.kind === 'new-ticket';
      const number = isBirth ? -(births += 1) : found.ticket;
      const isRecent = !mail.archived && now - mail.storedAt < HOUR_MS;
      if (isBirth && isRecent) opened.add(person);
      if (isBirth && mail.countsByMinute) openedIn.add(minuteOf(mail.arrivedAt));
      if (found.kind === 'held' && found.reason === 'flood' && mail.mailId !== null) flooded.add(mail.mailId);
      if ((isBirth || found.kind === 'ticket') && isRecent && voice !== 'machine') written.add(`${number!} ${person}`);
      if (mail.mailId !== null && (isBirth || found.kind === 'ticket')) {
        const key = clueKey({ by: 'reference', value: mail.mailId });
        const ticket = isBirth
          ? {
              number: number!,
              archived: mail.archived,
              closedAt: mail.archived ? mail.arrivedAt : null,
              requester: person,
              participants: [person],
              added: [],
              written: {},
              dropped: [],
            }
          : named.filter((one) => one.number === number);
        messages.set(key, distinct([...(messages.get(key) ?? []), ticket].flat()));
      }
      if (isBirth || (found.kind === 'ticket' && mail.decision === null))
        added.set(number!, [...(added.get(number!) ?? []), ...mail.brings]);
      const twin = { id: mail.id, ticket: number, isCopy: found.kind === 'duplicate' };
      for (const key of keysOf(mail)) letters.set(key, better(letters.get(key) ?? null, twin)!);
      return number;
    },
  };
}

/** What another copy of a letter shares with it: the bytes, or the content and, where there is one, the Message-ID. */
const keysOf = ({ sha256, messageKey, contentHash }: BatchMail): string[] => [
  `bytes ${sha256}`,
  `letter ${contentHash} ${messageKey ?? ''}`,
];
