import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type Calendar, dueAt, isOpenAt, openTimeBetween, promisable } from '../../../domain/sla/calendar.ts';
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
