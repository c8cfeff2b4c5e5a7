/** Promises counted in open hours, one line for each way in which that may go wrong: the instants were worked out by hand. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type Calendar, dueAt, type OpenHours, openTimeBetween } from '../../../domain/sla/calendar.ts';
import { HOUR_MS } from '../../../domain/time.ts';

const on = (days: number[], ...ranges: [from: string, to: string][]): OpenHours[] =>
  days.flatMap((day) => ranges.map(([from, to]) => ({ day, from, to })));
const WORK = [1, 2, 3, 4, 5];
const ALL = [1, 2, 3, 4, 5, 6, 7];

const OFFICE = on(WORK, ['09:00', '18:00']);
const SPLIT = on(WORK, ['09:00', '12:00'], ['13:00', '18:00']);
const SIESTA = on(WORK, ['08:00', '10:00'], ['12:00', '14:00'], ['17:00', '19:00']);
/** From ten at night to six in the morning, from Monday evening to Saturday morning. */
const NIGHT = [...on(WORK, ['22:00', '24:00']), ...on([2, 3, 4, 5, 6], ['00:00', '06:00'])];
const ALWAYS = on(ALL, ['00:00', '24:00']);
const SMALL_HOURS = on(ALL, ['00:00', '06:00']);

const eve = (day: string, from: string) => ({ day, name: '', from });
const off = (day: string) => ({ day, name: '' });
const FEAST = [eve('2026-03-19', '13:00'), off('2026-03-20'), off('2026-03-21'), off('2026-03-22')];
const REPUBLIC = [eve('2026-10-28', '13:00'), off('2026-10-29')];

type Case = [what: string, from: string, hours: number, due: string];
type Table = { zone: string; hours: OpenHours[]; holidays?: Calendar['holidays']; cases: Case[] };

