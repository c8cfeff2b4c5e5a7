import { expect, test } from '@jest/globals';
import { type Calendar, hoursOn } from '../../../domain/sla/calendar.ts';
import { turkishHolidays } from '../../../domain/sla/holidays-tr.ts';
import { laterDay, parsedDay, weekday } from '../../../domain/wall-time.ts';

const YEARS = Array.from({ length: 10 }, (_, step) => 2026 + step);
const written = (year: number) =>
  turkishHolidays(year).map(({ day, from }) => `${day.slice(5)}${from ? ` ${from}` : ''}`);

test('2026 is as the law and the announcement have it', () => {
  expect(written(2026)).toEqual([
    ...['01-01', '03-19 13:00', '03-20', '03-21', '03-22', '04-23', '05-01', '05-19'],
    ...['05-26 13:00', '05-27', '05-28', '05-29', '05-30', '07-15', '08-30', '10-28 13:00', '10-29'],
  ]);
});

test('every year from 2026 to 2035 has its national days, and the whole of each feast with the afternoon before', () => {
  for (const year of YEARS) {
    const holidays = turkishHolidays(year);
    const whole = holidays.filter(({ from }) => !from).map(({ day }) => day.slice(5));
    expect(whole).toEqual(expect.arrayContaining(['01-01', '04-23', '05-01', '05-19', '07-15', '08-30', '10-29']));
    expect(new Set(holidays.map(({ day }) => day)).size).toBe(holidays.length);
    for (const [feast, days] of [
      ['Ramazan Bayramı', 3],
      ['Kurban Bayramı', 4],
    ] as const) {
      const theirs = holidays.filter(
        ({ name, from }) => name.includes(`${feast} `) && !(name.includes('arifesi') && from),
      );
      const firsts = holidays.filter(({ name }) => name.includes(`${feast} 1. gün`));
      expect([year, feast, firsts.length]).toEqual([year, feast, feast === 'Ramazan Bayramı' && year === 2033 ? 2 : 1]);
      for (const { day } of firsts)
        for (let step = 0; step < days; step += 1) {
          const next = laterDay(parsedDay(day), step);
          expect(theirs.map((one) => one.day)).toContain(
            `${next.year}-${String(next.month).padStart(2, '0')}-${String(next.day).padStart(2, '0')}`,
          );
        }
    }
  }
});

test('feasts follow each other by the moon: twelve months of it lie between two', () => {
  for (const feast of ['Ramazan Bayramı', 'Kurban Bayramı']) {
    const firsts = YEARS.flatMap(turkishHolidays).filter(({ name }) => name.includes(`${feast} 1. gün`));
    const apart = firsts.slice(1).map(({ day }, at) => (Date.parse(day) - Date.parse(firsts[at]!.day)) / 86_400_000);
    for (const days of apart) expect([353, 354, 355, 356]).toContain(days);
  }
});

test('an eve on a national day is off as a whole, and both are named', () => {
  expect(turkishHolidays(2029).find(({ day }) => day === '2029-04-23')).toEqual({
    ...{ day: '2029-04-23', from: null },
    name: 'Ulusal Egemenlik ve Çocuk Bayramı, Kurban Bayramı arifesi',
  });
  expect(turkishHolidays(2033)[0]).toMatchObject({ day: '2033-01-01', from: null });
});

test('in a calendar the afternoon before a feast is closed, and the feast', () => {
  const calendar: Calendar = {
    timeZone: 'Europe/Istanbul',
    openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
    holidays: turkishHolidays(2026),
  };
  const open = (iso: string) => hoursOn(parsedDay(iso), calendar).map(({ from, to }) => `${from}-${to}`);
  expect(weekday(parsedDay('2026-05-26'))).toBe(2);
  expect(['2026-05-25', '2026-05-26', '2026-05-27', '2026-05-29', '2026-06-01'].map(open)).toEqual([
    ...[['09:00-18:00'], ['09:00-13:00'], [], [], ['09:00-18:00']],
  ]);
});
