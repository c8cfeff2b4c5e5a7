/** Calendars as their form has them. */
import { expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { joined, yearsOf } from '../../../ui/sla/calendar/holidays.ts';
import { byDay, flat, hoursInWords, withAnother } from '../../../ui/sla/calendar/hours.ts';

const WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));

test('days with the same hours are said together, and those that are closed not at all', () => {
  const t = makeT('tr', deskTexts);
  const hours = [...WEEK, { day: 6, from: '14:00', to: '16:00' }, { day: 6, from: '10:00', to: '13:00' }];
  expect(hoursInWords(hours, 'tr', t)).toBe('Pzt–Cum 09:00–18:00 · Cmt 10:00–13:00, 14:00–16:00');
  expect(hoursInWords([], 'tr', t)).toBe('Saat girilmedi: günün 24 saati açık.');
});

test('hours come back from their form as they went in, times as the API takes them', () => {
  expect(flat(byDay(WEEK))).toEqual(WEEK);
  expect(flat([[{ from: '9', to: '18.30' }]])).toEqual([{ day: 1, from: '09:00', to: '18:30' }]);
});

test('a day with one range gets a break at noon, and further ones follow the last', () => {
  const day = withAnother([]);
  expect(day).toEqual([{ from: '09:00', to: '18:00' }]);
  const broken = withAnother(day);
  expect(broken).toEqual([
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ]);
  expect(withAnother(broken).at(-1)).toEqual({ from: '19:00', to: '24:00' });
});

test('of a day that is off already what is known stays', () => {
  const known = [{ day: '2026-10-29', name: 'Bayram', from: null }];
  const found = [
    { day: '2026-10-29', name: 'Cumhuriyet Bayramı', from: null },
    { day: '2026-10-28', name: 'Cumhuriyet Bayramı arifesi', from: '13:00' },
  ];
  expect(joined(known, found)).toEqual([found[1], known[0]]);
});

test('the years of a calendar are those of its days off, and those asked for', () => {
  expect(yearsOf([{ day: '2028-01-01', name: '', from: null }], ['2026'])).toEqual(['2026', '2028']);
});