// 2026: the 19th of October is a Monday, so is the 23rd of March; Istanbul is at +3 all year.
const TABLES: Record<string, Table> = {
  'an office in Istanbul': {
    zone: 'Europe/Istanbul',
    hours: OFFICE,
    cases: [
      ['within a morning', '2026-10-19T09:00', 2, '2026-10-19T11:00'],
      ['over lunch, which nobody takes', '2026-10-19T11:00', 4, '2026-10-19T15:00'],
      ['from a second before closing', '2026-10-19T17:59:59', 1, '2026-10-20T09:59:59'],
      ['from closing itself', '2026-10-19T18:00', 1, '2026-10-20T10:00'],
      ['from midnight', '2026-10-20T00:00', 1, '2026-10-20T10:00'],
      ['a whole day, which ends with it', '2026-10-19T09:00', 9, '2026-10-19T18:00'],
      ['a minute more than a day', '2026-10-19T09:00', 9 + 1 / 60, '2026-10-20T09:01'],
      ['from a Friday evening', '2026-10-23T20:00', 3, '2026-10-26T12:00'],
      ['from a Saturday', '2026-10-24T12:00', 3, '2026-10-26T12:00'],
      ['from a Sunday night', '2026-10-25T23:59', 3, '2026-10-26T12:00'],
      ['a working week', '2026-10-19T09:00', 45, '2026-10-23T18:00'],
      ['a month of them', '2026-10-01T09:00', 22 * 9, '2026-10-30T18:00'],
      ['over the end of a year', '2026-12-31T16:00', 4, '2027-01-01T11:00'],
      ['over the 29th of February', '2028-02-28T17:00', 10, '2028-02-29T18:00'],
      ['not over one that there is not', '2027-02-26T17:00', 10, '2027-03-01T18:00'],
    ],
  },
  'an office with half a day before Republic Day': {
    zone: 'Europe/Istanbul',
    hours: OFFICE,
    holidays: REPUBLIC,
    cases: [
      ['that morning', '2026-10-28T09:00', 3, '2026-10-28T12:00'],
      ['to the end of that morning', '2026-10-28T09:00', 4, '2026-10-28T13:00'],
      ['over the afternoon and the day', '2026-10-28T12:30', 1, '2026-10-30T09:30'],
      ['from that afternoon', '2026-10-28T14:00', 1, '2026-10-30T10:00'],
      ['from the holiday', '2026-10-29T10:00', 1, '2026-10-30T10:00'],
      ['from the day before', '2026-10-27T17:00', 6, '2026-10-30T10:00'],
      ['over it and the weekend', '2026-10-27T17:00', 15, '2026-11-02T10:00'],
    ],
  },
  'an office over the feast of Ramadan': {
    zone: 'Europe/Istanbul',
    hours: on([...WORK, 6], ['09:00', '18:00']),
    holidays: FEAST,
    cases: [
      ['from its eve', '2026-03-19T12:00', 2, '2026-03-23T10:00'],
      ['to the minute at which it begins', '2026-03-18T17:00', 5, '2026-03-19T13:00'],
      ['a minute more', '2026-03-18T17:00', 5 + 1 / 60, '2026-03-23T09:01'],
      ['from its second day', '2026-03-21T11:00', 1, '2026-03-23T10:00'],
    ],
  },
  'hours with a break at noon': {
    zone: 'Europe/Istanbul',
    hours: SPLIT,
    holidays: REPUBLIC,
    cases: [
      ['before it', '2026-10-19T10:00', 2, '2026-10-19T12:00'],
      ['over it', '2026-10-19T11:30', 1, '2026-10-19T13:30'],
      ['from within it', '2026-10-19T12:15', 1, '2026-10-19T14:00'],
      ['from its first minute', '2026-10-19T12:00', 0.5, '2026-10-19T13:30'],
      ['a whole day', '2026-10-19T09:00', 8, '2026-10-19T18:00'],
      ['half a holiday takes the afternoon with the break', '2026-10-28T11:30', 1, '2026-10-30T09:30'],
    ],
  },
  'three ranges a day': {
    zone: 'Europe/Istanbul',
    hours: SIESTA,
    cases: [
      ['all of them', '2026-10-19T08:00', 6, '2026-10-19T19:00'],
      ['into the second', '2026-10-19T09:00', 2, '2026-10-19T13:00'],
      ['into the third', '2026-10-19T09:00', 4, '2026-10-19T18:00'],
      ['from a gap to the next day', '2026-10-19T15:00', 3, '2026-10-20T09:00'],
    ],
  },
  'a night shift': {
    zone: 'Europe/Istanbul',
    hours: NIGHT,
    holidays: [off('2026-10-29')],
    cases: [
      ['before midnight', '2026-10-19T22:00', 1, '2026-10-19T23:00'],
      ['to midnight', '2026-10-19T22:00', 2, '2026-10-20T00:00'],
      ['over midnight', '2026-10-19T23:00', 3, '2026-10-20T02:00'],
      ['from a day to its night', '2026-10-20T10:00', 1, '2026-10-20T23:00'],
      ['from its end to the next one', '2026-10-20T05:30', 1, '2026-10-20T22:30'],
      ['into a Saturday morning', '2026-10-23T23:00', 7, '2026-10-24T06:00'],
      ['over the weekend', '2026-10-24T05:00', 2, '2026-10-26T23:00'],
      ['a holiday takes its own hours of two nights', '2026-10-28T23:00', 2, '2026-10-30T01:00'],
    ],
  },
  'Berlin, where clocks go back on the 25th of October': {
    zone: 'Europe/Berlin',
    hours: ALWAYS,
    cases: [
      ['a night that is an hour longer', '2026-10-25T00:00', 6, '2026-10-25T05:00'],
      ['the whole day of 25 hours', '2026-10-25T00:00', 25, '2026-10-26T00:00'],
      ['the day before has 24', '2026-10-24T00:00', 24, '2026-10-25T00:00'],
      ['and forward on the 29th of March', '2026-03-29T00:00', 6, '2026-03-29T07:00'],
      ['the whole day of 23 hours', '2026-03-29T00:00', 23, '2026-03-30T00:00'],
    ],
  },
  'an office in Berlin': {
    zone: 'Europe/Berlin',
    hours: OFFICE,
    cases: [
      ['a weekend on which they go back', '2026-10-23T17:00', 2, '2026-10-26T10:00'],
      ['and one on which they go forward', '2026-03-27T17:00', 2, '2026-03-30T10:00'],
    ],
  },
  'the small hours in Berlin': {
    zone: 'Europe/Berlin',
    hours: SMALL_HOURS,
    cases: [
      ['have seven where an hour is there twice', '2026-10-25T00:00', 7, '2026-10-25T06:00'],
      ['have five where one is missing', '2026-03-29T00:00', 5, '2026-03-29T06:00'],
      ['six go on to the next night then', '2026-03-29T00:00', 6, '2026-03-30T01:00'],
    ],
  },
  'New York': {
    zone: 'America/New_York',
    hours: OFFICE,
    holidays: [off('2026-11-26')],
    cases: [
      ['over Thanksgiving', '2026-11-25T17:00', 2, '2026-11-27T10:00'],
      ['over the end of its summer time', '2026-10-30T17:00', 2, '2026-11-02T10:00'],
      ['over its beginning', '2026-03-06T17:00', 2, '2026-03-09T10:00'],
    ],
  },
  'Kathmandu, at five hours and three quarters': {
    zone: 'Asia/Kathmandu',
    hours: OFFICE,
    cases: [
      ['within a day', '2026-10-19T09:15', 1, '2026-10-19T10:15'],
      ['overnight', '2026-10-19T17:45', 1, '2026-10-20T09:45'],
    ],
  },
  'Lord Howe Island, whose clocks change by half an hour': {
    zone: 'Australia/Lord_Howe',
    hours: ALWAYS,
    cases: [
      ['forward', '2026-10-04T00:00', 23.5, '2026-10-05T00:00'],
      ['and back', '2026-04-05T00:00', 24.5, '2026-04-06T00:00'],
    ],
  },
  'Auckland, a day ahead': {
    zone: 'Pacific/Auckland',
    hours: OFFICE,
    cases: [['over its weekend', '2026-10-23T17:30', 1, '2026-10-26T09:30']],
  },
  'Santiago, where midnight is skipped': {
    zone: 'America/Santiago',
    hours: ALWAYS,
    cases: [['a day of 23 hours', '2026-09-06T01:00', 23, '2026-09-07T00:00']],
  },
  'Honolulu, without summer time': {
    zone: 'Pacific/Honolulu',
    hours: on(ALL, ['07:00', '11:00']),
    cases: [['four hours a day, every day', '2026-10-24T08:00', 8, '2026-10-26T08:00']],
  },
};

describe.each(Object.entries(TABLES))('%s', (_where, { zone, hours, holidays = [], cases }) => {
  const calendar: Calendar = { timeZone: zone, openHours: hours, holidays };
  const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
  const local = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString();

  test.each(cases)('%s', (_what, from, amount, due) => {
    const ms = Math.round(amount * HOUR_MS);
    expect(local(dueAt(at(from), ms, calendar))).toBe(Temporal.PlainDateTime.from(due).toString());
    // What is spent until then is what was promised.
    expect(openTimeBetween(at(from), at(due), calendar)).toBe(ms);
  });
});

test('there are sixty of them at least', () => {
  expect(Object.values(TABLES).flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(60);
});
