/** Whole calendar files in the manner of the programs that write most of them. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readCalendarFile } from '../../../domain/sla/calendar-file.ts';

const read = (name: string) => {
  const text = readFileSync(new URL(`../../fixtures/calendars/${name}.ics`, import.meta.url), 'utf8');
  const found = readCalendarFile(text.replaceAll('\n', '\r\n'), { first: 2026, last: 2032 });
  if (typeof found === 'string') throw new Error(found);
  return { days: found.holidays.map(({ day, name: called }) => `${day} ${called}`), skipped: found.skipped };
};

test('of Google: a day of a yearly event moved, one excepted, one called off, and a whole event called off', () => {
  expect(read('google')).toEqual({
    days: [
      '2026-04-24 Kuruluş günü',
      '2027-04-26 Kuruluş günü (pazartesiye alındı)',
      '2030-04-24 Kuruluş günü',
      '2031-04-24 Kuruluş günü',
      '2032-04-24 Kuruluş günü',
    ],
    skipped: 1,
  });
});

test('of Outlook: whole days as times, exceptions as times, a day shortened and one that became a meeting', () => {
  expect(read('outlook')).toEqual({
    days: ['2027-01-01 Yılbaşı', '2027-01-02 Yılbaşı', '2027-05-17 Sayım', '2029-01-04 Yılbaşı (tek gün)'],
    skipped: 1,
  });
});

test('of Apple: exceptions and an end in the time of Greenwich, a change that names nothing, days named one by one', () => {
  expect(read('apple')).toEqual({
    days: [
      '2026-11-20 Bakım günü',
      '2027-03-09 Bayram izni',
      '2027-03-10 Bayram izni',
      '2028-02-26 Bayram izni',
      '2028-02-27 Bayram izni',
      '2029-11-22 Bakım günü',
      '2029-11-23 Bakım günü',
      '2030-02-03 Bayram izni',
      '2030-02-04 Bayram izni',
      '2030-11-20 Bakım günü',
    ],
    skipped: 0,
  });
});
