/** The forms of words in which people write a time, in Turkish and English, folded. */
import { HOUR_MS, MINUTE_MS } from '../time.ts';
import { isDay, isoDay, laterDay, monthsLater, weekday } from '../wall-time.ts';
import { workday } from './opening.ts';
import { PAST } from './when-past.ts';
import { PERIODS, soonest } from './when-periods.ts';
import {
  any,
  EVENING,
  type Found,
  type Groups,
  type Piece,
  piece,
  type Scene,
  WEEKDAY,
  WEEKDAY_ELSEWHERE,
} from './when-piece.ts';
import {
  HOURS,
  MINUTES,
  MINUTES_ON,
  MINUTES_TO,
  MONTHS,
  NUMBERS,
  PARTS,
  UNITS,
  type Unit,
  WEEKDAYS,
} from './when-words.ts';

const NUMBER = `(?<count>\\d{1,4}(?:\\.(?:\\d|25|75))?|${any(NUMBERS)})`;
const UNIT = Object.entries(UNITS)
  .map(([unit, words]) => `(?<${unit}>${words})`)
  .join('|');
const YEAR = '(?: (?<year>\\d{4}))?';
const MONTH = `(?<month>${any(MONTHS)})(?:ta|da|te|de)?`;
/** A comma before a part of an hour or a minute, and not between two things that are said. */
export const DECIMAL_COMMA = new RegExp(
  `(\\d),(?=(?:\\d|25|75) ?(?:${Object.values(UNITS).join('|')})(?![a-z0-9]))`,
  'g',
);
/** An hour in figures or words, before what Turkish says of its minutes, and behind what English does. */
const HOUR = `(?<hour>\\d{1,2}|${any(HOURS)})`;
const HOUR_PAST = HOUR.replace('hour', 'past');
const HOUR_WORD = `(?<hour>${any(HOURS)})`;
/** The same where nothing says that it is an hour: "on" before another word is English. */
const UNLIKE_ENGLISH = Object.fromEntries(Object.entries(HOURS).filter(([word]) => word !== 'on'));
const HOUR_ALONE = `(?<hour>${any(UNLIKE_ENGLISH)}|on(?! [a-z0-9]))`;
/** With the endings that words take before what is said of its minutes; "on bir gece" is eleven at night. */
const HOUR_GIVEN = `(?:(?<hour>\\d{1,2})(?:y?[iu])?|(?<past>${any(HOURS)})y?[iu])`;
const HOUR_TO = `(?:(?<hour>\\d{1,2})(?:y?[ea])?|(?<past>${any(HOURS)})y?[ea])`;
const AT_IT = '(?:te|ta|de|da|y?[ea])?';
const MINUTE = `(?<minutes>\\d{1,2}|${any(MINUTES)})(?: dakika)?`;
const MINUTE_TO = `(?<few>\\d{1,2}|${any(MINUTES_TO)})(?: minutes?)?`;
const ORDINAL = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';

/** In order: the first that fits a place of the text, and makes sense there, is it. */
export const PIECES: readonly Piece[] = [
  ...PAST,
  ...PERIODS,
  piece(`(?:(?:in|within) )?${NUMBER}(?<more> bucuk)? ?(?:${UNIT})(?: (?:sonra|icinde|later|from now))?`, counted),
  piece('(?:in )?half an hour(?: later)?', () => ({ after: HOUR_MS / 2 })),
  piece('(?:the )?day after tomorrow|obur ?gun', (_, { today }) => ({ day: laterDay(today, 2) })),
  piece('yarin(?:a)?|tomorrow', (_, { today }) => ({ day: laterDay(today, 1) })),
  piece('bugun|today', (_, { today }) => ({ day: today })),
  piece('(?:bu|this)(?= (?:sabah|ogle|aksam|gece|morning|noon|afternoon|evening))', (_, { today }) => ({ day: today })),
  piece('tonight', (_, { today }) => ({ day: today, part: EVENING })),
  piece('(?:the )?(?:(?:bir )?sonraki|ilk|next) (?:is gunu|(?:working|business|work) day)', (_, { today, reader }) => ({
    day: workday(today, 1, reader.calendar),
    opens: true,
  })),
  piece(
    '(?:mesai|(?:is )?gun(?:un|u)?) (?:sonu|bitimi|bitisi)(?:na|ne|nda|nde)?|(?:the )?end of (?:the )?(?:work(?:ing)? ?)?day|eod|close of business|cob',
    () => ({ closes: true }),
  ),
  piece(`(?:bu hafta|this week) (?:on )?${WEEKDAY}|(?:on )?${WEEKDAY_ELSEWHERE} this week`, weekdayOfThisWeek),
  piece(`(?:(?:bu|this|on) )?${WEEKDAY}`, weekdayNamed),
  piece(`(?:on )?(?:the )?${ORDINAL}(?: of)? ${MONTH}${YEAR}`, dated),
  piece(`(?:on )?${MONTH} ${ORDINAL}${YEAR}`, dated),
  piece('(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})', dated),
  piece('(?:on )?(?<day>\\d{1,2})[./](?<month>\\d{1,2})(?:[./](?<year>\\d{4}|\\d{2}))?\\.?', dated),
  piece('(?:on )?(?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)', soonest),
  piece('(?:at )?(?:gece ?yarisi(?:na|nda)?|midnight)', () => ({ hour: 24, minute: 0 })),
  ...PARTS.map(({ words, hour }) => piece(`(?:in the |at )?(?:${words})`, () => ({ part: hour }))),
  piece(`(?:saat )?${HOUR} bucuk(?:ta|da|a)?|half past ${HOUR_PAST}`, (groups) => clockWords(groups, 30)),
  piece(`(?:saat )?${HOUR_GIVEN} ${MINUTE} gece`, (groups) => clockWords(groups, minutesOf(groups))),
  piece(`(?:saat )?${HOUR_TO} ${MINUTE} (?:kala|var)`, (groups) => clockWords(groups, -minutesOf(groups))),
  piece(`(?:at )?${MINUTE_TO} (?:past|after) ${HOUR_PAST}`, (groups) => clockWords(groups, minutesOf(groups))),
  piece(`(?:at )?${MINUTE_TO} to ${HOUR_PAST}`, (groups) => clockWords(groups, -minutesOf(groups))),
  piece(`(?:(?:saat|at) )?${HOUR_WORD} (?<minutes>${any(MINUTES_ON)})${AT_IT}`, (groups) =>
    clockWords(groups, minutesOf(groups)),
  ),
  piece('(?:saat )?yarimda|saat yarim', () => ({ hour: 12, minute: 30 })),
  piece(`(?:saat|at) ${HOUR_WORD}${AT_IT}`, (groups) => clockWords(groups, 0)),
  piece(`${HOUR_ALONE}${AT_IT}`, (groups) => clockWords(groups, 0)),
  piece('(?:saat |at )?(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?(?: ?(?<half>am|pm))?(?:te|ta|de|da|y?[ea])?', clock),
  piece('saat|icin|kadar|dek|until|till|by|,', () => ({})),
];

