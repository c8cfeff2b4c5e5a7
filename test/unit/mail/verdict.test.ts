import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import type { MachineKind } from '../../../domain/mail/machine-mail.ts';
import type { ResolvedClue } from '../../../domain/mail/threading.ts';
import { type Facts, type HeldReason, verdict, type Verdict, voiceOf } from '../../../domain/mail/verdict.ts';
import { NO_SIGNS } from '../../support/mail/no-signs.ts';

const person = { from: { name: 'Ali', address: 'ali@musteri.test' }, machine: NO_SIGNS };
const receipt = { wanted: true, mail: person, ageMs: 0 };

/** A person's first mail: each row says what is different. */
const facts = (given: Partial<Facts>): Facts => ({
  archived: false,
  decision: null,
  isService: false,
  twins: { here: null, elsewhere: null },
  kind: 'person',
  mayBeWords: false,
  clues: [],
  opened: 0,
  minute: { opened: 0, most: 300 },
  answersFlood: false,
  pastFlood: false,
  receipt,
  ...given,
});

const code: ResolvedClue = {
  by: 'code-subject',
  strength: 'weak',
  ticket: 42,
  pastReopening: false,
  sender: 'participant',
  written: 0,
};
const signature: ResolvedClue = { ...code, by: 'message-id', strength: 'strong' };
const stranger = { sender: 'unknown' } as const;

type Of<Kind> = Extract<Verdict, { kind: Kind }>;
const ticket = (number: number): Of<'ticket'> => ({ kind: 'ticket', ticket: number });
const held = (reason: HeldReason, number: number | null): Of<'held'> => ({ kind: 'held', reason, ticket: number });
const duplicate = (of: number, number: number | null): Of<'duplicate'> => ({ kind: 'duplicate', of, ticket: number });
const fresh = (relatedTo: number | null, acknowledge: boolean): Of<'new-ticket'> => ({
  kind: 'new-ticket',
  relatedTo,
  acknowledge,
});

const SERVICE: Of<'service'> = { kind: 'service', ticket: null };

const REPORTS: MachineKind[] = ['bounce', 'receipt', 'complaint'];
const FULL = LIMITS.ticketsPerSenderHour;

type Row<Kind> = [sentence: string, given: Partial<Facts>, expected: Of<Kind>];

