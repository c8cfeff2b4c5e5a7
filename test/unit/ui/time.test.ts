import { describe, expect, test } from '@jest/globals';
import {
  dayTime,
  fileSize,
  readInstant,
  shortAge,
  snoozeChoices,
  span,
  writtenDay,
  writtenTime,
} from '../../../ui/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Friday noon in the machine's own zone: what the desk shows is always local. */
const FRIDAY = new Date(2026, 10, 20, 12, 0).getTime();

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

  test('sizes are written as the language writes numbers', () => {
    expect([
      fileSize(300, 'tr'),
      fileSize(184_223, 'tr'),
      fileSize(3_400_000, 'tr'),
      fileSize(3_400_000, 'en'),
    ]).toEqual(['1 KB', '180 KB', '3,2 MB', '3.2 MB']);
  });

  test('a day and a time are written as the language writes them, and read again', () => {
    expect([writtenDay(FRIDAY, 'tr'), writtenDay(FRIDAY, 'en'), writtenTime(FRIDAY)]).toEqual([
      '20.11.2026',
      '20/11/2026',
      '12:00',
    ]);
    for (const day of ['20.11.2026', '20/11/2026', ' 20-11-2026 ']) expect(readInstant(day, '12.00')).toBe(FRIDAY);
    expect(readInstant('1.2.2027', '9:05')).toBe(new Date(2027, 1, 1, 9, 5).getTime());
  });

  test.each([
    ['31.02.2027', '09:00'],
    ['2026-11-20', '09:00'],
    ['20.11.26', '09:00'],
    ['20.11.2026', '24:00'],
    ['20.11.2026', '9'],
    ['', ''],
  ])('%j %j is no instant', (day, time) => {
    expect(readInstant(day, time)).toBeNull();
  });
});

describe('the ways to snooze', () => {
  const wall = (at: number) => new Date(at).toString().slice(0, 21);

  test('each comes with a promise after its time of return', () => {
    const choices = snoozeChoices(FRIDAY - DAY);
    expect(choices.map((choice) => choice.key)).toEqual([
      'next-reply',
      'hour',
      'tomorrow',
      'next-week',
      'next-month',
      'custom',
    ]);
    for (const choice of choices) {
      expect(choice.until).toBeGreaterThan(FRIDAY - DAY);
      expect(choice.dueAt).toBeGreaterThan(choice.until);
    }
  });

  test('the next working day, seen from a Friday, is Monday morning, and is not offered twice', () => {
    const by = Object.fromEntries(snoozeChoices(FRIDAY).map((choice) => [choice.key, choice.until]));
    expect(wall(by['tomorrow'] ?? 0)).toBe('Mon Nov 23 2026 09:00');
    expect(by['next-week']).toBeUndefined();
    expect(wall(by['next-month'] ?? 0)).toBe('Tue Dec 01 2026 09:00');
    expect(wall(by['hour'] ?? 0)).toBe('Fri Nov 20 2026 13:00');
  });

  test('next week, seen from a Monday, is the Monday after', () => {
    const monday = new Date(2026, 10, 16, 8).getTime();
    expect(wall(snoozeChoices(monday).find((choice) => choice.key === 'next-week')?.until ?? 0)).toBe(
      'Mon Nov 23 2026 09:00',
    );
  });
});
