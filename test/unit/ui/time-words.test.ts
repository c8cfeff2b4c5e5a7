import { expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import {
  type Explanation,
  type Life,
  madeOf,
  namedBy,
  nextWords,
  outcomeWords,
  overtakenBy,
  spellWords,
} from '../../../ui/ticket/time/time-words.ts';

const tr = makeT('tr', deskTexts);
const en = makeT('en', deskTexts);
const H = 3_600_000;
const MINUTE = 60_000;

const life = (amountMs: number | null): Life => ({
  ...{ spells: [], usedMs: null, metAt: null, endedAt: null },
  promises: [
    {
      ...{ at: '2026-11-20T12:50:00.000Z', dueAt: '2026-11-23T07:50:00.000Z', amountMs, policy: null, calendar: null },
      ...{ because: 'start' as const, by: null, reason: null, event: 1, isOvertaken: false },
    },
  ],
  days: [
    { day: '2026-11-20', countedMs: 130 * MINUTE, isAhead: false },
    { day: '2026-11-23', countedMs: 110 * MINUTE, isAhead: true },
  ],
});

test('a promise is told as the days that it is made of', () => {
  expect(madeOf(life(4 * H), 'Pazartesi 10:50', tr, 'tr')).toBe(
    '4 sa söz: 20 Kas Cum 2 sa 10 dk, 23 Kas Pzt 1 sa 50 dk (kalan); hedef Pazartesi 10:50.',
  );
  expect(madeOf(life(4 * H), null, en, 'en')).toBe(
    '4h promised; counted: 2h 10m on Fri 20 Nov, 1h 50m (left) on Mon 23 Nov.',
  );
  expect(madeOf(life(null), null, tr, 'tr')).toBeNull();
});

test('a day of which a part is still to come is named once', () => {
  const days = [
    { day: '2026-11-20', countedMs: 30 * MINUTE, isAhead: false },
    { day: '2026-11-20', countedMs: 90 * MINUTE, isAhead: true },
  ];
  expect(madeOf({ ...life(2 * H), days }, 'bugün 16:50', tr, 'tr')).toBe(
    '2 sa söz: 20 Kas Cum 30 dk + 1 sa 30 dk (kalan); hedef bugün 16:50.',
  );
});

test('a promise that was over as it was made says how much it is, and since when it is over', () => {
  const overtaken = (dueAt: string) => life(2 * H).promises.map((one) => ({ ...one, isOvertaken: true, dueAt }));
  const said = (dueAt: string) => overtakenBy({ promises: overtaken(dueAt) }, (at) => at.slice(0, 16), en, 'en');
  expect(said('2026-11-20T12:50:00.000Z')).toMatch(/changed to 2h.* due with the change: 2026-11-20T12:50/);
  expect(said('2026-11-23T06:00:00.000Z')).toMatch(/changed to 2h.* late when work starts next: 2026-11-23T06:00/);
  expect(overtakenBy(life(2 * H), (at) => at, tr, 'tr')).toBeNull();
});

test('a due time that a person has set says who, what was promised first, and why', () => {
  const { promises } = life(null);
  const named = promises.map((one) => ({
    ...one,
    ...{ dueAt: '16:00', because: 'override' as const, by: { id: 'a', name: 'Ayşe Yılmaz' } },
    reason: 'müşteri geç gelecek',
  }));
  const time = (at: string) => (at === '16:00' ? at : '14:20');
  expect(namedBy({ promises: [...promises, ...named] }, time, tr)).toBe(
    'Ayşe Yılmaz hedefi değiştirdi: 16:00; ilk hedef: 14:20. Nedeni: müşteri geç gelecek',
  );
  const moved = promises.map((one) => ({ ...one, because: 'resumed' as const, dueAt: '17:00' }));
  expect(namedBy({ promises: [...promises, ...named, ...moved] }, time, tr)).toMatch(
    /^Ayşe Yılmaz hedefi değiştirdi: 16:00; /,
  );
  expect(namedBy({ promises }, time, tr)).toBeNull();
});

test('a stretch says for whom it stood still, and whether it still does', () => {
  const stood = { from: '', to: '', runs: false, why: 'third-party' as const, countedMs: 0 };
  expect(spellWords(stood, tr)).toBe('Durdu: üçüncü taraf bekleniyordu');
  expect(spellWords({ ...stood, to: null }, tr)).toBe('Duruyor: üçüncü taraf bekleniyor');
});

test('what happens next says what it will do and who is told', () => {
  const can = { id: 'c', name: 'Can Demir' };
  const lead = { does: 'tells' as const, whom: 'lead' as const, agent: can };
  const next: Explanation['next'][number] = {
    ...{ at: null, what: 'clock-breached', why: { clock: 'first-response' } },
    then: [
      { does: 'tells', whom: 'owner', agent: { id: 'a', name: 'Ayşe Yılmaz' } },
      lead,
      { does: 'raises', priority: 'high' },
    ],
  };
  expect(`${nextWords(next, tr)}: ${outcomeWords(next, tr)}`).toBe(
    '“İlk yanıt” süresi dolunca: öncelik yükselir: Yüksek; haber verilir: Ayşe Yılmaz, Can Demir (ekip lideri)',
  );
  // Whoever has it and leads the team is told once.
  const own = { ...next, then: [{ does: 'tells' as const, whom: 'owner' as const, agent: can }, lead] };
  expect(outcomeWords(own, tr)).toBe('haber verilir: Can Demir (ekip lideri)');
  const closing = {
    ...next,
    what: 'answer-limit-passed',
    why: {},
    then: [
      { does: 'mails', mail: 'closing' },
      { does: 'closes', as: 'no-answer' },
    ],
  };
  expect(outcomeWords(closing as Explanation['next'][number], en)).toBe(
    'the customer is told it is closed; the ticket is closed (The customer did not reply)',
  );
});
