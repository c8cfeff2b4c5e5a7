import { describe, expect, test } from '@jest/globals';
import { promiseChoices } from '../../../domain/sla/promise.ts';
import { readWhen } from '../../../domain/sla/when.ts';
import { instantAt, wallTime } from '../../../domain/wall-time.ts';

const ISTANBUL = 'Europe/Istanbul';
const CALENDAR = {
  timeZone: ISTANBUL,
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:30', to: '18:00' })),
  holidays: ['2026-12-01'],
};
/** A Friday, ten in the morning. */
const FRIDAY = { year: 2026, month: 11, day: 27, hour: 10, minute: 0 };

function read(text: string, from = FRIDAY, timeZone = ISTANBUL): string {
  const when = readWhen(text, { now: instantAt(from, timeZone), timeZone, calendar: { ...CALENDAR, timeZone } });
  if (when.kind === 'unread') return when.kind;
  const { year, month, day, hour, minute } = wallTime(when.at, timeZone);
  const two = (number: number) => String(number).padStart(2, '0');
  const wall = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  return when.kind === 'at' ? wall : `${when.kind} ${wall}`;
}

describe('a time in words, read on Friday the 27th of November at ten', () => {
  test.each([
    ['cuma 14:00', '2026-11-27 14:00'],
    ['Cuma saat 14', '2026-11-27 14:00'],
    ['monday 9', '2026-11-30 09:00'],
    ['on Monday at 9', '2026-11-30 09:00'],
    ['pazartesiye', '2026-11-30 08:30'],
    ['pazar', '2026-11-29 09:00'],
    ['Çarşamba sabahı', '2026-12-02 09:00'],
    ['PERŞEMBE 16.30', '2026-12-03 16:30'],
    ['yarın', '2026-11-28 09:00'],
    ['YARIN 14', '2026-11-28 14:00'],
    ['tomorrow noon', '2026-11-28 12:00'],
    ['öbür gün', '2026-11-29 09:00'],
    ['the day after tomorrow, 8:15', '2026-11-29 08:15'],
    ['bugün', '2026-11-27 17:00'],
    ['bu akşam', '2026-11-27 18:00'],
    ['tonight 8', '2026-11-27 20:00'],
  ])('the day: %s', (text, wall) => expect(read(text)).toBe(wall));

  test.each([
    ['öğleden sonra', '2026-11-27 14:00'],
    ['ÖĞLEDEN SONRA 3', '2026-11-27 15:00'],
    ['this afternoon', '2026-11-27 14:00'],
    ['3pm', '2026-11-27 15:00'],
    ['14.30', '2026-11-27 14:30'],
    ['saat 3', '2026-11-27 15:00'],
    ['03:00', '2026-11-28 03:00'],
    ['9', '2026-11-28 09:00'],
  ])('the hour, today if it is still to come: %s', (text, wall) => expect(read(text)).toBe(wall));

  test.each([
    ['in 2 hours', '2026-11-27 12:00'],
    ['2 saat sonra', '2026-11-27 12:00'],
    ['yarım saat sonra', '2026-11-27 10:30'],
    ['half an hour', '2026-11-27 10:30'],
    ['bir buçuk saat sonra', '2026-11-27 11:30'],
    ['90 dk', '2026-11-27 11:30'],
    ['3 gün sonra', '2026-11-30 08:30'],
    ['on gün sonra 11', '2026-12-07 11:00'],
    ['2 weeks', '2026-12-11 08:30'],
    ['1 ay sonra', '2026-12-27 09:00'],
  ])('so long from now: %s', (text, wall) => expect(read(text)).toBe(wall));

  test.each([
    ['15 aralık', '2026-12-15 08:30'],
    ["15 ARALIK'ta saat 10", '2026-12-15 10:00'],
    ['15 aralık salı', '2026-12-15 08:30'],
    ['salı 15 aralık', '2026-12-15 08:30'],
    ['December 15th, 2:30 pm', '2026-12-15 14:30'],
    ['15.12.2026 10.12', '2026-12-15 10:12'],
    ['15/12', '2026-12-15 08:30'],
    ['2026-12-15 8:15', '2026-12-15 08:15'],
    ['5 mayıs', '2027-05-05 08:30'],
    ['may 5', '2027-05-05 08:30'],
  ])('the date, next year when it has passed: %s', (text, wall) => expect(read(text)).toBe(wall));

  test.each([
    ['sonraki iş günü', '2026-11-30 08:30'],
    ['next working day', '2026-11-30 08:30'],
    ['2 iş günü sonra', '2026-12-02 08:30'],
    ['haftaya', '2026-11-30 08:30'],
    ['next week', '2026-11-30 08:30'],
    ['haftaya cuma', '2026-12-04 08:30'],
    ['next friday at 4pm', '2026-12-04 16:00'],
    ['gelecek hafta salı 11', '2026-12-01 11:00'],
    ['gelecek ay', '2026-12-02 08:30'],
  ])('the days on which the team works: %s', (text, wall) => expect(read(text)).toBe(wall));

  test.each([
    ['end of month', '2026-11-30 08:30'],
    ['ay sonu', '2026-11-30 08:30'],
    ['Ay sonuna kadar', '2026-11-30 08:30'],
    ['gelecek ayın sonu', '2026-12-31 08:30'],
    ['end of the month, 16:00', '2026-11-30 16:00'],
    ['5.12. 9:00', '2026-12-05 09:00'],
    ['5.12.', '2026-12-05 09:00'],
    ['haftaya salı', '2026-12-01 09:00'],
    ['akşam 12', '2026-11-28 00:00'],
    ['yarın akşam 12', '2026-11-29 00:00'],
    ['akşam 8', '2026-11-27 20:00'],
    ['öğleden sonra 12', '2026-11-27 12:00'],
    ['1.5 hours', '2026-11-27 11:30'],
    ['1,5 saat sonra', '2026-11-27 11:30'],
    ['15 aralık,14:00', '2026-12-15 14:00'],
    ['salıya kadar', '2026-12-01 09:00'],
    ['pazara kadar', '2026-11-29 09:00'],
    ['until tuesday', '2026-12-01 09:00'],
    ['mesai bitimi', '2026-11-27 18:00'],
    ['pazartesi mesai bitiminde', '2026-11-30 18:00'],
    ['yarın mesai bitimi', '2026-11-28 17:00'],
    ['end of day', '2026-11-27 18:00'],
    ['gün sonu', '2026-11-27 18:00'],
    ['bugün gün sonuna kadar', '2026-11-27 18:00'],
    ['pazartesi iş günü sonunda', '2026-11-30 18:00'],
    ['pazartesi sabah 9 buçuk', '2026-11-30 09:30'],
    ['yarın 3 buçukta', '2026-11-28 15:30'],
    ['saat dokuz buçuk', '2026-11-28 09:30'],
    ['pazartesi saat on', '2026-11-30 10:00'],
    ["yarın 4'e çeyrek kala", '2026-11-28 15:45'],
    ["saat 2'yi çeyrek geçe", '2026-11-27 14:15'],
    ['monday half past nine', '2026-11-30 09:30'],
    ['quarter to 5', '2026-11-27 16:45'],
    ['pazartesi üçe çeyrek kala', '2026-11-30 14:45'],
    ['ikiyi çeyrek geçe', '2026-11-27 14:15'],
    ['4e çeyrek kala', '2026-11-27 15:45'],
    ['dörde çeyrek kala', '2026-11-27 15:45'],
    ['yarın saat on bir', '2026-11-28 11:00'],
    ['saat on ikide', '2026-11-27 12:00'],
    ['yarın on iki buçuk', '2026-11-28 12:30'],
    ['pazartesi saat ondan sonra', 'unread'],
    ['monday at nine', '2026-11-30 09:00'],
    ["yarın 7'ye çeyrek kala", '2026-11-28 06:45'],
    ["akşam 7'ye çeyrek kala", '2026-11-27 18:45'],
    ["12'ye çeyrek kala", '2026-11-27 11:45'],
    ["yarın sabah 5'e çeyrek kala", '2026-11-28 04:45'],
    ['tomorrow quarter to six in the morning', '2026-11-28 05:45'],
    ["yarın akşam 12'ye çeyrek kala", '2026-11-28 23:45'],
    ["1'e çeyrek kala", '2026-11-27 12:45'],
    ['yarın dokuzda', '2026-11-28 09:00'],
    ['yarın dokuz', '2026-11-28 09:00'],
    ['pazartesi sabah dokuzda', '2026-11-30 09:00'],
    ['üçte', '2026-11-27 15:00'],
    ['cuma onda', '2026-12-04 10:00'],
    ['pazartesi on', '2026-11-30 10:00'],
    ['dokuza kadar', '2026-11-28 09:00'],
    ['monday nine', '2026-11-30 09:00'],
    ['on monday', '2026-11-30 08:30'],
    ['yarın on beşte', '2026-11-28 15:00'],
    ['saat yirmi birde', '2026-11-27 21:00'],
    ['dokuz otuz', '2026-11-28 09:30'],
    ['monday nine fifteen', '2026-11-30 09:15'],
    ['yirmi dakika sonra', '2026-11-27 10:20'],
    ['kırk beş dk', '2026-11-27 10:45'],
    ['on bir gün sonra', '2026-12-08 08:30'],
    ['gece yarısı', '2026-11-28 00:00'],
    ['gece yarısına kadar', '2026-11-28 00:00'],
    ['bu gece yarısı', '2026-11-28 00:00'],
    ['yarın gece yarısı', '2026-11-29 00:00'],
    ['tomorrow at midnight', '2026-11-29 00:00'],
    ['bu gece', '2026-11-27 21:00'],
    ['gece on bir', '2026-11-27 23:00'],
    ['gece on birde', '2026-11-27 23:00'],
    ['on bir gece', '2026-11-27 23:00'],
    ['yarın gece 2', '2026-11-29 02:00'],
    ['gece 3', '2026-11-28 03:00'],
    ['yarın 24:00', '2026-11-29 00:00'],
    ['yarın yediye on kala', '2026-11-28 06:50'],
    ['akşam yediye on kala', '2026-11-27 18:50'],
    ['dokuza yirmi beş var', '2026-11-28 08:35'],
    ["4'e 10 kala", '2026-11-27 15:50'],
    ['sekizi çeyrek geçe', '2026-11-28 08:15'],
    ['akşam sekizi on geçe', '2026-11-27 20:10'],
    ["2'yi beş geçe", '2026-11-27 14:05'],
    ['monday ten to seven', '2026-11-30 06:50'],
    ['twenty past three', '2026-11-27 15:20'],
    ['nine to five', 'unread'],
    ['yirmi beş', 'unread'],
    ['saat yarımda', '2026-11-27 12:30'],
    ['bir sonraki iş günü', '2026-11-30 08:30'],
  ])('as people say it: %s', (text, wall) => expect(read(text)).toBe(wall));

  test.each([
    ['hafta sonu', '2026-11-27 17:00'],
    ['haftasonu', '2026-11-27 17:00'],
    ['Haftanın sonuna kadar', '2026-11-27 17:00'],
    ['by the end of the week', '2026-11-27 17:00'],
    ['this weekend', '2026-11-27 17:00'],
    ['gelecek hafta sonu', '2026-12-04 08:30'],
    ['gelecek haftasonu', '2026-12-04 08:30'],
    ['önümüzdeki haftasonu', '2026-12-04 08:30'],
    ['bu hafta salı', 'past 2026-11-24 08:30'],
    ['tuesday this week', 'past 2026-11-24 08:30'],
    ['haftaya hafta sonu', '2026-12-04 08:30'],
    ['end of next week, 15:00', '2026-12-04 15:00'],
    ['next weekend', '2026-12-04 08:30'],
    ['hafta başında', '2026-11-30 08:30'],
    ['beginning of next week', '2026-11-30 08:30'],
    ['hafta ortası', '2026-12-02 08:30'],
    ['friday next week', '2026-12-04 08:30'],
    ['this week friday 14:00', '2026-11-27 14:00'],
    ['iki hafta sonra salı', '2026-12-08 08:30'],
    ['tuesday in 2 weeks', '2026-12-08 08:30'],
    ['haftaya pazartesi', '2026-11-30 08:30'],
    ['haftaya bugün', '2026-12-04 08:30'],
    ['bir sonraki hafta', '2026-11-30 08:30'],
  ])('the week: %s', (text, wall) => expect(read(text)).toBe(wall));

  test.each([
    ['ayın 5i', '2026-12-05 09:00'],
    ["ayın 5'inde", '2026-12-05 09:00'],
    ['ayın 5’ine kadar', '2026-12-05 09:00'],
    ['ayın beşi', '2026-12-05 09:00'],
    ['ayın yirmi dokuzunda 10:00', '2026-11-29 10:00'],
    ['ayın 31i', '2026-12-31 08:30'],
    ['ayın 28. günü', '2026-11-28 09:00'],
    ["bu ayın 30'u", '2026-11-30 08:30'],
    ["gelecek ayın 5'i", '2026-12-05 09:00'],
    ['önümüzdeki ayın üçü', '2026-12-03 08:30'],
    ['5th of next month', '2026-12-05 09:00'],
    ['on the 5th', '2026-12-05 09:00'],
    ['the 15th of the month at 9', '2026-12-15 09:00'],
    ['first of next month', '2026-12-01 09:00'],
    ['next month on the 15th', '2026-12-15 08:30'],
    ['the 15th of december', '2026-12-15 08:30'],
    ['ay başı', '2026-12-02 08:30'],
    ['gelecek ayın ilk iş günü', '2026-12-02 08:30'],
    ['first working day of next month', '2026-12-02 08:30'],
    ['ay ortası', '2026-12-15 08:30'],
    ['mid-month', '2026-12-15 08:30'],
    ['ayın son iş günü', '2026-11-30 08:30'],
    ['last day of next month', '2026-12-31 08:30'],
    ['yıl sonu', '2026-12-31 08:30'],
    ['end of the year', '2026-12-31 08:30'],
    ['yılbaşından sonra', '2027-01-01 08:30'],
    ['seneye', '2027-01-01 08:30'],
  ])('the month and the year: %s', (text, wall) => expect(read(text)).toBe(wall));

  test('the end of the week is the next week’s once this one is over', () => {
    const saturday = { ...FRIDAY, day: 28 };
    expect(read('hafta sonu', { ...FRIDAY, hour: 17, minute: 30 })).toBe('2026-12-04 08:30');
    expect(read('hafta sonu', saturday)).toBe('2026-12-04 08:30');
    expect(read('end of the week', { ...FRIDAY, day: 25 })).toBe('2026-11-27 08:30');
  });

  test('a day of this month that has passed is said to have passed, and one that it does not have is none', () => {
    expect(read("bu ayın 5'i")).toBe('past 2026-11-05 08:30');
    expect(read('bu ayın 31i')).toBe('unread');
    expect(read('31st of next month', { ...FRIDAY, month: 1 })).toBe('unread');
  });

  test('the end of the day is the next working day’s once the team has gone', () => {
    expect(read('mesai bitimi', { ...FRIDAY, hour: 19 })).toBe('2026-11-30 18:00');
  });

  test('the end of a month without a working day left is its last day', () => {
    expect(read('ay sonu', { ...FRIDAY, year: 2027, month: 1, day: 30 })).toBe('2027-01-31 09:00');
    expect(read('ay sonu', { ...FRIDAY, year: 2027, month: 1, day: 20 })).toBe('2027-01-29 08:30');
  });

  test('a weekday whose hour is past is meant a week on', () => {
    expect(read('cuma 9')).toBe('2026-12-04 09:00');
    expect(read('cuma')).toBe('2026-12-04 08:30');
  });

  test.each([
    ['1 ocak 2020', 'past 2020-01-01 08:30'],
    ['bugün 8', 'past 2026-11-27 08:00'],
    ['0 dk', 'past 2026-11-27 10:00'],
    ['dün', 'past 2026-11-26 08:30'],
    ['dün akşam 8', 'past 2026-11-26 20:00'],
    ['evvelsi gün', 'past 2026-11-25 08:30'],
    ['yesterday at 9', 'past 2026-11-26 09:00'],
    ['the day before yesterday', 'past 2026-11-25 08:30'],
    ['3 gün önce', 'past 2026-11-24 08:30'],
    ['iki saat önce', 'past 2026-11-27 08:00'],
    ['2 weeks ago', 'past 2026-11-13 08:30'],
    ['geçen hafta', 'past 2026-11-20 08:30'],
    ['geçen cuma', 'past 2026-11-20 08:30'],
    ['last friday 10:00', 'past 2026-11-20 10:00'],
    ['geçen ay', 'past 2026-10-27 08:30'],
    ['last year', 'past 2025-11-27 08:30'],
  ])('what has passed is said to have passed: %s', (text, said) => expect(read(text)).toBe(said));

  test('a year is the most', () => {
    expect(read('12 ay sonra')).toBe('2027-11-27 09:00');
    expect(read('366 gün sonra 10:00')).toBe('2027-11-28 10:00');
    expect(read('366 gün sonra 10:01')).toBe('far 2027-11-28 10:01');
    expect(read('3 january 2028')).toBe('far 2028-01-03 08:30');
    expect(read('400 gün')).toBe('far 2028-01-01 09:00');
    expect(read('1000 gün sonra')).toMatch(/^far /);
    expect(read('2 yıl sonra')).toBe('far 2028-11-27 08:30');
    expect(read('in 3 years')).toMatch(/^far /);
  });

  test.each([
    '',
    '   ',
    'saat',
    'ocak',
    'yarın 25',
    'yarın 14:75',
    '31.02.2027',
    'pazartesi 15 aralık',
    '14:00 15:00',
    'mesai bitimi 14:00',
    '1.5 gün',
  ])('nothing is made up for %j', (text) => expect(read(text)).toBe('unread'));

  test('a text of any length is read at once', () => {
    expect(read('cuma '.repeat(100_000))).toBe('2026-12-04 08:30');
    expect(read('9'.repeat(100_000))).toBe('unread');
  });
});

