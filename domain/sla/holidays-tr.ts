/**
 * Public holidays of Türkiye, 2026 to 2035, by law 2429. The days of the two feasts follow the moon: those of 2026 as the Presidency of
 * Religious Affairs (Diyanet) has published them; the later ones are a forecast, and stand as date-holidays 3.37.0 (CC BY 3.0) has them.
 * Both agree with a reckoning by Diyanet's rule (an evening anywhere on earth at which the moon is 8° from the sun and 5° high) but for the
 * feast of 2030 and that of 2032, where the moon is seen so late that the day before is possible. Each year's announcement goes before the table.
 */
import { isoDay, laterDay, parsedDay } from '../wall-time.ts';
import type { Holiday } from './calendar.ts';

/** Closed from then on (law 2429, article 2). */
const HALF_DAY = '13:00';

const NATIONAL: readonly [day: string, name: string, from?: string][] = [
  ['01-01', 'Yılbaşı'],
  ['04-23', 'Ulusal Egemenlik ve Çocuk Bayramı'],
  ['05-01', 'Emek ve Dayanışma Günü'],
  ['05-19', 'Atatürk’ü Anma, Gençlik ve Spor Bayramı'],
  ['07-15', 'Demokrasi ve Millî Birlik Günü'],
  ['08-30', 'Zafer Bayramı'],
  ['10-28', 'Cumhuriyet Bayramı arifesi', HALF_DAY],
  ['10-29', 'Cumhuriyet Bayramı'],
];

/** The first day of each feast, which begins the day before at `HALF_DAY`. */
const FEASTS: readonly { name: string; days: number; firsts: readonly string[] }[] = [
  {
    name: 'Ramazan Bayramı',
    days: 3,
    firsts: [
      ...['2026-03-20', '2027-03-09', '2028-02-26', '2029-02-14', '2030-02-04', '2031-01-24', '2032-01-14'],
      ...['2033-01-02', '2033-12-23', '2034-12-12', '2035-12-01'],
    ],
  },
  {
    name: 'Kurban Bayramı',
    days: 4,
    firsts: [
      ...['2026-05-27', '2027-05-16', '2028-05-05', '2029-04-24', '2030-04-13', '2031-04-02', '2032-03-22'],
      ...['2033-03-11', '2034-03-01', '2035-02-18'],
    ],
  },
];

/** In order, each day once: of two holidays on one day the longer one counts, and both are named. */
export function turkishHolidays(year: number): Holiday[] {
  const feasts = FEASTS.flatMap(({ name, days, firsts }) =>
    firsts.flatMap((first) => [
      { day: isoDay(laterDay(parsedDay(first), -1)), name: `${name} arifesi`, from: HALF_DAY },
      ...Array.from({ length: days }, (_, step) => ({
        day: isoDay(laterDay(parsedDay(first), step)),
        name: `${name} ${step + 1}. gün`,
        from: null,
      })),
    ]),
  );
  const national = NATIONAL.map(([day, name, from = null]) => ({ day: `${year}-${day}`, name, from }));
  const byDay = new Map<string, Holiday>();
  for (const one of [...national, ...feasts.filter(({ day }) => day.startsWith(`${year}-`))]) {
    const other = byDay.get(one.day);
    byDay.set(one.day, other === undefined ? one : both(other, one));
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const both = (one: Holiday, other: Holiday): Holiday => ({
  day: one.day,
  name: `${one.name}, ${other.name}`,
  from: one.from && other.from ? (one.from < other.from ? one.from : other.from) : null,
});
