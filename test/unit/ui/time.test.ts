import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ago,
  askedDay,
  clockTime,
  daysUntil,
  dayTime,
  fileSize,
  fullDay,
  fullTime,
  isoDay,
  readDay,
  shortAge,
  sinceTime,
  span,
  startOfDay,
  untilTime,
  weekdayName,
  weekdayTime,
  withColon,
  writtenDay,
} from '../../../ui/time.ts';
import { dueWords } from '../../../ui/parts/due/due-words.ts';
import { showIn, zoneHere } from '../../../ui/zone.ts';
import { instantAt } from '../../../domain/wall-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** In a zone that no machine of ours is in, and whose days are others than theirs for most of a day. */
const AUCKLAND = 'Pacific/Auckland';
const local = (day: number, hour: number, minute = 0) =>
  instantAt({ year: 2026, month: 11, day, hour, minute }, AUCKLAND);
/** A noon there; in Greenwich it is Thursday. */
const FRIDAY = local(20, 12);

beforeAll(() => showIn(AUCKLAND));
afterAll(() => showIn(null));

describe('instants as people read them', () => {
  test('a duration is told in its two largest units', () => {
    expect([
      span(30_000, 'tr'),
      span(45 * MINUTE, 'tr'),
      span(3 * HOUR + 20 * MINUTE, 'tr'),
      span(2 * DAY + 3 * HOUR, 'tr'),
    ]).toEqual(['<1 dk', '45 dk', '3 sa 20 dk', '2 g 3 sa']);
    expect([span(-95 * MINUTE, 'en'), span(2 * HOUR, 'en'), span(9 * DAY + HOUR, 'en')]).toEqual([
      '1h 35m',
      '2h',
      '9d',
    ]);
  });

  test('the age in a list is short and turns into a date after a day', () => {
    const at = (ago: number) => new Date(FRIDAY - ago).toISOString();
    expect(shortAge(at(20_000), FRIDAY, 'tr')).toBe('şimdi');
    expect(shortAge(at(5 * MINUTE), FRIDAY, 'en')).toBe('5m');
    expect(shortAge(at(3 * DAY), FRIDAY, 'tr')).toBe('17 Kas');
  });

  test('near days are named', () => {
    expect(dayTime(FRIDAY + HOUR, FRIDAY, 'tr')).toBe('bugün 13:00');
    expect(dayTime(FRIDAY + DAY, FRIDAY, 'tr')).toBe('yarın 12:00');
    expect(dayTime(FRIDAY - DAY, FRIDAY, 'en')).toBe('yesterday 12:00');
    expect(dayTime(FRIDAY + 30 * DAY, FRIDAY, 'tr')).toBe('20 Ara 12:00');
  });

  test('since when stands in the case of the language', () => {
    const at = (hour: number, minute: number) => local(20, hour, minute);
    const since = (hour: number, minute: number) => sinceTime(at(hour, minute), FRIDAY, 'tr');
    expect([since(7, 38), since(7, 40), since(7, 33), since(7, 6), since(7, 20), since(7, 30)]).toEqual([
      'Bugün 07:38’den',
      'Bugün 07:40’tan',
      'Bugün 07:33’ten',
      'Bugün 07:06’dan',
      'Bugün 07:20’den',
      'Bugün 07:30’dan',
    ]);
    expect([since(9, 0), since(10, 0), since(11, 0), since(0, 0)]).toEqual([
      'Bugün 09:00’dan',
      'Bugün 10:00’dan',
      'Bugün 11:00’den',
      'Bugün 00:00’dan',
    ]);
    expect(sinceTime(at(7, 38), FRIDAY, 'en')).toBe('today 07:38');
  });

  test('until when is said with the case of the number as it is read, and of today by the time alone', () => {
    const until = (hour: number, minute: number, day = 20) =>
      untilTime(new Date(local(day, hour, minute)).toISOString(), FRIDAY, 'tr');
    const hours = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20].map((hour) => until(hour, 0).split('’')[1]);
    expect(hours).toEqual(['a', 'e', 'ye', 'e', 'e', 'e', 'ya', 'ye', 'e', 'a', 'a', 'ye']);
    const minutes = [10, 20, 30, 40, 50, 1, 2, 16, 9].map((minute) => until(14, minute).split('’')[1]);
    expect(minutes).toEqual(['a', 'ye', 'a', 'a', 'ye', 'e', 'ye', 'ya', 'a']);
    expect([until(14, 20), until(14, 20, 21), until(9, 0, 23)]).toEqual([
      '14:20’ye',
      'yarın 14:20’ye',
      '23 Kas Pzt 09:00’a',
    ]);
    expect(untilTime(new Date(local(21, 14, 20)).toISOString(), FRIDAY, 'en')).toBe('tomorrow 14:20');
  });

  test('how long ago is said in the largest unit that is whole', () => {
    const said = (ms: number, language: 'tr' | 'en' = 'tr') =>
      ago(new Date(FRIDAY - ms).toISOString(), FRIDAY, language);
    expect([said(59_000), said(60_000), said(59 * 60_000), said(60 * 60_000), said(47 * 3_600_000)]).toEqual([
      'az önce',
      '1 dakika önce',
      '59 dakika önce',
      '1 saat önce',
      '1 gün önce',
    ]);
    expect([said(-5_000, 'en'), said(120_000, 'en')]).toEqual(['just now', '2 minutes ago']);
  });

  test('sizes are written as the language writes numbers', () => {
    expect([
      fileSize(300, 'tr'),
      fileSize(184_223, 'tr'),
      fileSize(3_400_000, 'tr'),
      fileSize(3_400_000, 'en'),
    ]).toEqual(['1 KB', '180 KB', '3,2 MB', '3.2 MB']);
  });

  test('a day is written as the language writes it, and read again', () => {
    expect([writtenDay('2026-11-20', 'tr'), writtenDay('2026-11-20', 'en'), writtenDay('31.2.', 'tr')]).toEqual([
      '20.11.2026',
      '20/11/2026',
      '31.2.',
    ]);
    for (const day of ['20.11.2026', '20/11/2026', ' 20-11-2026 ']) expect(readDay(day)).toBe('2026-11-20');
    expect(askedDay('20.11.2026')).toBe('2026-11-20');
  });

  test('days are counted to where a day begins for the reader: a part of one counts', () => {
    const until = (day: string, hour: number) => daysUntil(day, local(20, hour, 1));
    expect([until('2026-11-21', 0), until('2026-11-21', 23), until('2026-12-20', 12)]).toEqual([1, 1, 30]);
    expect([until('2026-11-20', 0), until('2026-11-19', 0)].map((days) => days <= 0)).toEqual([true, true]);
  });

  test.each(['31.02.2027', '2026-11-20', '20.11.26', ''])('%j is no day', (day) => {
    expect(readDay(day)).toBeNull();
    expect(askedDay(day)).toBe(day);
  });

  test('days, hours and groups are those of the reader’s zone, wherever the machine stands', () => {
    expect([isoDay(FRIDAY), isoDay(local(21, 0) - 1), isoDay(local(21, 0))]).toEqual([
      '2026-11-20',
      '2026-11-20',
      '2026-11-21',
    ]);
    expect([startOfDay(FRIDAY), startOfDay(FRIDAY, 1)]).toEqual([local(20, 0), local(21, 0)]);
    expect(
      [local(20, 17), local(21, 10), local(23, 9)].map((at) => dueWords(at, FRIDAY, 'en').text.replace(',', '')),
    ).toEqual(['17:00', 'tomorrow 10:00', 'Mon 09:00']);
    expect([clockTime(FRIDAY), weekdayName(1, 'tr', 'long'), fullDay('2026-11-20', 'en')]).toEqual([
      '12:00',
      'Pazartesi',
      'Friday, 20 November 2026',
    ]);
  });

  test('a time of day has a colon, whatever Intl puts between hour and minute', () => {
    // Danish has a point wherever this runs, as Turkish has with some releases of ICU.
    const maker = new Intl.DateTimeFormat('da', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'short' });
    expect(maker.format(FRIDAY)).toContain('23.00');
    expect(withColon(maker.formatToParts(FRIDAY))).toBe('19.11.2026, 23:00');
    for (const language of ['tr', 'en'] as const)
      expect([fullTime(FRIDAY, language), weekdayTime(FRIDAY, language)].map((words) => words.slice(-5))).toEqual([
        '12:00',
        '12:00',
      ]);
  });

  test('another zone tells the same instants by its own clock, and one that is none by that of the device', () => {
    showIn('America/New_York');
    expect([dayTime(FRIDAY, FRIDAY, 'en'), isoDay(FRIDAY)]).toEqual(['today 18:00', '2026-11-19']);
    showIn('Mars/Olympus');
    expect(zoneHere()).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    showIn(AUCKLAND);
  });
});
