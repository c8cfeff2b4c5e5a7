import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { onCallSpans, type Rotation } from '../../../domain/routing/rota.ts';
import { doShiftsOverlap, type Shift, shiftSpans } from '../../../domain/routing/shift.ts';
import { daysOf, hoursSpans } from '../../../domain/routing/week.ts';
import type { Calendar } from '../../../domain/sla/calendar.ts';
import { parsedDay } from '../../../domain/wall-time.ts';

const BERLIN = 'Europe/Berlin';
const at = (local: string, zone = BERLIN) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const show = ({ from, to }: { from: number; to: number }, zone = BERLIN) =>
  [from, to]
    .map((instant) =>
      Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString()
        .slice(0, 16),
    )
    .join(' ');
const shift = (more: Partial<Shift> = {}): Shift => ({
  ...{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', timeZone: BERLIN, since: '2026-01-01', until: null },
  ...more,
});

describe('two shifts', () => {
  test.each<[string, Partial<Shift>, Partial<Shift>, boolean]>([
    ['of one day that touch', {}, { from: '17:00', to: '20:00' }, false],
    ['of one day that share a minute', {}, { from: '16:59', to: '20:00' }, true],
    ['of other days', { days: [1] }, { days: [2] }, false],
    [
      'of which one runs into the next day',
      { days: [1], from: '22:00', to: '06:00' },
      { days: [2], from: '05:00', to: '09:00' },
      true,
    ],
    [
      'of Sunday night and Monday morning',
      { days: [7], from: '22:00', to: '06:00' },
      { days: [1], from: '05:59', to: '09:00' },
      true,
    ],
    ['one after the other in the year', { until: '2026-06-30' }, { since: '2026-07-01' }, false],
    ['of which one ends on the day on which the other begins', { until: '2026-07-01' }, { since: '2026-07-01' }, true],
    [
      'of which the last night runs into the first day',
      { days: [2], from: '22:00', to: '10:00', until: '2026-06-30' },
      { since: '2026-07-01' },
      true,
    ],
    ['around the clock and any other', { days: [3], from: '09:00', to: '09:00' }, { days: [3] }, true],
    ['in two zones that are an hour apart', {}, { from: '18:00', to: '22:00', timeZone: 'Europe/Istanbul' }, true],
    [
      'in two zones, apart in summer and in winter',
      {},
      { from: '19:00', to: '22:00', timeZone: 'Europe/Istanbul' },
      false,
    ],
    [
      'in two zones whose clocks change on other days',
      { from: '09:00', to: '17:00' },
      { from: '11:00', to: '12:00', timeZone: 'America/New_York' },
      true,
    ],
  ])('%s', (_, one, other, overlap) => {
    expect([doShiftsOverlap(shift(one), shift(other)), doShiftsOverlap(shift(other), shift(one))]).toEqual([
      overlap,
      overlap,
    ]);
  });
});

test('a shift over the night on which the clocks go back is an hour longer', () => {
  const night = shift({ days: [6], from: '22:00', to: '06:00' });
  const [span] = shiftSpans(night, at('2026-10-24T12:00'), at('2026-10-25T12:00'));
  expect(show(span!)).toBe('2026-10-24T22:00 2026-10-25T06:00');
  expect(span!.to - span!.from).toBe(9 * 3_600_000);
});

describe('who is on call', () => {
  const rotation: Rotation = { people: ['a', 'b', 'c'], since: '2026-10-19', time: '09:00', timeZone: BERLIN };
  const spans = (
    from: string,
    to: string,
    duties: Parameters<typeof onCallSpans>[2] = [],
    turns: Rotation | null = rotation,
  ) =>
    onCallSpans(at(from), at(to), duties, turns).map(
      (span) => `${span.person} ${show(span)}${span.duty ? ' duty' : ''}`,
    );

  test('changes at the hand-over, also when the clocks change', () => {
    expect(spans('2026-10-24T00:00', '2026-11-03T00:00')).toEqual([
      'a 2026-10-24T00:00 2026-10-26T09:00',
      'b 2026-10-26T09:00 2026-11-02T09:00',
      'c 2026-11-02T09:00 2026-11-03T00:00',
    ]);
  });
  test('is nobody before the first hand-over, and nobody without any', () => {
    expect(spans('2026-10-18T00:00', '2026-10-20T00:00')).toEqual(['a 2026-10-19T09:00 2026-10-20T00:00']);
    expect(spans('2026-10-18T00:00', '2026-10-20T00:00', [], null)).toEqual([]);
  });
  test('is somebody else for the time of a single duty', () => {
    const duty = { person: 'x', from: at('2026-10-26T08:00'), to: at('2026-10-26T10:00') };
    expect(spans('2026-10-26T00:00', '2026-10-27T00:00', [duty])).toEqual([
      'a 2026-10-26T00:00 2026-10-26T08:00',
      'x 2026-10-26T08:00 2026-10-26T10:00 duty',
      'b 2026-10-26T10:00 2026-10-27T00:00',
    ]);
  });
});

describe('the hours of somebody', () => {
  const calendar = (from: string, to: string): Calendar => ({
    timeZone: BERLIN,
    openHours: [{ day: 3, from, to }],
    holidays: [],
  });
  const week = { from: at('2026-10-19T00:00'), to: at('2026-10-26T00:00') };

  test('are their shifts, in order', () => {
    const shifts = [
      { ...shift({ days: [4] }), id: 'second' },
      { ...shift({ days: [2] }), id: 'first' },
    ];
    expect(hoursSpans(shifts, [calendar('08:00', '20:00')], week).map((span) => `${span.shift} ${show(span)}`)).toEqual(
      ['first 2026-10-20T09:00 2026-10-20T17:00', 'second 2026-10-22T09:00 2026-10-22T17:00'],
    );
  });
  test('are without any those of all their teams, in one where they touch', () => {
    const teams = [calendar('12:00', '20:00'), calendar('08:00', '12:00'), calendar('21:00', '22:00')];
    expect(hoursSpans([], teams, week).map((span) => show(span))).toEqual([
      '2026-10-21T08:00 2026-10-21T20:00',
      '2026-10-21T21:00 2026-10-21T22:00',
    ]);
  });
});

test('the days of a week are from midnight to midnight, one of them 25 hours long, with their holidays', () => {
  const calendar: Calendar = {
    ...{ timeZone: BERLIN, openHours: [{ day: 7, from: '00:00', to: '24:00' }] },
    holidays: ['2026-10-24', { day: '2026-10-25', name: 'Yarım', from: '12:00' }],
  };
  const days = daysOf(parsedDay('2026-10-24'), 3, calendar);
  expect(days.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([24, 25, 24]);
  expect(days.map(({ holiday }) => holiday)).toEqual([
    { day: '2026-10-24', name: '' },
    { day: '2026-10-25', name: 'Yarım', from: '12:00' },
    null,
  ]);
  expect(days.map(({ open }) => open.map((span) => show(span)))).toEqual([
    [],
    ['2026-10-25T00:00 2026-10-25T12:00'],
    [],
  ]);
});
