/** The week of somebody with a shift that is tried. */
import { expect, test } from '@jest/globals';
import { triedHours } from '../../../ui/people/week/tried-hours.ts';

const shift = (id: string, from: string, since: string, until: string | null = null) => ({
  ...{ id, days: [1, 2, 3], from, to: '18:00', timeZone: 'Europe/Istanbul', since, until },
});
const tried = { ...shift('', '12:00', '2026-12-07'), days: [5] };
const begins = (others: ReturnType<typeof shift>[], instead: string | null = null) =>
  triedHours(tried, others, instead).map(({ from }) => from);

test('it stands beside the others that are arranged for its first day, and takes the place of the one that it changes', () => {
  const others = [
    shift('over', '07:00', '2026-01-01', '2026-12-06'),
    shift('lasting', '08:00', '2026-01-01'),
    shift('ending', '09:00', '2026-01-01', '2026-12-07'),
    shift('later', '10:00', '2026-12-08'),
  ];
  expect(begins(others)).toEqual(['08:00', '09:00', '12:00']);
  expect(begins(others, 'lasting')).toEqual(['09:00', '12:00']);
});

test('of each only the hours of a week are tried', () => {
  expect(triedHours(tried, [], null)).toEqual([{ days: [5], from: '12:00', to: '18:00', timeZone: 'Europe/Istanbul' }]);
});
