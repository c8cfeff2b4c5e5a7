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
      'every second year until an instant of Greenwich that is its last day here',
      `DTSTART;TZID="Turkey Standard Time":20261029T000000\r\nRRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20281028T210000Z`,
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

describe('what was said later of an event', () => {
  const series = (...more: string[]) =>
    ['UID:a', DAY, 'SUMMARY:Bayram', 'RRULE:FREQ=YEARLY;COUNT=4', ...more].join('\r\n');
  const change = (day: string, ...more: string[]) => ['UID:a', `RECURRENCE-ID;VALUE=DATE:${day}`, ...more].join('\r\n');
  const ALL = ['2026-10-29', '2027-10-29', '2028-10-29', '2029-10-29'];
  test.each<[string, string[], string[]]>([
    ['called off, it is no day', [`${DAY}\r\nSTATUS:CANCELLED`], []],
    ['called off as a whole, none of its days is one', [series('STATUS:CANCELLED'), change('20271029', DAY)], []],
    [
      'called off, one of its days is none',
      [series(), change('20271029', 'DTSTART;VALUE=DATE:20271029', 'STATUS:CANCELLED')],
      ['2026-10-29', '2028-10-29', '2029-10-29'],
    ],
    [
      'moved, one of its days is another',
      [series(), change('20271029', 'DTSTART;VALUE=DATE:20271101')],
      ['2026-10-29', '2027-11-01', '2028-10-29', '2029-10-29'],
    ],
    [
      'so it is when the change stands first',
      [change('20271029', 'DTSTART;VALUE=DATE:20271101'), series()],
      ['2026-10-29', '2027-11-01', '2028-10-29', '2029-10-29'],
    ],
    [
      'of two changes of a day the later one holds, by its number',
      [
        change('20271029', 'SEQUENCE:2', 'DTSTART;VALUE=DATE:20271101'),
        series(),
        change('20271029', 'SEQUENCE:1', 'DTSTART;VALUE=DATE:20271102'),
      ],
      ['2026-10-29', '2027-11-01', '2028-10-29', '2029-10-29'],
    ],
    [
      'moved with all that follow, each is as much later',
      [
        series(),
        change('20271029', 'X:1').replace(';VALUE', ';RANGE=THISANDFUTURE;VALUE') + '\r\nDTSTART;VALUE=DATE:20271030',
      ],
      ['2026-10-29', '2027-10-30', '2028-10-30', '2029-10-30'],
    ],
    [
      'called off with all that follow, only those before are days',
      [
        series(),
        change('20280101', 'STATUS:CANCELLED'),
        change('20281029').replace(';VALUE', ';RANGE=THISANDFUTURE;VALUE') + '\r\nSTATUS:CANCELLED',
      ],
      ['2026-10-29', '2027-10-29'],
    ],
    [
      'sent again, the newer one holds',
      [series('SEQUENCE:1'), 'UID:a\r\nSEQUENCE:3\r\nDTSTART;VALUE=DATE:20261030'],
      ['2026-10-30'],
    ],
    ['sent again as called off, none is a day', [series('SEQUENCE:1'), series('SEQUENCE:2', 'STATUS:CANCELLED')], []],
    [
      'events of one name that are no newer than each other are all there',
      ['UID:a\r\nDTSTART:20270101', 'UID:a\r\nDTSTART:20270102'],
      ['2027-01-01', '2027-01-02'],
    ],
    [
      'a change whose event is not in the file is a day',
      [change('20271029', 'DTSTART;VALUE=DATE:20271101')],
      ['2027-11-01'],
    ],
    [
      'nothing of one touches another',
      [series(), change('20271029', 'STATUS:CANCELLED').replace('UID:a', 'UID:b')],
      ALL,
    ],
  ])('%s', (_, events, days) => {
    expect(read(...events)).toMatchObject({ days, skipped: 0 });
  });

  test('a change with all that follow of a day that cannot be read leaves the others as they are, and is counted', () => {
    const unread = 'UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:yarın';
    expect(read(series(), `${unread}\r\nDTSTART;VALUE=DATE:20271101`)).toMatchObject({
      ...{ days: [...ALL.slice(0, 2), '2027-11-01', ...ALL.slice(2)], skipped: 1 },
    });
    expect(read(series(), `${unread}\r\nSTATUS:CANCELLED`).days).toEqual(ALL);
  });

  test('what is counted from a thousand years back is not gone through, and counted as left out', () => {
    const ancient = 'DTSTART;VALUE=DATE:10260101\r\nRRULE:FREQ=YEARLY;COUNT=2000';
    expect(read(ancient)).toMatchObject({ days: [], skipped: 1 });
  });

  test('a day that was moved to a time of day is none any more, and counted', () => {
    expect(read(series(), change('20271029', 'DTSTART:20271029T130000'))).toMatchObject({
      days: ['2026-10-29', '2028-10-29', '2029-10-29'],
      skipped: 1,
    });
  });
  test('a change of a day that cannot be read changes nothing', () => {
    expect(read(series(), 'UID:a\r\nRECURRENCE-ID:never\r\nSTATUS:CANCELLED')).toMatchObject({ days: ALL, skipped: 0 });
  });
  test('a file that only takes back has no days', () => {
    const cancel = file(series()).replace('VERSION:2.0', 'METHOD:CANCEL');
    expect(readCalendarFile(cancel, YEARS)).toEqual({ holidays: [], skipped: 0 });
  });
});

