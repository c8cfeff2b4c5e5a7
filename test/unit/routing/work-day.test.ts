/** Somebody's day: which hours it has, where it ends, and what of all that is due finds its time. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Span } from '../../../domain/routing/shift.ts';
import { EACH_MS, unfit, workDay } from '../../../domain/routing/work-day.ts';

const ZONE = 'Europe/Istanbul';
/** Monday, 23 November 2026 is day 0. */
const at = (time: string, day = 0): number =>
  Temporal.PlainDateTime.from(`2026-11-${23 + day}T${time}`).toZonedDateTime(ZONE).epochMilliseconds;
const span = (from: string, to: string, day = 0, toDay = day): Span => ({ from: at(from, day), to: at(to, toDay) });
const wall = (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(ZONE).toPlainDateTime().toString().slice(8, 16);
const shown = ({ from, to, ends }: { from: number; to: number; ends: number }) => [from, to, ends].map(wall);

describe('a day', () => {
  const office = [-1, 0, 1].map((day) => span('09:00', '18:00', day));
  const nights = [-1, 0, 1].map((day) => span('22:00', '06:00', day, day + 1));
  test.each<[string, string, Span[], string[]]>([
    ['goes from the first to the last hour of work', '11:00', office, ['23T09:00', '23T18:00', '24T00:00']],
    ['is the same before it begins and after it is over', '20:00', office, ['23T09:00', '23T18:00', '24T00:00']],
    [
      'has what was worked in parts',
      '13:00',
      [span('09:00', '12:00'), span('14:00', '19:00')],
      ['23T09:00', '23T19:00', '24T00:00'],
    ],
    ['without work has the usual hours', '11:00', [span('09:00', '18:00', 1)], ['23T09:00', '23T18:00', '24T00:00']],
    ['over midnight is one: in its evening', '23:00', nights, ['23T22:00', '24T06:00', '24T06:00']],
    ['over midnight is one: after midnight', '02:00', nights, ['22T22:00', '23T06:00', '23T06:00']],
    ['between two nights is the one that comes', '10:00', nights, ['23T22:00', '24T06:00', '24T06:00']],
    [
      'of a team that never closes has the usual hours',
      '11:00',
      [{ from: at('00:00', -1), to: at('00:00', 2) }],
      ['23T09:00', '23T18:00', '24T00:00'],
    ],
  ])('%s', (_, now, spans, expected) => {
    expect(shown(workDay(at(now), spans, ZONE))).toEqual(expected);
  });
});

test('an absence makes no other day of a shift; it is only no time to work in', () => {
  const nights = [-1, 0, 1].map((day) => span('22:00', '06:00', day, day + 1));
  const night = workDay(at('03:00'), nights, ZONE, [span('00:00', '01:00')]);
  expect(shown(night)).toEqual(['22T22:00', '23T06:00', '23T06:00']);
  expect(night.hours).toEqual([span('22:00', '00:00', -1, 0), span('01:00', '06:00')]);
  const off = workDay(at('11:00'), [span('10:00', '19:00')], ZONE, [span('00:00', '00:00', 0, 1)]);
  expect([...shown(off), off.hours]).toEqual(['23T10:00', '23T19:00', '24T00:00', []]);
});

describe('what is due', () => {
  const day = workDay(at('10:00'), [span('09:00', '12:00'), span('13:00', '18:00')], ZONE);
  const unfitAt = (now: string, ...dues: string[]) =>
    unfit(
      dues.map((one) => at(one)),
      day,
      at(now),
    ).flatMap((is, place) => (is ? [dues[place]] : []));
  test('finds its time one after the other, the soonest first', () => {
    expect(unfitAt('10:00', '10:10', '10:20', '10:30')).toEqual([]);
    expect(unfitAt('10:00', '10:10', '10:15', '10:30')).toEqual(['10:15']);
  });
  test('finds none in a break, and what is late takes its time first', () => {
    expect(unfitAt('11:50', '12:30', '12:45')).toEqual(['12:45']);
    expect(unfitAt('10:00', '09:30', '10:10')).toEqual(['10:10']);
  });
  test('finds it one by one: of seven at the same time the one for which none is left', () => {
    const dues = Array.from({ length: 7 }, () => '10:00');
    expect(unfitAt('09:00', ...dues)).toEqual(['10:00']);
    expect(unfitAt('09:00', ...dues.slice(1))).toEqual([]);
    expect(unfit([at('10:00'), ...dues.map(() => at('09:50'))], day, at('09:00'))[0]).toBe(true);
  });
  test('is left to its own day, and on a day off nothing is said', () => {
    expect(
      unfit(
        Array.from({ length: 99 }, () => at('09:00', 1)),
        day,
        at('17:00'),
      ),
    ).not.toContain(true);
    expect(unfit([at('10:01')], { ...day, hours: [] }, at('10:00'))).toEqual([false]);
    expect(EACH_MS).toBe(600_000);
  });
});
