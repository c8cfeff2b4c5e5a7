/** Calendar files as exporters write them, and as somebody hostile might. */
import { describe, expect, test } from '@jest/globals';
import { readCalendarFile } from '../../../domain/sla/calendar-file.ts';

const YEARS = { first: 2025, last: 2036 };
const file = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const read = (...events: string[]) => {
  const found = readCalendarFile(file(...events), YEARS);
  if (typeof found === 'string') throw new Error(found);
  return {
    days: found.holidays.map(({ day }) => day),
    names: found.holidays.map(({ name }) => name),
    skipped: found.skipped,
  };
};
const DAY = 'DTSTART;VALUE=DATE:20261029';

describe('days', () => {
  test.each<[string, string, string[]]>([
    ['one day, by its end', `${DAY}\r\nDTEND;VALUE=DATE:20261030`, ['2026-10-29']],
    ['one day, without an end', DAY, ['2026-10-29']],
    ['one day, that ends on itself', `${DAY}\r\nDTEND;VALUE=DATE:20261029`, ['2026-10-29']],
    ['without the word that it is a day', 'DTSTART:20261029', ['2026-10-29']],
    ['several days', `${DAY}\r\nDTEND;VALUE=DATE:20261101`, ['2026-10-29', '2026-10-30', '2026-10-31']],
    ['several days by their number', `${DAY}\r\nDURATION:P2D`, ['2026-10-29', '2026-10-30']],
    [
      'over the end of a year',
      'DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270102',
      ['2026-12-31', '2027-01-01'],
    ],
    ['every year so many times', `${DAY}\r\nRRULE:FREQ=YEARLY;COUNT=3`, ['2026-10-29', '2027-10-29', '2028-10-29']],
    [
      'every second year until one',
      `${DAY}\r\nRRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20301028`,
      ['2026-10-29', '2028-10-29'],
    ],
    [
      'with its own day in the rule',
      `${DAY}\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=29;COUNT=2`,
      ['2026-10-29', '2027-10-29'],
    ],
    [
      'without an exception',
      `${DAY}\r\nRRULE:FREQ=YEARLY;COUNT=3\r\nEXDATE;VALUE=DATE:20271029`,
      ['2026-10-29', '2028-10-29'],
    ],
    [
      'that began long ago',
      'DTSTART;VALUE=DATE:19231029\r\nRRULE:FREQ=YEARLY;UNTIL=20261231',
      ['2025-10-29', '2026-10-29'],
    ],
    ['of leap years only', 'DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;COUNT=2', ['2028-02-29']],
  ])('%s', (_, event, days) => {
    expect(read(event)).toMatchObject({ days, skipped: 0 });
  });

  test('without end a repetition ends with the years that are asked for', () => {
    expect(read(`${DAY}\r\nRRULE:FREQ=YEARLY`).days.at(-1)).toBe('2036-10-29');
  });
  test('of two events on one day the first names it', () => {
    expect(read(`${DAY}\r\nSUMMARY:Bir`, `${DAY}\r\nSUMMARY:İki`)).toMatchObject({
      days: ['2026-10-29'],
      names: ['Bir'],
    });
  });
});

describe('names', () => {
  test.each([
    ['folded', 'SUMMARY:Cumhuriyet \r\n Bayr\r\n\tamı', 'Cumhuriyet Bayramı'],
    ['escaped', String.raw`SUMMARY:Atatürk’ü Anma\, Gençlik\; Spor\nBayramı`, 'Atatürk’ü Anma, Gençlik; Spor Bayramı'],
    ['with parameters, a colon among them', 'SUMMARY;LANGUAGE=tr;X-A="a:b;c":Bayram', 'Bayram'],
    ['in small letters', 'summary:Bayram', 'Bayram'],
    ['absent', 'X-NOTHING:1', ''],
    ['with signs that turn the line around', 'SUMMARY:a\u202eb\u0000c', 'a b c'],
  ])('%s', (_, line, name) => {
    expect(read(`${DAY}\r\n${line}`).names).toEqual([name]);
  });
  test('of an alarm within the event say nothing', () => {
    const alarm = 'BEGIN:VALARM\r\nSUMMARY:Uyan\r\nDTSTART;VALUE=DATE:20260101\r\nEND:VALARM';
    expect(read(`${alarm}\r\n${DAY}\r\nSUMMARY:Bayram`)).toMatchObject({ days: ['2026-10-29'], names: ['Bayram'] });
  });
});