const ROWS: { [Kind in Verdict['kind']]: [Row<Kind>, ...Row<Kind>[]] } = {
  service: [
    ['a mail by which the installation tries itself is nobody’s request', { isService: true, kind: 'loop' }, SERVICE],
    ['it is none in an archive either', { isService: true, kind: 'loop', archived: true }, SERVICE],
    ['a report on it is no mail of a customer', { isService: true, kind: 'bounce' }, SERVICE],
    [
      'its copy in another mailbox is no duplicate to look at, but the same thing',
      { isService: true, twins: { here: null, elsewhere: { id: 8, ticket: null } } },
      SERVICE,
    ],
  ],
  duplicate: [
    [
      'a letter that is in this mailbox already is its duplicate and goes where it went',
      { twins: { here: { id: 7, ticket: 42 }, elsewhere: null } },
      duplicate(7, 42),
    ],
    [
      'the copy of a held mail is a duplicate that is on no ticket',
      { twins: { here: { id: 7, ticket: null }, elsewhere: null } },
      duplicate(7, null),
    ],
    [
      'a letter that another mailbox has put on a ticket is a duplicate',
      { twins: { here: null, elsewhere: { id: 8, ticket: 43 } } },
      duplicate(8, 43),
    ],
    [
      'a letter known here and elsewhere is the duplicate of the one here',
      { twins: { here: { id: 7, ticket: 42 }, elsewhere: { id: 8, ticket: 43 } } },
      duplicate(7, 42),
    ],
    [
      'a copy of our own mail that was held is its duplicate, and is not held again',
      { twins: { here: { id: 7, ticket: null }, elsewhere: null }, kind: 'loop' },
      duplicate(7, null),
    ],
    [
      'a copy of a letter that named a ticket is a duplicate, and does not come on the ticket twice',
      { twins: { here: { id: 7, ticket: 42 }, elsewhere: null }, clues: [signature] },
      duplicate(7, 42),
    ],
  ],
  held: [
    ['our own mail that comes back is held', { kind: 'loop' }, held('own-mail', null)],
    [
      'our own mail that comes back is held beside the ticket it names, even with our signature',
      { kind: 'loop', clues: [signature] },
      held('own-mail', 42),
    ],
    [
      'a stranger who names a ticket waits for a person',
      { clues: [{ ...code, ...stranger }] },
      held('unknown-sender', 42),
    ],
    [
      'a stranger who holds our signature waits too: it names a ticket and proves nothing about the sender',
      { clues: [{ ...signature, ...stranger }] },
      held('unknown-sender', 42),
    ],
    [
      'an agent’s address by mail waits for a person',
      { clues: [{ ...code, sender: 'agent' }] },
      held('agent-by-mail', 42),
    ],
    [
      'a report that only prints a code waits: anybody can call a mail a report',
      { kind: 'bounce', clues: [{ ...code, ...stranger }] },
      held('unknown-sender', 42),
    ],
    [
      'a machine’s mail that is no report waits although it carries our signature',
      { kind: 'auto-replied', clues: [{ ...signature, ...stranger }] },
      held('unknown-sender', 42),
    ],
    [
      'a sender who has opened as many tickets as an hour allows is held, and no ticket is named',
      { opened: FULL },
      held('too-many', null),
    ],
    [
      'what comes beyond the mailbox’s new tickets of a minute is held, whoever it is from',
      { minute: { opened: 300, most: 300 } },
      held('flood', null),
    ],
    [
      'one sender’s flood is called so also while the mailbox is flooded',
      { opened: FULL, minute: { opened: 300, most: 300 } },
      held('too-many', null),
    ],
    [
      'a participant who buries a ticket under mails is held beside it, with our signature too',
      { clues: [{ ...signature, written: LIMITS.mailsOnTicketHour }] },
      held('too-many-here', 42),
    ],
    [
      'their words are held also when a system of theirs has put a machine’s header above them',
      {
        kind: 'auto-generated',
        mayBeWords: true,
        clues: [{ ...signature, written: LIMITS.mailsOnTicketHour }],
      },
      held('too-many-here', 42),
    ],
    [
      'an answer to a letter that is held as part of a flood is held with it',
      { answersFlood: true },
      held('flood', null),
    ],
    [
      'what was let in with a flood is held by every other rule',
      { pastFlood: true, kind: 'bounce', minute: { opened: 300, most: 300 } },
      held('report', null),
    ],
    [
      'a sender who floods is held also when the mail names a ticket that takes no more',
      { opened: FULL, clues: [{ ...code, pastReopening: true }] },
      held('too-many', null),
    ],
    ...REPORTS.map((kind): Row<'held'> => [
      `a ${kind} that names no ticket waits for somebody to see it, and is nobody’s request`,
      { kind },
      held('report', null),
    ]),
    [
      'a report on a ticket that takes no more waits beside it',
      { kind: 'bounce', clues: [{ ...signature, pastReopening: true }] },
      held('report', 42),
    ],
  ],
  ticket: [
    ['a participant who names a ticket comes on it', { clues: [code] }, ticket(42)],
    ['a participant’s machine comes on the ticket as well', { clues: [code], kind: 'auto-replied' }, ticket(42)],
    [
      'the last mail that an hour allows on a ticket comes on it',
      { clues: [{ ...code, written: LIMITS.mailsOnTicketHour - 1 }], minute: { opened: 300, most: 300 } },
      ticket(42),
    ],
    [
      'a machine that watches something tells its ticket as often as it must',
      { kind: 'auto-generated', clues: [{ ...code, written: LIMITS.mailsOnTicketHour }] },
      ticket(42),
    ],
    [
      'a participant’s answer that was let in with a flood comes on the ticket that it names',
      { pastFlood: true, clues: [code] },
      ticket(42),
    ],
    [
      'a participant who has opened as many tickets as an hour allows may still answer',
      { clues: [code], opened: FULL },
      ticket(42),
    ],
    [
      'the ticket of our signature goes before that of a code',
      { clues: [{ ...code, ticket: 7 }, signature] },
      ticket(42),
    ],
    ...REPORTS.map((kind): Row<'ticket'> => [
      `a ${kind} that carries our signature belongs to the ticket of our mail, whoever sent it`,
      { kind, clues: [{ ...signature, ...stranger }] },
      ticket(42),
    ]),
    [
      'a person who lets a held mail in goes before every rule',
      {
        decision: { to: 'ticket', number: 42 },
        twins: { here: { id: 7, ticket: 9 }, elsewhere: null },
        kind: 'loop',
        clues: [{ ...code, ...stranger, ticket: 9 }],
        opened: FULL,
      },
      ticket(42),
    ],
  ],
  'new-ticket': [
    [
      'what a person let in with its flood opens a ticket, however many others did in that minute',
      { pastFlood: true, answersFlood: true, minute: { opened: 300, most: 300 } },
      fresh(null, true),
    ],
    ['a mail that is not counted by its minute is no part of a flood', { minute: null }, fresh(null, true)],
    ['a mail that names no ticket is a new one, and is acknowledged', {}, fresh(null, true)],
    [
      'a mail to a ticket closed too long ago is a new one, related to the old',
      { clues: [{ ...code, pastReopening: true }] },
      fresh(42, true),
    ],
    ['the last ticket that an hour allows is opened', { opened: FULL - 1 }, fresh(null, true)],
    ['the last ticket that a minute allows is opened', { minute: { opened: 299, most: 300 } }, fresh(null, true)],
    [
      'a mail that a person lets in is a ticket however many came',
      { decision: { to: 'new-ticket', number: null }, minute: { opened: 300, most: 300 } },
      fresh(null, true),
    ],
    [
      'a person who makes a held mail a new ticket goes before every rule, and the ticket it named is related',
      {
        decision: { to: 'new-ticket', number: 42 },
        twins: { here: { id: 7, ticket: 9 }, elsewhere: null },
        clues: [signature],
        opened: FULL,
      },
      fresh(42, true),
    ],
    [
      'a held mail that is let into a ticket but named none is a new one',
      { decision: { to: 'ticket', number: null } },
      fresh(null, true),
    ],
    [
      'our own mail that a person makes a ticket is not acknowledged',
      { decision: { to: 'new-ticket', number: null }, kind: 'loop' },
      fresh(null, false),
    ],
    ['a machine gets a ticket and no acknowledgement', { kind: 'auto-generated' }, fresh(null, false)],
    [
      'a mailbox that does not acknowledge stays silent',
      { receipt: { ...receipt, wanted: false } },
      fresh(null, false),
    ],
    [
      'a mail without a writer is not acknowledged',
      { receipt: { ...receipt, mail: { ...person, from: null } } },
      fresh(null, false),
    ],
    [
      'a mail of just a day is acknowledged',
      { receipt: { ...receipt, ageMs: LIMITS.acknowledgeWithinMs } },
      fresh(null, true),
    ],
    [
      'a mail older than a day is not, so that a mailbox connected full does not answer last year’s letters',
      { receipt: { ...receipt, ageMs: LIMITS.acknowledgeWithinMs + 1 } },
      fresh(null, false),
    ],
  ],
};