describe('days that are named', () => {
  const yearly = `${DAY}\r\nRRULE:FREQ=YEARLY;COUNT=4`;
  test.each<[string, string, string[]]>([
    [
      'besides, one by one and several in a line',
      `${DAY}\r\nRDATE;VALUE=DATE:20270401,20280402\r\nRDATE:20290403`,
      ['2026-10-29', '2027-04-01', '2028-04-02', '2029-04-03'],
    ],
    ['with their times', `${DAY}\r\nRDATE;TZID=Europe/Istanbul:20270401T000000`, ['2026-10-29', '2027-04-01']],
    [
      'as exceptions, several in a line, with their times',
      `${yearly}\r\nEXDATE;TZID=Europe/Istanbul:20271029T000000,20281029T000000`,
      ['2026-10-29', '2029-10-29'],
    ],
    [
      'as exceptions in several lines, with spaces',
      `${yearly}\r\nEXDATE:20271029, 20281029\r\nEXDATE;VALUE=DATE:20291029`,
      ['2026-10-29'],
    ],
    [
      'as an exception of the first',
      `${yearly}\r\nEXDATE;VALUE=DATE:20261029`,
      ['2027-10-29', '2028-10-29', '2029-10-29'],
    ],
    [
      'as the exception of one that was named besides',
      `${DAY}\r\nRDATE:20270401,20270402\r\nEXDATE:20270401`,
      ['2026-10-29', '2027-04-02'],
    ],
    [
      'from midnight to midnight',
      'DTSTART;TZID=Europe/Istanbul:20261029T000000\r\nDTEND;TZID=Europe/Istanbul:20261031T000000',
      ['2026-10-29', '2026-10-30'],
    ],
    [
      'from midnight to the last minute',
      'DTSTART:20261029T000000\r\nDTEND:20261030T235900',
      ['2026-10-29', '2026-10-30'],
    ],
    ['from midnight on for a day in hours', 'DTSTART:20261029T000000\r\nDURATION:PT24H', ['2026-10-29']],
  ])('%s', (_, event, days) => {
    expect(read(event)).toMatchObject({ days, skipped: 0 });
  });
  test('of which one cannot be read: the others are there, and it is counted', () => {
    expect(read(`${DAY}\r\nRDATE;VALUE=PERIOD:20270401T000000Z/PT5H\r\nRDATE:20270402`)).toMatchObject({
      days: ['2026-10-29', '2027-04-02'],
      skipped: 1,
    });
  });
  test('in the time of Greenwich are those of the time zone of the file', () => {
    const zone = (name: string) =>
      readCalendarFile(
        file('DTSTART:20261028T210000Z\r\nDTEND:20261029T210000Z').replace('VERSION:2.0', `X-WR-TIMEZONE:${name}`),
        YEARS,
      );
    expect(zone('Europe/Istanbul')).toEqual({ holidays: [{ day: '2026-10-29', name: '' }], skipped: 0 });
    expect(zone('Ay/Karanlık')).toEqual({ holidays: [], skipped: 1 });
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
  test('of days without number that are named is refused before they are all made', () => {
    const named = `RDATE:${'20260101,20270101,20280101,20290101,'.repeat(250)}20300101`;
    const event = `DTSTART;VALUE=DATE:20250101\r\nDURATION:P366D\r\n${named}`;
    expect(timed(file(...Array.from({ length: 100 }, () => event)))).toBe('too-many');
  });
  test('of two thousand changes of one event is read', () => {
    const change = (_: unknown, at: number) => `UID:a\r\nRECURRENCE-ID:20270101\r\nSEQUENCE:${at}\r\nDTSTART:20270101`;
    expect(timed(file(...Array.from({ length: 2_000 }, change)))).toMatchObject({ holidays: [{ day: '2027-01-01' }] });
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
