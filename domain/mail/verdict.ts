/**
 * Intake rules: what becomes of an incoming mail, from facts that were looked up before. Pure and total: every mail gets
 * exactly one verdict, and the first rule that speaks wins.
 */
import { LIMITS } from '../limits.ts';
import { isFromPerson, type MachineKind, mayAcknowledge } from './machine-mail.ts';
import type { ParsedMail } from './message.ts';
import { HOLD_REASONS, placement, type ResolvedClue } from './threading.ts';

/** What a person decided about a held mail. `number` is the ticket that the mail named when it was held. */
export type Decision = { to: 'ticket' | 'new-ticket'; number: number | null };

/** An earlier row of the ledger that holds the same letter, and the ticket it ended on. */
export type Twin = { id: number; ticket: number | null };

/** All that the verdict on one mail rests on. */
export type Facts = {
  /** From before its mailbox was connected, taken as an archive. */
  archived: boolean;
  /** Null for a mail that nobody has decided about. */
  decision: Decision | null;
  /** It is the installation's own, or a machine speaks of such a one (service-mail.ts). */
  isService: boolean;
  /** The same letter, placed before in this mailbox; and in another of ours, where it is on a ticket. */
  twins: { here: Twin | null; elsewhere: Twin | null };
  kind: MachineKind;
  /** A person's words may stand under the machine's header that it has. */
  mayBeWords: boolean;
  /** The tickets that the mail names, in the order of its clues. */
  clues: ResolvedClue[];
  /** Tickets that the sender opened at this mailbox within the last hour; 0 for a sender seen for the first time. */
  opened: number;
  /**
   * Tickets that all senders have opened at this mailbox in the minute in which the mail arrived, and how many may be; null for mail
   * that is not counted so.
   */
  minute: { opened: number; most: number } | null;
  /** It answers a letter that is held as part of a flood: apart from it, it would become a ticket of its own. */
  answersFlood: boolean;
  /** It was held as part of a flood, and a person let that in. */
  pastFlood: boolean;
  /** What the acknowledgement of a new ticket depends on. */
  receipt: {
    /** The mailbox acknowledges at all. */
    wanted: boolean;
    mail: Pick<ParsedMail, 'from' | 'machine'>;
    /** Ms since the mail was written, by the older of its two dates. */
    ageMs: number;
  };
};

export const HELD_REASONS = [...HOLD_REASONS, 'own-mail', 'too-many', 'too-many-here', 'flood', 'report'] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

export type Verdict =
  /** Known already, as row `of`; it goes where that one went. */
  | { kind: 'duplicate'; of: number; ticket: number | null }
  /** The installation's own: nobody's request, in an archive neither. */
  | { kind: 'service'; ticket: null }
  /** Quarantine: a person decides; `ticket` is the one it names. */
  | { kind: 'held'; reason: HeldReason; ticket: number | null }
  | { kind: 'ticket'; ticket: number }
  /** `acknowledge`: as far as the mail allows it; how often a sender is answered is counted when it is written. */
  | { kind: 'new-ticket'; relatedTo: number | null; acknowledge: boolean };

/** Where the mail goes, and whether a new ticket is acknowledged. */
export function verdict(facts: Facts): Verdict {
  const { decision, twins, kind, clues } = facts;
  if (decision !== null) return byPerson(decision, facts);
  if (facts.isService) return { kind: 'service', ticket: null };

  const twin = twins.here ?? twins.elsewhere;
  if (twin !== null) return { kind: 'duplicate', of: twin.id, ticket: twin.ticket };

  if (facts.archived) return filed(clues);
  if (kind === 'loop') return { kind: 'held', reason: 'own-mail', ticket: clues[0]?.ticket ?? null };

  const found = placement({ clues, authenticity: 'none' });
  if (found.to === 'ticket')
    return isBurying(found.number, facts)
      ? { kind: 'held', reason: 'too-many-here', ticket: found.number }
      : { kind: 'ticket', ticket: found.number };
  if (found.to === 'quarantine')
    return isReportOn(found.number, facts)
      ? { kind: 'ticket', ticket: found.number }
      : { kind: 'held', reason: found.reason, ticket: found.number };

  // A report that names no ticket is nobody's request: no promise, no customer, but somebody sees it.
  if (REPORTS.includes(kind)) return { kind: 'held', reason: 'report', ticket: found.related ?? null };
  if (facts.opened >= LIMITS.ticketsPerSenderHour) return { kind: 'held', reason: 'too-many', ticket: null };
  if (isFlood(facts)) return { kind: 'held', reason: 'flood', ticket: null };
  return newTicket(found.related ?? null, facts);
}

