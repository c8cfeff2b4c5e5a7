import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  type Calendar,
  dueAt,
  hoursOn,
  isOpenAt,
  isWithinHours,
  openSince,
  openSpans,
  openTimeBetween,
  promisable,
} from '../../../domain/sla/calendar.ts';
import { HOUR_MS } from '../../../domain/time.ts';

const office = (timeZone: string, holidays: string[] = []): Calendar => ({
  timeZone,
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays,
});
const at = (zone: string, local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const show = (zone: string, instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString();

const BERLIN = 'Europe/Berlin';

test.each([
  ['inside one day', '2026-10-21T10:00', 4, '2026-10-21T14:00:00'],
  ['from before opening', '2026-10-21T07:00', 1, '2026-10-21T10:00:00'],
  ['from after closing', '2026-10-21T19:00', 1, '2026-10-22T10:00:00'],
  ['exactly until closing', '2026-10-21T16:00', 1, '2026-10-21T17:00:00'],
  ['over a weekend in which the clocks go back', '2026-10-23T15:00', 4, '2026-10-26T11:00:00'],
  ['over one in which they go forward', '2026-03-27T15:00', 4, '2026-03-30T11:00:00'],
  ['over a holiday', '2026-12-24T16:00', 2, '2026-12-28T10:00:00'],
  ['over several weeks', '2026-10-01T09:00', 80, '2026-10-14T17:00:00'],
])('open hours are counted %s', (_, from, hours, due) => {
  const calendar = office(BERLIN, ['2026-12-25']);
  expect(show(BERLIN, dueAt(at(BERLIN, from), hours * HOUR_MS, calendar))).toBe(due);
});

test('open time between two instants is what dueAt spends', () => {
  const calendar = office('Europe/Istanbul', ['2026-10-29']);
  const from = at('Europe/Istanbul', '2026-10-28T15:30');
  for (const hours of [0.5, 1.5, 3, 20, 41]) {
    const due = dueAt(from, hours * HOUR_MS, calendar);
    expect(openTimeBetween(from, due, calendar)).toBe(hours * HOUR_MS);
  }
});

describe('calendars at the edge', () => {
  test('one that never closes counts real time', () => {
    const always: Calendar = {
      timeZone: 'Europe/Istanbul',
      openHours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
      holidays: [],
    };
    const from = at('Europe/Istanbul', '2026-11-21T23:30');
    expect(dueAt(from, 5 * HOUR_MS, always)).toBe(from + 5 * HOUR_MS);
  });

  test('one that never opens falls back to real time instead of looping', () => {
    const never: Calendar = { timeZone: 'Europe/Istanbul', openHours: [], holidays: [] };
    expect(dueAt(1_000, HOUR_MS, never)).toBe(1_000 + HOUR_MS);
    expect(openTimeBetween(1_000, 5_000, never)).toBe(4_000);
  });

  test('a lunch break is closed', () => {
    const split: Calendar = {
      timeZone: 'Europe/Istanbul',
      openHours: [
        { day: 3, from: '13:00', to: '18:00' },
        { day: 3, from: '09:00', to: '12:00' },
      ],
      holidays: [],
    };
    expect(isOpenAt(at('Europe/Istanbul', '2026-10-21T12:30'), split)).toBe(false);
    expect(show('Europe/Istanbul', dueAt(at('Europe/Istanbul', '2026-10-21T11:30'), HOUR_MS, split))).toBe(
      '2026-10-21T13:30:00',
    );
  });
});

test.each([
  ['an hour of a working day', '2026-10-21T10:00', '2026-10-21T10:00:00'],
  ['the end of one', '2026-10-21T17:00', '2026-10-21T17:00:00'],
  ['the beginning of one', '2026-10-21T09:00', '2026-10-21T09:00:00'],
  ['an evening', '2026-10-21T17:01', '2026-10-22T09:00:00'],
  ['a Saturday', '2026-10-24T12:00', '2026-10-26T09:00:00'],
  ['a holiday before a weekend', '2026-12-25T12:00', '2026-12-28T09:00:00'],
])('a promise by %s is kept in open hours', (_, asked, promised) => {
  expect(show(BERLIN, promisable(at(BERLIN, asked), office(BERLIN, ['2026-12-25'])))).toBe(promised);
});

test('a team that never closes promises any instant, and so does one without hours', () => {
  const openHours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  const from = at(BERLIN, '2026-10-25T00:00');
  for (const hours of [openHours, []])
    expect(promisable(from, { timeZone: BERLIN, openHours: hours, holidays: [] })).toBe(from);
});

test('whichever hour the clocks skip or repeat, it is the one that Temporal names', () => {
  const openHours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '02:30', to: '24:00' }));
  for (const date of ['2026-03-29', '2026-10-25', '2026-06-01']) {
    const opens = promisable(at(BERLIN, `${date}T01:00`), { timeZone: BERLIN, openHours, holidays: [] });
    expect(opens).toBe(at(BERLIN, `${date}T02:30`));
  }
});

