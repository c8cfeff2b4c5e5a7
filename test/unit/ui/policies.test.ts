/** Policies as they are written and read: durations in words, sentences, drafts, and the example of what one comes to. */
import { describe, expect, test } from '@jest/globals';
import { policyFaults } from '../../../domain/sla/policy-fault.ts';
import { birthDues } from '../../../domain/sla/policy.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import type { Language } from '../../../domain/text/language.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { groupOf } from '../../../ui/condition/blocks.ts';
import { FIELD_GROUPS } from '../../../ui/condition/fields.ts';
import type { Speaker } from '../../../ui/condition/words.ts';
import { inWorkdays, inWords, readDuration, workdayMs } from '../../../ui/sla/policy/duration-words.ts';
import {
  ASKED,
  bodyOf,
  draftFaults,
  draftOf,
  type Policy,
  PRESET_NAMES,
  presetDraft,
  termsOf,
} from '../../../ui/sla/policy/policy-draft.ts';
import { exampleOf, placeOn } from '../../../ui/sla/policy/policy-example.ts';
import {
  amountWords,
  escalationWords,
  forWhom,
  hoursWords,
  promiseLines,
  warnWords,
} from '../../../ui/sla/policy/policy-words.ts';
import { renewalWords } from '../../../ui/sla/renewal-words.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { PLAIN_LIMITS } from '../../../domain/ticket/ticket.ts';

const WORKDAY = 9 * HOUR_MS;
const OFFICE = {
  ...{ id: 'c1', version: 3, timeZone: 'Europe/Istanbul', holidays: [] },
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
};
const speaker = (language: Language): Speaker => ({
  ...{ t: makeT(language, deskTexts), language },
  things: {
    ...{ agent: [], skill: [], text: [], calendar: [], mailbox: [], organisation: [] },
    team: [{ id: 't1', name: 'Muhasebe' }],
  },
});
const tr = speaker('tr');
const en = speaker('en');
/** Friday 4 December 2026, 16:40 in Istanbul. */
const FRIDAY = Date.UTC(2026, 11, 4, 13, 40);

const POLICY: Policy = {
  ...{ id: 'p1', version: 2, name: 'VIP', isDefault: false, changedAt: '2026-11-01T00:00:00.000Z', changedBy: null },
  ...bodyOf(presetDraft('speed-first', 'VIP', 'c1'), true),
  ...{ calendar: { id: 'c1', name: 'Ofis' }, when: { all: [{ field: 'team', op: 'is', value: ['t1'] }] } },
} as unknown as Policy;

describe('a duration', () => {
  test.each([
    ['30 dk', 30 * MINUTE_MS],
    ['30 dakika', 30 * MINUTE_MS],
    ['4', 4 * HOUR_MS],
    ['4 sa', 4 * HOUR_MS],
    ['1 sa 30 dk', 90 * MINUTE_MS],
    ['1,5 saat', 90 * MINUTE_MS],
    ['1.5h', 90 * MINUTE_MS],
    ['2 İŞ GÜNÜ', 2 * WORKDAY],
    ['2 gün', 2 * WORKDAY],
    ['1 week', 5 * WORKDAY],
    ['1 hafta', 5 * WORKDAY],
    ['3 working days', 3 * WORKDAY],
    ['', null],
    ['söz yok', null],
    ['no promise', null],
    ['-', null],
    ['bilmem', undefined],
    ['4 elma', undefined],
    ['-4 sa', undefined],
  ])('%s is read', (text, ms) => expect(readDuration(text, WORKDAY)).toBe(ms));

  test('a day is one of 24 hours where it is counted around the clock', () => {
    expect(readDuration('2 gün', DAY_MS)).toBe(2 * DAY_MS);
    expect(readDuration('1 week', DAY_MS)).toBe(7 * DAY_MS);
  });

  test.each([
    MINUTE_MS,
    45 * MINUTE_MS,
    HOUR_MS,
    90 * MINUTE_MS,
    WORKDAY,
    45 * HOUR_MS,
    DAY_MS,
    3 * DAY_MS + 5 * HOUR_MS,
  ])('of %d ms is read as it is written, in both languages', (ms) => {
    for (const language of ['tr', 'en'] as const)
      for (const day of [WORKDAY, DAY_MS]) {
        expect(readDuration(inWords(ms, day, language), day)).toBe(ms);
        const workdays = inWorkdays(ms, day, language);
        if (workdays !== null) expect(readDuration(workdays, day)).toBe(ms);
      }
  });

  test('of open hours is said in hours, and in working days beside them', () => {
    expect([inWords(45 * HOUR_MS, WORKDAY, 'tr'), inWorkdays(45 * HOUR_MS, WORKDAY, 'tr')]).toEqual([
      '45 sa',
      '5 iş günü',
    ]);
    expect(inWorkdays(4 * HOUR_MS, WORKDAY, 'tr')).toBeNull();
    expect(inWords(2 * DAY_MS, DAY_MS, 'en')).toBe('2 d');
  });

  test('a working day is as long as the calendar is open on most of its days', () => {
    expect(workdayMs(OFFICE)).toBe(WORKDAY);
    const split = [
      { day: 1, from: '08:00', to: '12:00' },
      { day: 1, from: '13:00', to: '17:30' },
    ];
    expect(workdayMs({ openHours: split })).toBe(8.5 * HOUR_MS);
    expect(workdayMs({ openHours: [] })).toBe(DAY_MS);
  });
});