const isFlood = ({ minute, answersFlood, pastFlood }: Facts): boolean =>
  !pastFlood && (answersFlood || (minute !== null && minute.opened >= minute.most));

/** Words bury a ticket, not a machine's notices: a system that watches something writes on its own ticket as often as it must. */
const isBurying = (ticket: number, facts: Facts): boolean =>
  facts.clues.some((clue) => clue.ticket === ticket && clue.written >= LIMITS.mailsOnTicketHour) &&
  voiceOf(facts, { kind: 'ticket', ticket }, facts.clues) !== 'machine';

/**
 * A person's word goes before every rule. A mail that is let into its ticket but named none becomes one of its own; unless the same letter
 * stands on a ticket by another mailbox of ours, where it was let in before.
 */
function byPerson({ to, number }: Decision, facts: Facts): Verdict {
  const into = to === 'ticket' ? number : null;
  const { elsewhere } = facts.twins;
  if (elsewhere !== null && (into === null || into === elsewhere.ticket))
    return { kind: 'duplicate', of: elsewhere.id, ticket: elsewhere.ticket };
  return into === null ? newTicket(number, facts) : { kind: 'ticket', ticket: into };
}

/**
 * Mail of an archive asks nothing of anybody: none is held and nobody is answered. It joins the first ticket it names that its writer
 * takes part in; what may join none of them is filed apart, beside it.
 */
function filed(clues: ResolvedClue[]): Verdict {
  const theirs = clues.find(({ pastReopening, sender }) => !pastReopening && sender === 'participant');
  if (theirs !== undefined) return { kind: 'ticket', ticket: theirs.ticket };
  const found = placement({ clues, authenticity: 'none' });
  const relatedTo = found.to === 'new-ticket' ? (found.related ?? null) : found.number;
  return { kind: 'new-ticket', relatedTo, acknowledge: false };
}

const REPORTS: readonly MachineKind[] = ['bounce', 'receipt', 'complaint'];

/**
 * A report about our mail speaks for the machine that sent it: the ticket it names is where it belongs. Only our own
 * signature proves that it is about our mail; anybody can call a mail a report and print a code.
 */
const isReportOn = (ticket: number, { kind, clues }: Pick<Facts, 'kind' | 'clues'>): boolean =>
  REPORTS.includes(kind) && clues.some((clue) => clue.strength === 'strong' && clue.ticket === ticket);

/** What a report says of mails of this ticket counts: our signature led it there, or a person did. A participant may print a code, too. */
export const isBelieved = (ticket: number, facts: Pick<Facts, 'kind' | 'clues' | 'decision'>): boolean =>
  facts.decision !== null || isReportOn(ticket, facts);

/** Who speaks in a mail: a person, a machine, or a person through a system of their own. */
export type Voice = 'person' | 'machine' | 'system';

/**
 * Ticket systems and gateways put a machine's header over a person's words. A participant who answers a mail of ours so is
 * heard, and so is whoever a person let in.
 */
export function voiceOf(
  { kind, mayBeWords, decision }: Pick<Facts, 'kind' | 'decision' | 'mayBeWords'>,
  found: Verdict,
  clues: ResolvedClue[],
): Voice {
  if (isFromPerson(kind)) return 'person';
  if (!mayBeWords || found.kind !== 'ticket') return 'machine';
  const answers = clues.some(
    ({ ticket, strength, sender }) => ticket === found.ticket && strength === 'strong' && sender === 'participant',
  );
  return answers || decision !== null ? 'system' : 'machine';
}

const newTicket = (relatedTo: number | null, facts: Facts): Verdict => ({
  kind: 'new-ticket',
  relatedTo,
  acknowledge: facts.receipt.wanted && mayBeAnswered(facts),
});

/** An automatic answer to this mail would reach a person, and would not come long after it. */
export const mayBeAnswered = ({ kind, receipt }: Pick<Facts, 'kind' | 'receipt'>): boolean =>
  mayAcknowledge(kind, receipt.mail) && receipt.ageMs <= LIMITS.acknowledgeWithinMs;