describe('when clocks change', () => {
  const BERLIN = 'Europe/Berlin';
  /** The clocks of Berlin go forward on the 28th of March 2027 at two. */
  const SATURDAY = { year: 2027, month: 3, day: 27, hour: 22, minute: 0 };

  test('a day later has the same hour, and hours are counted as they pass', () => {
    expect(read('yarın 22:00', SATURDAY, BERLIN)).toBe('2027-03-28 22:00');
    expect(read('24 saat sonra', SATURDAY, BERLIN)).toBe('2027-03-28 23:00');
  });

  test('an hour that is skipped moves on with the clocks', () => {
    expect(read('tomorrow 02:30', SATURDAY, BERLIN)).toBe('2027-03-28 03:30');
  });

  test('of an hour that comes twice the first is meant', () => {
    const before = { year: 2026, month: 10, day: 24, hour: 12, minute: 0 };
    const when = readWhen('yarın 02:30', {
      now: instantAt(before, BERLIN),
      timeZone: BERLIN,
      calendar: CALENDAR,
    });
    expect(when).toEqual({ kind: 'at', at: Date.UTC(2026, 9, 25, 0, 30) });
  });

  test('the last day of a month stands for one that the next month does not have', () => {
    expect(read('1 ay sonra', { year: 2027, month: 1, day: 31, hour: 12, minute: 0 })).toBe('2027-02-28 09:00');
  });
});