describe('a policy in words', () => {
  const when = groupOf(POLICY.when!);
  test('says for which tickets it is', () => {
    expect(forWhom({ when, isDefault: false }, tr)).toBe('Ekibi Muhasebe ise');
    expect(forWhom({ when, isDefault: false }, en)).toBe('If its team is Muhasebe');
    expect(forWhom({ when: groupOf({ all: [] }), isDefault: false }, tr)).toMatch(/^Tüm talepler/);
    expect(forWhom({ when, isDefault: true }, en)).toBe('All tickets that match none of the above');
  });

  test('says what a normal ticket is promised, and of the others only what differs', () => {
    const { promises } = POLICY;
    const same = {
      ...POLICY,
      promises: { ...promises, high: promises.normal, low: { ...promises.normal, resolution: null } },
    };
    expect(promiseLines(same)).toEqual([
      { priority: 'normal', clocks: ['first-response', 'next-response', 'resolution'] },
      { priority: 'urgent', clocks: ['first-response', 'next-response', 'resolution'] },
      { priority: 'low', clocks: ['resolution'] },
    ]);
    const said = { ...tr, dayMs: WORKDAY };
    expect(amountWords(same, 'urgent', 'first-response', said)).toBe('15 dk');
    expect(amountWords(same, 'low', 'resolution', said)).toBe('söz yok');
  });

  test('says in whose hours it is counted', () => {
    const by = (first: 'business' | 'calendar', rest: 'business' | 'calendar') => ({
      ...{ 'first-response': first, 'next-response': rest, resolution: rest },
    });
    expect(hoursWords(by('business', 'business'), 'Ofis', tr)).toBe('Ofis çalışma saatlerinde işler');
    expect(hoursWords(by('calendar', 'calendar'), 'Ofis', en)).toBe('Counted around the clock');
    expect(hoursWords(by('calendar', 'business'), 'Ofis', tr)).toMatch(/günün 24 saati işleyen: ilk yanıt$/);
  });

  test('says when it warns and what is done then', () => {
    expect(warnWords(0.75, tr)).toBe('4 sa süreli bir sözde uyarı 3 sa sonra gelir');
    expect(warnWords(0.5, en)).toBe('For a promise of 4 h, the warning comes after 2 h');
    expect(escalationWords({ clock: 'first-response', at: 'broken', do: 'tell-lead' }, WORKDAY, tr)).toBe(
      'İlk yanıt süresi dolunca ekip liderine haber verilir',
    );
    expect(escalationWords({ clock: 'resolution', at: 2 * HOUR_MS, do: 'reroute' }, WORKDAY, en)).toMatch(
      /2 h after it was due, the ticket goes to someone else$/,
    );
  });
});

