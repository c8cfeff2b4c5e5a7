/** Commands in words: verbs of both languages, what is meant by what follows them, and nothing where nothing is meant. */
import { describe, expect, test } from '@jest/globals';
import { AGENT_COMMANDS } from '../../../domain/ticket/commands.ts';
import { KEYED, OFFERS } from '../../../ui/command/offers.ts';
import { readSaid, SAID_KINDS, snoozeFault, verbOf, VERBS, type World } from '../../../ui/command/sentence.ts';

/** A Wednesday noon in Istanbul. */
const NOW = Date.parse('2026-11-25T09:00:00Z');
const ZONE = 'Europe/Istanbul';
const [AYSE, MERT, CAN] = ['Ayşe Yılmaz', 'Mert Şahin', 'Can Demir'].map((name, id) => ({ id: String(id), name })) as [
  { id: string; name: string },
  { id: string; name: string },
  { id: string; name: string },
];
const world: World = {
  me: AYSE,
  agents: [AYSE, CAN, MERT],
  teams: [{ id: 'i', name: 'İade' }],
  tags: ['iade', 'kargo', 'İptal'],
  reader: {
    now: NOW,
    timeZone: ZONE,
    calendar: {
      timeZone: ZONE,
      openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
      holidays: [],
    },
  },
  reasons: ['Müşteri dönüş yapacak', 'Kargo bekleniyor'],
};
const read = (query: string) => readSaid(query, world);
const friday = (time: string) => Date.parse(`2026-11-27T${time}:00+03:00`);

describe('a command in words', () => {
  test.each([
    ['ertele cuma 14: tedarikçi yazacak'],
    ['snooze friday 2pm: tedarikçi yazacak'],
    ['ERTELE Cuma 14:00 - tedarikçi yazacak'],
  ])('%s puts aside with a new promise by the working calendar, and says why', (query) => {
    // Three open hours after its return.
    expect(read(query)).toEqual([
      { kind: 'snooze', until: friday('14:00'), dueAt: friday('17:00'), reason: 'tedarikçi yazacak' },
    ]);
  });

  test('putting aside without a reason offers the usual ones', () => {
    expect(read('ertele cuma 14').map((said) => 'reason' in said && said.reason)).toEqual(world.reasons);
    expect(read('ertele cuma 17').map((said) => 'dueAt' in said && said.dueAt)).toEqual(
      Array.from(world.reasons, () => Date.parse('2026-11-30T11:00:00+03:00')),
    );
    expect([read('ertele dün'), read('ertele'), read('ertele mor')]).toEqual([[], [], []]);
  });

  test('a time that has passed, or is too far, is said to be that, and not left without an answer', () => {
    const queries = ['ertele dün: kargo', 'snooze 400 days', 'ertele', 'ertele mor', 'ertele cuma 14', 'ata dün'];
    expect(queries.map((query) => snoozeFault(query, world.reader))).toEqual(['past', 'far', null, null, null, null]);
  });

  test.each<[string, unknown]>([
    ['ata mert', { agent: MERT }],
    ['assign MERT ş', { agent: MERT }],
    ['ata sahin', { agent: MERT }],
    ['ata bana', { agent: AYSE }],
    ['assign me', { agent: AYSE }],
    ['ata iade', { team: world.teams[0] }],
    ['assign nobody', null],
  ])('%s', (query, to) => {
    expect(read(query)[0]).toEqual({ kind: 'assign', to });
  });

  test('whoever is not told apart by what was typed is offered beside the others, oneself first', () => {
    expect(read('ata').map((said) => 'to' in said && said.to)).toEqual([
      ...[AYSE, CAN, MERT].map((agent) => ({ agent })),
      { team: world.teams[0] },
    ]);
    expect(read('ata zeynep')).toEqual([]);
  });

  test.each<[string, unknown[]]>([
    ['öncelik acil', [{ kind: 'set-priority', priority: 'urgent' }]],
    ['priority low', [{ kind: 'set-priority', priority: 'low' }]],
    ['önc yük', [{ kind: 'set-priority', priority: 'high' }]],
    ['tür şikayet', [{ kind: 'set-type', type: 'complaint' }]],
    ['type none', [{ kind: 'set-type', type: null }]],
    ['etiket iade', [{ kind: 'tag', tag: 'iade', does: 'add' }]],
    ['tag IPTAL', [{ kind: 'tag', tag: 'İptal', does: 'add' }]],
    ['etiket -kargo', [{ kind: 'tag', tag: 'kargo', does: 'remove' }]],
    ['etiket kırık cam', [{ kind: 'tag', tag: 'kırık cam', does: 'add' }]],
    ['etiket -kırık', []],
    ['git 10497', [{ kind: 'go', number: 10497 }]],
    ['go #12', [{ kind: 'go', number: 12 }]],
    ['git takip', []],
    ['iade nerede', []],
    ['at mert', []],
  ])('%s', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  test('no verb begins like another, so that one cut short means one thing', () => {
    const firsts = SAID_KINDS.flatMap((kind) => VERBS[kind].map((verb) => `${verb.slice(0, 3)} ${kind}`));
    expect(new Set(firsts.map((one) => one.slice(0, 3))).size).toBe(new Set(firsts).size);
    for (const kind of SAID_KINDS) for (const verb of VERBS[kind]) expect(verbOf(verb)?.kind).toBe(kind);
  });
});

describe('every command', () => {
  /** Where those are given that stand in no palette: each beside what it is about. */
  const ELSEWHERE: Partial<Record<(typeof AGENT_COMMANDS)[number], string>> = {
    undo: 'by Z and on the toast of what it takes back',
    claim: 'by opening the ticket',
    'set-due': 'in the panel that explains its clock, which has to be seen',
    'move-promise': 'beside the promise that is meant, and in Today',
    'keep-promise': 'beside the promise that is meant',
    'withdraw-promise': 'beside the promise that is meant',
    'block-sender': 'in the menu, which shows first what it hits',
    'set-requester': 'in the proposal that it answers',
    'set-participants': 'on the line of recipients',
    'set-fields': 'where the field stands, in the panel',
    resend: 'on the mail that failed',
    'cancel-send': 'on the mail that is stopped',
    'hold-send': 'on the mail that waits',
    'send-held': 'on the mail that waits',
  };
  /** Those that the palette has and no single key: seldom meant, or undone by the one that has a key. */
  const NO_KEY = ['reopen', 'wake', 'wait', 'end-wait', 'set-type'];

  test('is in the palette, or it is said where else it is given', () => {
    const said = new Set<string>([...OFFERS.map(({ kind }) => kind), ...SAID_KINDS]);
    expect(AGENT_COMMANDS.filter((kind) => !said.has(kind)).toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted());
  });

  test('of the palette has a key, or is named as one without', () => {
    const keyed = new Set<string>(KEYED.map(({ kind }) => kind));
    const offered = [...new Set<string>([...OFFERS.map(({ kind }) => kind), ...SAID_KINDS])];
    expect(offered.filter((kind) => kind !== 'go' && !keyed.has(kind)).toSorted()).toEqual(NO_KEY.toSorted());
  });
});
