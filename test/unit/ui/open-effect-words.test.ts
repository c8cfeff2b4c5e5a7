/** What a change of promises does to open tickets, in words. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { effectWords, isNothing } from '../../../ui/parts/dialog/open-effect-words.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { showIn } from '../../../ui/zone.ts';

beforeAll(() => showIn('Europe/Istanbul'));
afterAll(() => showIn(null));

const en = { t: makeT('en', deskTexts), language: 'en' as const };
const tr = { t: makeT('tr', deskTexts), language: 'tr' as const };
const SATURDAY = Date.parse('2026-11-28T12:00:00Z');
const nothing: Parameters<typeof isNothing>[0] = {
  ...{ open: 1_200, looked: 1_200, late: 0, opening: null, nearly: 0, sooner: 0, later: 0 },
  ...{ standing: { late: 0, otherwise: 0 }, told: [] },
};
const all = {
  ...nothing,
  ...{ late: 5, opening: { tickets: 3, from: '2026-11-30T09:00:00Z' }, nearly: 4, sooner: 7, later: 8 },
  ...{ standing: { late: 6, otherwise: 9 } },
  told: Array.from({ length: 8 }, (_, index) => ({ id: `a${index}`, name: `Ad ${index}`, tickets: 1 })),
};

test('each thing that becomes of tickets is said once with its number, what is late at once apart from what is so at the next opening', () => {
  const { head, lines } = effectWords(all, SATURDAY, en);
  expect(head).toContain('1,200 tickets are open');
  expect(lines.map(({ is, count }) => [is, count])).toEqual([
    ...[
      ['late', '2'],
      ['opening', '3'],
      ['nearly', '4'],
      ['sooner', '7'],
      ['later', '8'],
    ],
    ...[
      ['standing.late', '6'],
      ['standing.otherwise', '9'],
    ],
  ]);
  expect(lines[1]?.says).toMatch(/when work starts next: Mon,? 30 Nov/);
  expect(effectWords(all, SATURDAY, tr).lines).toHaveLength(7);
});

test('where nobody is late at once, nothing says so', () => {
  const later = { ...all, late: 3 };
  expect(effectWords(later, SATURDAY, en).lines.map(({ is }) => is)).not.toContain('late');
});

test('who is told is named, a few of many; steps are spoken of where something is late', () => {
  const [told, steps] = effectWords(all, SATURDAY, en).told;
  expect(told).toMatch(/Ad 0, .*Ad 5,? and 2 more/);
  expect(steps).toContain('count from this change');
  expect(effectWords({ ...all, late: 0, opening: null }, SATURDAY, en).told).toHaveLength(1);
  expect(effectWords({ ...nothing, sooner: 2 }, SATURDAY, en).told).toEqual(['Nobody is notified about this now.']);
});

test('where there was no time for all, it says of how many it speaks, and claims nothing of the others', () => {
  const part = { ...all, looked: 700 };
  const { head, told } = effectWords(part, SATURDAY, en);
  expect(head).toContain('700');
  expect(told[0]).toContain('possibly others');
  const none = { ...nothing, looked: 700 };
  expect([isNothing(nothing), isNothing(none), isNothing({ ...nothing, standing: { late: 0, otherwise: 1 } })]).toEqual(
    [...[true, false, false]],
  );
  expect(isNothing({ ...nothing, told: all.told })).toBe(false);
  expect(effectWords(none, SATURDAY, en)).toMatchObject({ lines: [], told: [] });
  expect(effectWords(none, SATURDAY, tr).head).toContain('700');
});