describe('a draft of a policy', () => {
  test('says what the policy said', () => {
    const { id: _id, version: _v, isDefault: _d, changedAt: _a, changedBy: _b, calendar, ...kept } = POLICY;
    expect(bodyOf(draftOf(POLICY), false)).toEqual({ ...kept, calendar: calendar.id });
  });

  test.each(PRESET_NAMES)('of the preset %s lacks nothing but for which tickets it is', (preset) => {
    const draft = presetDraft(preset, 'Yeni', 'c1');
    expect(draftFaults(draft, false).map(({ path }) => path)).toEqual(['when.all.0.value']);
    expect(policyFaults({ ...termsOf(draft), limits: { ...PLAIN_LIMITS, ...draft.limits } }, false)).toEqual([]);
  });

  test('of the default one asks for nothing, and one without a name is none', () => {
    const draft = { ...presetDraft('speed-first', ' ', 'c1') };
    expect(bodyOf(draft, true).when).toBeNull();
    expect(draftFaults(draft, true).map(({ path }) => path)).toEqual(['name']);
  });

  test('may ask for what policies are chosen by, and nothing else', () => {
    const offered = Object.values(FIELD_GROUPS)
      .flat()
      .filter((field) => (ASKED as readonly string[]).includes(field));
    expect(offered.toSorted()).toEqual([...ASKED].sort());
  });
});

describe('the example of a policy', () => {
  const terms = termsOf({
    ...presetDraft('speed-first', 'Hız', 'c1'),
    promises: {
      ...presetDraft('speed-first', 'Hız', 'c1').promises,
      normal: { 'first-response': 3 * HOUR_MS, 'next-response': null, resolution: 9 * HOUR_MS },
    },
  });
  const lines = exampleOf(terms, OFFICE, FRIDAY, 'normal');
  const first = lines.find(({ clock }) => clock === 'first-response')!;

  test('is what the ticket would be promised in earnest', () => {
    const dues = birthDues({ ...terms, id: 'p', version: 1, calendar: OFFICE }, FRIDAY, 'normal');
    for (const { clock, dueAt, warnAt } of dues) {
      const line = lines.find((one) => one.clock === clock)!;
      expect([line.due, line.warn]).toEqual([dueAt, warnAt]);
    }
    // Friday 16:40 and three open hours: Monday 10:40.
    expect(first.due).toBe(Date.UTC(2026, 11, 7, 7, 40));
  });

  test('has each step at its moment, counted as the promise is', () => {
    expect(first.steps).toEqual([
      { at: first.warn, does: ['tell-owner'] },
      { at: first.due, does: ['tell-lead'] },
      { at: first.due! + 30 * MINUTE_MS, does: ['reroute'] },
    ]);
  });

  test('shows the open hours on the way, and what is not promised as nothing', () => {
    expect(first.open.map(({ from, to }) => (to - from) / MINUTE_MS).slice(0, 2)).toEqual([80, expect.any(Number)]);
    expect(first.open.at(1)?.from).toBe(Date.UTC(2026, 11, 7, 6, 0));
    expect(lines[1]).toMatchObject({ clock: 'next-response', due: null, steps: [], open: [] });
    expect(placeOn(first, FRIDAY)).toBe(0);
    expect(placeOn(first, first.due!)).toBeGreaterThan(80);
  });

  test('of a promise around the clock knows no closed hours', () => {
    const around = { ...terms, countBy: { ...terms.countBy, 'first-response': 'calendar' as const } };
    const line = exampleOf(around, OFFICE, FRIDAY, 'normal').find(({ clock }) => clock === 'first-response')!;
    expect(line.due).toBe(FRIDAY + 3 * HOUR_MS);
    expect(line.open).toEqual([{ from: line.from, to: line.to }]);
  });
});

describe('a change that goes over the open tickets', () => {
  const renewal = { id: 'r1', startedAt: new Date(FRIDAY).toISOString(), looked: 12_400, of: 20_000, changed: 310 };
  const ended = { ...renewal, finishedAt: new Date(FRIDAY).toISOString() };
  test('says how far it has come, then for a while what it came to, then nothing', () => {
    expect(renewalWords({ ...renewal, finishedAt: null }, FRIDAY, tr)).toMatch(/^12\.400\/20\.000 açık/);
    expect(renewalWords(ended, FRIDAY + 5 * MINUTE_MS, en)).toMatch(/12,400 open tickets. Due times changed for 310/);
    expect(renewalWords({ ...ended, changed: 0 }, FRIDAY, tr)).toMatch(/Hiçbirinin hedefi değişmedi/);
    expect(renewalWords(ended, FRIDAY + 11 * MINUTE_MS, tr)).toBeNull();
  });
});