describe('a day without an hour, by which something is to be done, means when the team ends its work', () => {
  const by = (text: string, from = FRIDAY): string => {
    const reader = { now: instantAt(from, ISTANBUL), timeZone: ISTANBUL, calendar: CALENDAR, byEnd: true };
    const when = readWhen(text, reader);
    return when.kind === 'unread'
      ? when.kind
      : `${when.kind} ${new Date(when.at + 3 * 3_600_000).toISOString().slice(0, 16)}`;
  };

  test.each([
    ['cuma', 'at 2026-11-27T18:00'],
    ['bugün', 'at 2026-11-27T18:00'],
    ['today', 'at 2026-11-27T18:00'],
    ['yarın', 'at 2026-11-28T17:00'],
    ['pazartesi', 'at 2026-11-30T18:00'],
    ['monday', 'at 2026-11-30T18:00'],
    ['sonraki iş günü', 'at 2026-11-30T18:00'],
    ['haftaya', 'at 2026-11-30T18:00'],
    ['15 aralık', 'at 2026-12-15T18:00'],
    ['ay sonu', 'at 2026-11-30T18:00'],
    ['hafta sonu', 'at 2026-11-27T18:00'],
    ['end of next week', 'at 2026-12-04T18:00'],
    ['cuma 14:00', 'at 2026-11-27T14:00'],
    ['2 saat sonra', 'at 2026-11-27T12:00'],
    ['pazartesi sabahı', 'at 2026-11-30T09:00'],
  ])('%s', (text, said) => expect(by(text)).toBe(said));

  test('once that is over, the same day is meant a week on, and today is past', () => {
    const evening = { ...FRIDAY, hour: 19 };
    expect(by('cuma', evening)).toBe('at 2026-12-04T18:00');
    expect(by('bugün', evening)).toBe('past 2026-11-27T18:00');
  });

  test('says the same as what is offered beside it', () => {
    const reader = { now: instantAt(FRIDAY, ISTANBUL), timeZone: ISTANBUL, calendar: CALENDAR, byEnd: true };
    const words = { today: 'bugün', workday: 'sonraki iş günü', friday: 'cuma', week: 'bir hafta sonra' };
    for (const { key, at } of promiseChoices(reader)) expect(readWhen(words[key], reader)).toEqual({ kind: 'at', at });
  });
});

test.each([
  ['bu gece 3', '2026-11-27 03:00'],
  ['gece 3', '2026-11-27 03:00'],
  // One of them that has passed is of the next night; an hour before midnight is of this day.
  ['bu gece 1', '2026-11-28 01:00'],
  ['bu gece 23', '2026-11-27 23:00'],
  ['yarın gece 3', '2026-11-29 03:00'],
])('in the night itself, at half past one, "%s" is in %s', (text, at) => {
  expect(read(text, { ...FRIDAY, hour: 1, minute: 30 })).toBe(at);
});