function counted(groups: Groups, { today, reader }: Scene): Found | null {
  const count = (NUMBERS[groups['count'] ?? ''] ?? Number(groups['count'])) + (groups['more'] === undefined ? 0 : 0.5);
  const unit = (Object.keys(UNITS) as Unit[]).find((one) => groups[one] !== undefined);
  if (unit === 'minute' || unit === 'hour') return { after: count * (unit === 'hour' ? HOUR_MS : MINUTE_MS) };
  if (unit === undefined || !Number.isInteger(count)) return null;
  if (unit === 'workday') return { day: workday(today, count, reader.calendar), opens: true };
  if (unit === 'month' || unit === 'year') return { day: monthsLater(today, unit === 'year' ? 12 * count : count) };
  return { day: laterDay(today, unit === 'week' ? 7 * count : count) };
}

function weekdayNamed({ weekday: name = '' }: Groups, { today, found }: Scene): Found | null {
  const wanted = WEEKDAYS[name] ?? 0;
  if (found.day !== undefined) return weekday(found.day) === wanted ? {} : null;
  return { day: laterDay(today, (wanted - weekday(today) + 7) % 7), repeats: true };
}

/** Also one that is over, which is said then; no other than that. */
function weekdayOfThisWeek({ weekday: name, elsewhere = '' }: Groups, { today, found }: Scene): Found | null {
  if (found.day !== undefined) return null;
  return { day: laterDay(today, (WEEKDAYS[name ?? elsewhere] ?? 1) - weekday(today)) };
}

/** A day of a month: without a year the next one of that name. */
function dated({ day: date, month: name = '', year: written }: Groups, { today }: Scene): Found | null {
  const month = MONTHS[name] ?? Number(name);
  const year = written === undefined ? today.year : Number(written) + (written.length === 2 ? 2000 : 0);
  const day = { year, month, day: Number(date) };
  const passed = written === undefined && isoDay(day) < isoDay(today);
  const meant = passed ? { ...day, year: year + 1 } : day;
  return isDay(meant) ? { day: meant, repeats: false } : null;
}

function clock({ hour: written = '', minute, half }: Groups): Found | null {
  const hour = Number(written);
  if (
    hour > 24 ||
    (hour === 24 && Number(minute ?? 0) > 0) ||
    Number(minute ?? 0) > 59 ||
    (half !== undefined && (hour < 1 || hour > 12))
  )
    return null;
  const said = { minute: Number(minute ?? 0), bare: false };
  if (half !== undefined) return { ...said, hour: (hour % 12) + (half === 'pm' ? 12 : 0) };
  return { ...said, hour, bare: minute === undefined && !written.startsWith('0') };
}

/** So many minutes past an hour that is said with them, or before it: its half of the day is that of the hour that is said. */
function clockWords({ hour, past = '' }: Groups, minute: number): Found | null {
  const written = hour ?? past;
  const said = HOURS[written] ?? Number(written);
  return said > 23 || Math.abs(minute) > 59 ? null : { hour: said, minute, bare: !written.startsWith('0') };
}

const minutesOf = ({ minutes, few = '' }: Groups): number =>
  minutes === undefined ? (MINUTES_TO[few] ?? Number(few)) : (MINUTES[minutes] ?? Number(minutes));