describe('a day that closes at a local time', () => {
  const eve = { day: '2026-10-28', name: 'Cumhuriyet Bayramı arifesi', from: '13:00' };
  const istanbul = (...holidays: Calendar['holidays'][number][]): Calendar => ({
    ...office('Europe/Istanbul'),
    holidays,
  });
  const due = (from: string, hours: number, calendar: Calendar) =>
    show('Europe/Istanbul', dueAt(at('Europe/Istanbul', from), hours * HOUR_MS, calendar));

  test.each([
    ['counts until then', '2026-10-28T09:00', 4, '2026-10-28T13:00:00'],
    ['and goes on after the holiday', '2026-10-28T12:00', 2, '2026-10-30T10:00:00'],
    ['has no time left in its afternoon', '2026-10-28T15:00', 1, '2026-10-30T10:00:00'],
  ])('%s', (_, from, hours, ends) => {
    expect(due(from, hours, istanbul(eve, { day: '2026-10-29', name: 'Cumhuriyet Bayramı' }))).toBe(ends);
  });

  test('closes with the second, and is open in the one before', () => {
    const calendar = istanbul(eve);
    const one = at('Europe/Istanbul', '2026-10-28T13:00');
    expect([isOpenAt(one - 1, calendar), isOpenAt(one, calendar)]).toEqual([true, false]);
    // Whoever says when it closes means that day.
    expect([isWithinHours(one, calendar), isWithinHours(one + 1, calendar)]).toEqual([true, false]);
    expect([openSince(one - 1, calendar), openSince(one, calendar)]).toEqual([one - 4 * HOUR_MS, null]);
  });

  test('leaves the hours alone that end before it, and ends none later than they end', () => {
    const calendar = istanbul({ ...eve, from: '17:30' });
    expect(due('2026-10-28T16:00', 2, calendar)).toBe('2026-10-29T10:00:00');
  });

  test('with a lunch break has its morning, or half of its afternoon', () => {
    const openHours = [
      { day: 3, from: '13:00', to: '18:00' },
      { day: 3, from: '09:00', to: '12:00' },
    ];
    const split = (from: string): Calendar => ({ ...istanbul({ ...eve, from }), openHours });
    const wednesday = { year: 2026, month: 10, day: 28 };
    expect(hoursOn(wednesday, split('13:00'))).toEqual([{ day: 3, from: '09:00', to: '12:00' }]);
    expect(hoursOn(wednesday, split('15:00')).map(({ to }) => to)).toEqual(['12:00', '15:00']);
    expect(hoursOn(wednesday, split('08:00'))).toEqual([]);
  });

  test('is off as a whole when it is a holiday as well, in whichever order they stand', () => {
    const whole = { day: eve.day, name: 'Bayram' };
    for (const both of [
      [eve, whole],
      [whole, eve],
      [eve, eve.day],
    ])
      expect(due('2026-10-28T09:00', 1, istanbul(...both))).toBe('2026-10-29T10:00:00');
  });

  test('in Berlin closes at its local time on the days on which the clocks change', () => {
    const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
    const calendar = (day: string): Calendar => ({
      ...{ timeZone: BERLIN, openHours: always },
      holidays: [{ day, name: '', from: '13:00' }],
    });
    // 25 hours long, and 23: the morning has an hour more, and one less.
    for (const [day, hours] of [
      ['2026-10-25', 14],
      ['2026-03-29', 12],
    ] as const) {
      const [from, to] = [at(BERLIN, `${day}T00:00`), at(BERLIN, `${day}T23:59`)];
      expect(openTimeBetween(from, to, calendar(day))).toBe(hours * HOUR_MS);
    }
  });

  test('in Istanbul, which knows no summer time, is as long in July as in January', () => {
    const spans = ['2026-01-14', '2026-07-15'].map((day) => {
      const calendar = istanbul({ day, name: '', from: '13:00' });
      const from = at('Europe/Istanbul', `${day}T00:00`);
      return openSpans(from, from + 24 * HOUR_MS, calendar).map((span) => [
        (span.from - from) / HOUR_MS,
        (span.to - from) / HOUR_MS,
      ]);
    });
    expect(spans).toEqual([[[9, 13]], [[9, 13]]]);
  });
});