test.each<Row<Verdict['kind']>>(Object.values(ROWS).flat())('%s', (_sentence, given, expected) => {
  expect(verdict(facts(given))).toEqual(expected);
});

describe('who speaks in a mail', () => {
  const words = { kind: 'auto-generated' as const, mayBeWords: true, decision: null };
  test.each<[string, string, Parameters<typeof voiceOf>]>([
    ['a person, whatever else is known', 'person', [{ ...words, kind: 'bulk', mayBeWords: false }, ticket(42), []]],
    ['a participant by their system, when they answer a mail of ours', 'system', [words, ticket(42), [signature]]],
    ['a machine, when only a code names the ticket', 'machine', [words, ticket(42), [code]]],
    ['a machine, when a stranger holds our signature', 'machine', [words, ticket(42), [{ ...signature, ...stranger }]]],
    [
      'a machine, when it says that nobody is there',
      'machine',
      [{ ...words, mayBeWords: false }, ticket(42), [signature]],
    ],
    [
      'a machine, when it opens a ticket',
      'machine',
      [words, { kind: 'new-ticket', relatedTo: null, acknowledge: false }, []],
    ],
    [
      'whoever a person let in by their system',
      'system',
      [{ ...words, decision: { to: 'ticket', number: 42 } }, ticket(42), []],
    ],
  ])('%s', (_, voice, given) => {
    expect(voiceOf(...given)).toBe(voice);
  });
});

describe('mail of an archive is filed, whatever it is', () => {
  const filedApart = (relatedTo: number | null) => fresh(relatedTo, false);
  test.each<[string, Partial<Facts>, Verdict]>([
    ['a person’s mail, unanswered', {}, filedApart(null)],
    ['our own', { kind: 'loop' }, filedApart(null)],
    ...REPORTS.map((kind): [string, Partial<Facts>, Verdict] => [`a ${kind}`, { kind }, filedApart(null)]),
    ['the hundredth of its sender', { opened: FULL }, filedApart(null)],
    ['a participant’s on a ticket of the archive', { clues: [code] }, ticket(42)],
    ['a stranger’s, beside the ticket that it names', { clues: [{ ...code, ...stranger }] }, filedApart(42)],
    [
      'one that names a ticket which is none of the archive',
      { clues: [{ ...code, pastReopening: true }] },
      filedApart(42),
    ],
    ['a copy', { twins: { here: { id: 7, ticket: 42 }, elsewhere: null } }, duplicate(7, 42)],
  ])('%s', (_, given, expected) => {
    expect(verdict(facts({ archived: true, ...given }))).toEqual(expected);
  });
});
