/** Times that lie behind us: nothing can be put off until them, and whoever writes one is told so instead of not being understood. */
import { HOUR_MS, MINUTE_MS } from '../time.ts';
import { laterDay, monthsLater, weekday } from '../wall-time.ts';
import { any, type Found, type Groups, type Piece, piece, type Scene, WEEKDAY } from './when-piece.ts';
import { NUMBERS, UNITS, type Unit, WEEKDAYS } from './when-words.ts';

const LAST = 'gecen|gectigimiz|onceki|last|previous';
const AGO = 'once|ago|before';
const COUNTS = Object.entries(UNITS)
  .map(([unit, words]) => `(?<${unit}>${words})`)
  .join('|');

/** Before the forms that they begin with: `3 gün önce` before `3 gün`. */
export const PAST: readonly Piece[] = [
  piece('(?:the )?day before yesterday|(?:evvelsi|evvelki|onceki) gun', (_, { today }) => ({
    day: laterDay(today, -2),
  })),
  piece('dun|yesterday', (_, { today }) => ({ day: laterDay(today, -1) })),
  piece(`(?:${LAST})(?: hafta| week)? ${WEEKDAY}`, ({ weekday: name = '' }, { today }) => ({
    day: laterDay(today, -((weekday(today) - (WEEKDAYS[name] ?? 1) + 7) % 7 || 7)),
  })),
  piece(`(?:${LAST}) (?:hafta|week)`, (_, { today }) => ({ day: laterDay(today, -7) })),
  piece(`(?:${LAST}) (?:ay|month)`, (_, { today }) => ({ day: monthsLater(today, -1) })),
  piece(`(?:${LAST}) (?:yil|sene|year)`, (_, { today }) => ({ day: monthsLater(today, -12) })),
  piece(`(?<count>\\d{1,4}|${any(NUMBERS)}) ?(?:${COUNTS}) (?:${AGO})`, ago),
];

function ago(groups: Groups, { today }: Scene): Found | null {
  const written = groups['count'] ?? '';
  const count = NUMBERS[written] ?? Number(written);
  const unit = (Object.keys(UNITS) as Unit[]).find((one) => groups[one] !== undefined);
  if (unit === 'minute' || unit === 'hour') return { after: -count * (unit === 'hour' ? HOUR_MS : MINUTE_MS) };
  if (unit === undefined || !Number.isInteger(count)) return null;
  if (unit === 'month' || unit === 'year') return { day: monthsLater(today, unit === 'year' ? -12 * count : -count) };
  return { day: laterDay(today, -(unit === 'week' ? 7 * count : count)) };
}