test('open spans are cut to what is asked for; a calendar without hours is open all the time', () => {
  const [from, to] = [at(BERLIN, '2026-10-21T12:00'), at(BERLIN, '2026-10-22T10:00')];
  expect(openSpans(from, to, office(BERLIN)).map((span) => [show(BERLIN, span.from), show(BERLIN, span.to)])).toEqual([
    ['2026-10-21T12:00:00', '2026-10-21T17:00:00'],
    ['2026-10-22T09:00:00', '2026-10-22T10:00:00'],
  ]);
  expect(openSpans(from, to, { timeZone: BERLIN, openHours: [], holidays: [] })).toEqual([{ from, to }]);
});

describe('hours that touch are one stretch', () => {
  const night: Calendar = {
    timeZone: BERLIN,
    openHours: [
      { day: 5, from: '22:00', to: '24:00' },
      { day: 6, from: '00:00', to: '02:30' },
      { day: 6, from: '02:30', to: '06:00' },
      { day: 6, from: '07:00', to: '24:00' },
      { day: 7, from: '00:00', to: '06:00' },
    ],
    holidays: [],
  };
  test.each([
    ['which midnight does not part', '2026-11-28T00:00', '2026-11-27T22:00'],
    ['nor the next of a day', '2026-11-28T05:59', '2026-11-27T22:00'],
    ['nor the night on which the clocks go forward', '2026-03-29T05:00', '2026-03-28T07:00'],
    ['nor the one on which they go back', '2026-10-25T05:00', '2026-10-24T07:00'],
    ['but an hour between them does', '2026-11-28T07:00', '2026-11-28T07:00'],
    ['and a week from the one before', '2026-11-27T23:00', '2026-11-27T22:00'],
  ])('%s', (_, when, began) => {
    expect(openSince(at(BERLIN, when), night)).toBe(at(BERLIN, began));
  });

  const openHours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  const always: Calendar = { timeZone: BERLIN, openHours, holidays: [] };
  test('and what is open all day every day has never begun', () => {
    expect(openSince(at(BERLIN, '2026-11-28T03:00'), always)).toBe(-Infinity);
    expect(openSince(at(BERLIN, '2026-11-28T03:00'), { ...always, openHours: [] })).toBe(-Infinity);
  });
  test('but for what stood closed lately', () => {
    const feast = { ...always, holidays: [{ day: '2026-11-26', name: '', from: '13:00' }] };
    expect(openSince(at(BERLIN, '2026-11-28T03:00'), feast)).toBe(at(BERLIN, '2026-11-27T00:00'));
    expect(openSince(at(BERLIN, '2026-11-26T13:00'), feast)).toBeNull();
  });
});
