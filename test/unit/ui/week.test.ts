/** The week picture in numbers and words, and what its forms send. */
import { describe, expect, test } from '@jest/globals';
import { HOUR_MS } from '../../../domain/time.ts';
import { absenceBody, absenceFields } from '../../../ui/people/week/absence-fields.ts';
import { pictureOf, type Week } from '../../../ui/people/week/picture.ts';
import {
  at,
  dayAt,
  mondayOf,
  type PictureDay,
  pieceIn,
  staffing,
  turnsFrom,
  weekFrom,
  weekdayOf,
  workedMs,
} from '../../../ui/people/week/pieces.ts';
import { briefHours, daysInWords, hoursIn, weekInWords, weekNumber } from '../../../ui/people/week/words.ts';
import { readTime } from '../../../ui/time.ts';

const ZONE = 'Europe/Istanbul';
const MONDAY = '2026-11-23';
const [monday, tuesday] = weekFrom(MONDAY, ZONE) as [PictureDay, PictureDay];
const span = (day: string, from: string, to: string) => ({ from: at(day, from, ZONE), to: at(day, to, ZONE) });

describe('the days of a week', () => {
  test('begin on Monday, whatever the day', () => {
    expect(['2026-11-23', '2026-11-27', '2026-11-29'].map(mondayOf)).toEqual([MONDAY, MONDAY, MONDAY]);
    expect(weekFrom(MONDAY, ZONE).map(({ day }) => weekdayOf(day))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('are as long as the clocks of the zone make them', () => {
    const lengths = weekFrom('2026-03-23', 'Europe/Berlin').map(({ from, to }) => (to - from) / HOUR_MS);
    expect(lengths).toEqual([24, 24, 24, 24, 24, 24, 23]);
  });

  test('are numbered by the year of their Thursday', () => {
    expect([MONDAY, '2025-12-29', '2026-12-28', '2027-01-04'].map(weekNumber)).toEqual([48, 1, 53, 1]);
  });

  test('are named in the language of the reader', () => {
    expect(weekInWords(weekFrom(MONDAY, ZONE), ZONE, 'tr')).toBe('23–29 Kasım 2026');
    expect(weekInWords(weekFrom('2026-11-30', ZONE), ZONE, 'en')).toMatch(/^30 November\s–\s6 December 2026$/);
  });
});

describe('a bar', () => {
  test('lies in its day by the hours, and ends there', () => {
    const piece = pieceIn(span(MONDAY, '09:00', '18:00'), monday);
    expect(piece).toEqual({ left: 9 / 24, width: 9 / 24, begins: true, ends: true });
  });

  test('that goes over midnight is two, of which the first begins and the second ends', () => {
    const night = { from: at(MONDAY, '22:00', ZONE), to: at('2026-11-24', '06:00', ZONE) };
    expect(pieceIn(night, monday)).toEqual({ left: 22 / 24, width: 2 / 24, begins: true, ends: false });
    expect(pieceIn(night, tuesday)).toEqual({ left: 0, width: 6 / 24, begins: false, ends: true });
    expect([hoursIn(night, monday, ZONE), hoursIn(night, tuesday, ZONE)]).toEqual(['22:00–24:00', '00:00–06:00']);
  });

  test('of another day is none', () => {
    expect(pieceIn(span(MONDAY, '09:00', '18:00'), tuesday)).toBeNull();
  });

  test('says full hours without their minutes', () => {
    expect(['09:00–18:00', '08:30–17:00'].map(briefHours)).toEqual(['09–18', '08:30–17']);
  });
});

test('whoever is on call for several teams has a lane for each', () => {
  const duty = (team: string) => ({ team, duty: null, from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' });
  const agent = { id: 'mert', name: 'Mert' };
  const person = { agent, teams: [], hours: [], absences: [], duties: [duty('nöbet'), duty('teknik'), duty('nöbet')] };
  const week = { timeZone: ZONE, teams: [], people: [person] } as unknown as Week;
  expect(pictureOf(week, MONDAY).rows[0]?.bars.map(({ team, lane }) => [team, lane])).toEqual([
    ['nöbet', 0],
    ['teknik', 1],
    ['nöbet', 0],
  ]);
});

test('hours of work count each instant once, and none of an absence', () => {
  const week = { from: monday.from, to: tuesday.to };
  const shifts = [span(MONDAY, '09:00', '18:00'), span(MONDAY, '17:00', '20:00'), span('2026-11-25', '09:00', '18:00')];
  expect(workedMs(shifts, [span(MONDAY, '12:00', '13:00')], week) / HOUR_MS).toBe(10);
});

test('who is absent is not at work, hour by hour', () => {
  const people = [
    { atWork: [span(MONDAY, '09:00', '18:00')], away: [span(MONDAY, '12:00', '14:00')] },
    { atWork: [span(MONDAY, '13:00', '20:00')], away: [] },
  ];
  const counts = staffing(people, monday);
  expect([8, 9, 12, 13, 14, 18, 20].map((hour) => counts[hour])).toEqual([0, 1, 0, 1, 2, 1, 0]);
});

test('weekdays in a row are said from the first to the last', () => {
  expect(daysInWords([5, 1, 2, 3, 4], 'tr', 'Her gün')).toBe('Pzt–Cum');
  expect(daysInWords([1, 2, 4], 'en', 'Every day')).toBe('Mon, Tue, Thu');
  expect(daysInWords([1, 2, 3, 4, 5, 6, 7], 'tr', 'Her gün')).toBe('Her gün');
});

test('turns go on from the one whose week runs', () => {
  expect(turnsFrom('2026-11-02', '2026-11-19', 2)).toEqual([
    { day: '2026-11-16', turn: 2 },
    { day: '2026-11-23', turn: 3 },
  ]);
  expect(turnsFrom('2026-12-07', '2026-11-19', 1)).toEqual([{ day: '2026-12-07', turn: 0 }]);
});

describe('the form of an absence', () => {
  test('has whole days from midnight to midnight, and names the last of them', () => {
    const fields = { ...absenceFields(null, MONDAY, ZONE), last: '2026-11-24', reason: 'Yıllık izin' };
    const body = absenceBody(fields, ZONE);
    expect(body).toEqual({ from: '2026-11-22T21:00:00.000Z', to: '2026-11-24T21:00:00.000Z', reason: 'Yıllık izin' });
    expect(absenceFields(body, MONDAY, ZONE)).toEqual(fields);
  });

  test('has times when they are no midnights', () => {
    const body = { from: '2026-11-23T10:30:00.000Z', to: '2026-11-23T13:00:00.000Z', reason: '' };
    const fields = absenceFields(body, MONDAY, ZONE);
    expect(fields).toMatchObject({ whole: false, first: MONDAY, from: '13:30', last: MONDAY, to: '16:00' });
    expect(absenceBody(fields, ZONE)).toEqual(body);
  });

  test('hands on what is no day, to be refused', () => {
    expect(absenceBody({ ...absenceFields(null, MONDAY, ZONE), last: '31.2.2026' }, ZONE).to).toBe('31.2.2026 00:00');
  });
});

test('a time of day is read as people write it', () => {
  expect(['9', '09', '9.30', '0930', '24:00', ' 7:05 '].map(readTime)).toEqual([
    ...['09:00', '09:00', '09:30', '09:30', '24:00', '07:05'],
  ]);
  expect(['', '25', '24:01', '9:60', 'dokuz'].map(readTime)).toEqual([null, null, null, null, null]);
});

test('the day of an instant is that of the zone', () => {
  expect(dayAt(Date.parse('2026-11-23T22:30:00Z'), ZONE)).toBe('2026-11-24');
});