describe('what cannot be read is skipped and counted', () => {
  test.each([
    ['a time of day', 'DTSTART;TZID=Europe/Istanbul:20261028T130000'],
    ['no day at all', 'SUMMARY:Bayram'],
    ['a day that there is not', 'DTSTART;VALUE=DATE:20260231'],
    ['an end before its beginning', `${DAY}\r\nDTEND;VALUE=DATE:20251030`],
    ['years without end', `${DAY}\r\nDTEND;VALUE=DATE:99991231`],
    ['a duration in hours', `${DAY}\r\nDURATION:PT5H`],
    ['one that was called off', `${DAY}\r\nSTATUS:CANCELLED`],
  ])('%s', (_, event) => {
    expect(read(event)).toMatchObject({ days: [], skipped: 1 });
  });
  test.each([
    'FREQ=DAILY',
    'FREQ=YEARLY;BYDAY=4TH;BYMONTH=11',
    'FREQ=YEARLY;BYMONTH=3',
    'FREQ=YEARLY;INTERVAL=0',
    'FREQ=YEARLY;COUNT=-1',
    'x',
    '',
  ])('of the repetition %j only the first day is taken', (rule) => {
    expect(read(`${DAY}\r\nRRULE:${rule}`)).toMatchObject({ days: ['2026-10-29'], skipped: 1 });
  });
});

describe('a hostile file', () => {
  const timed = (text: string) => readCalendarFile(text, YEARS);
  test.each([
    ['nothing', ''],
    ['a page', '<html><body>BEGIN:VCALENDAR</body></html>'],
    ['another component', 'BEGIN:VCARD\r\nEND:VCARD'],
    ['folds of nothing', '\r\n '.repeat(1_000)],
  ])('%s is no calendar', (_, text) => {
    expect(timed(text)).toBe('no-calendar');
  });
  test('of too many events is refused', () => {
    expect(timed(file(...Array.from({ length: 2_001 }, () => DAY)))).toBe('too-many');
  });
  test('of too many days is refused', () => {
    const years = { first: 1000, last: 9999 };
    expect(readCalendarFile(file('DTSTART;VALUE=DATE:10000101\r\nDURATION:P366D\r\nRRULE:FREQ=YEARLY'), years)).toBe(
      'too-many',
    );
  });
  test('of events that all last for years, on the same days, is refused before they are all made', () => {
    const event = 'DTSTART;VALUE=DATE:10000101\r\nDURATION:P366D\r\nRRULE:FREQ=YEARLY';
    expect(timed(file(...Array.from({ length: 2_000 }, () => event)))).toBe('too-many');
  });
  test('is read when each of its events is a day of every year', () => {
    const event = 'DTSTART;VALUE=DATE:19231029\r\nRRULE:FREQ=YEARLY';
    expect(timed(file(...Array.from({ length: 800 }, () => event)))).toMatchObject({ skipped: 0 });
  });
  test.each([
    [
      'a megabyte in one line',
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:${'a'.repeat(1_000_000)}\r\n${DAY}\r\nEND:VEVENT`,
    ],
    [
      'a megabyte of folds',
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${DAY}\r\nSUMMARY:${'\r\n a'.repeat(330_000)}\r\nEND:VEVENT`,
    ],
    [
      'quotes that never close',
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${DAY}\r\n${'X;A="'.repeat(200_000)}\r\nEND:VEVENT`,
    ],
    [
      'components without end',
      `BEGIN:VCALENDAR\r\n${'BEGIN:X\r\n'.repeat(100_000)}BEGIN:VEVENT\r\n${DAY}\r\nEND:VEVENT`,
    ],
    [
      'ends without beginning',
      `BEGIN:VCALENDAR\r\n${'END:VEVENT\r\n'.repeat(80_000)}BEGIN:VEVENT\r\n${DAY}\r\nEND:VEVENT`,
    ],
    [
      'a rule of a megabyte',
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${DAY}\r\nRRULE:${';'.repeat(1_000_000)}FREQ=YEARLY\r\nEND:VEVENT`,
    ],
    [
      'exceptions without number',
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${DAY}\r\nEXDATE:${'20270101,'.repeat(110_000)}\r\nEND:VEVENT`,
    ],
  ])('%s is read like any other', (_, text) => {
    const found = timed(text);
    expect(found).toMatchObject({ holidays: [{ day: '2026-10-29' }] });
    expect(JSON.stringify(found).length).toBeLessThan(500);
  });
});
