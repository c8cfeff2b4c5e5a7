/** A time as people write it: `cuma 14:00`, `yarın`, `3 gün sonra`, `öğleden sonra`, `15 aralık`, `monday 9`, `in 2 hours`. */
import { LIMITS } from '../limits.ts';
import { fold } from '../text/fold.ts';
import { HOUR_MS, MINUTE_MS } from '../time.ts';
import { instantAt, isDay, isoDay, laterDay, wallTime, weekday, type Day } from '../wall-time.ts';
import type { Calendar } from './calendar.ts';
import { closing, lastWorkday, opening, workday, workdayFrom } from './opening.ts';
import { MONTHS, NUMBERS, PARTS, UNITS, WEEKDAYS, type Unit } from './when-words.ts';

/** What was understood. `at` is epoch ms; what lies behind us, or beyond a year, was understood and is refused. */
export type When = { kind: 'at' | 'past' | 'far'; at: number } | { kind: 'unread' };

/**
 * From whom it is read: now, their time zone, and when their team works. `byEnd`: something is to be done by then, so that a day without an hour
 * means when the team ends its work; else when it begins, because somebody comes back then.
 */
export type Reader = { now: number; timeZone: string; calendar: Calendar; byEnd?: boolean };

/** So many characters are read: nobody writes a time at greater length. */
const CHARS = 80;
/** Of today without an hour: before it ends. */
const TODAY = 17;
const EVENING = 18;
/** An hour below it, said without minutes, is one of the afternoon. */
const EARLY = 7;

/** What has been read so far. A second day, or a second hour, is nonsense. */
type Found = {
  day?: Day;
  /** The day is one by name, which may as well be meant a week on when its hour is past. */
  repeats?: boolean;
  /** The team's own beginning, when no hour is said. */
  opens?: boolean;
  /** The team's own end of the day is said. */
  closes?: boolean;
  /** An exact time from now. */
  after?: number;
  part?: number;
  hour?: number;
  minute?: number;
  /** The hour was said without minutes and without its half of the day. */
  bare?: boolean;
};

type Groups = Record<string, string | undefined>;
type Scene = { found: Found; today: Day; reader: Reader };
/** A form of words, and what it adds to what was found; null when it cannot mean that here. */
type Piece = { form: RegExp; means: (groups: Groups, scene: Scene) => Found | null };

const any = (words: Record<string, number>) => Object.keys(words).join('|');
const piece = (form: string, means: Piece['means']): Piece => ({
  form: new RegExp(`(?:${form})(?![a-z0-9])`, 'y'),
  means,
});

const NUMBER = `(?<count>\\d{1,3}(?:\\.(?:\\d|25|75))?|${any(NUMBERS)})`;
const UNIT = Object.entries(UNITS)
  .map(([unit, words]) => `(?<${unit}>${words})`)
  .join('|');
const NEXT = 'sonraki|gelecek|onumuzdeki|next';
const WEEKDAY = `(?<weekday>${any(WEEKDAYS)})(?:ye|ya|a| gunu)?`;
const YEAR = '(?: (?<year>\\d{4}))?';
const MONTH = `(?<month>${any(MONTHS)})(?:ta|da|te|de)?`;
/** A comma before a part of an hour or a minute, and not between two things that are said. */
const DECIMAL_COMMA = new RegExp(`(\\d),(?=(?:\\d|25|75) ?(?:${Object.values(UNITS).join('|')})(?![a-z0-9]))`, 'g');
const ORDINAL = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';

/** In order: the first that fits a place of the text, and makes sense there, is it. */
const PIECES: readonly Piece[] = [
  piece(`(?:(?:in|within) )?${NUMBER}(?<more> bucuk)? ?(?:${UNIT})(?: (?:sonra|icinde|later|from now))?`, counted),
  piece('(?:in )?half an hour(?: later)?', () => ({ after: HOUR_MS / 2 })),
  piece('(?:the )?day after tomorrow|obur ?gun', (_, { today }) => ({ day: laterDay(today, 2) })),
  piece('yarin(?:a)?|tomorrow', (_, { today }) => ({ day: laterDay(today, 1) })),
  piece('bugun|today', (_, { today }) => ({ day: today })),
  piece('(?:bu|this)(?= (?:sabah|ogle|aksam|morning|noon|afternoon|evening))', (_, { today }) => ({ day: today })),
  piece('tonight', (_, { today }) => ({ day: today, part: EVENING })),
  piece('(?:the )?(?:sonraki|ilk|next) (?:is gunu|(?:working|business|work) day)', (_, { today, reader }) => ({
    day: workday(today, 1, reader.calendar),
    opens: true,
  })),
  piece(`(?:haftaya|(?:${NEXT})(?: hafta| week)?) ${WEEKDAY}`, ({ weekday: name = '' }, { today }) => ({
    day: laterDay(nextMonday(today), (WEEKDAYS[name] ?? 1) - 1),
  })),
  piece(`haftaya|(?:${NEXT}) (?:hafta|week)`, (_, { today, reader }) => ({
    day: workdayFrom(nextMonday(today), reader.calendar),
    opens: true,
  })),
  piece('(?:bu )?ay(?:in)? sonu(?:na|nda)?|(?:the )?end of (?:the |this )?month|month end', (_, { today, reader }) => ({
    day: lastWorkday(today, today, reader.calendar),
  })),
  piece(`(?:${NEXT}) ay(?:in)? sonu(?:na|nda)?|(?:the )?end of next month`, (_, { today, reader }) => ({
    day: lastWorkday(today, nextMonth(today), reader.calendar),
  })),
  piece(
    'mesai (?:sonu|bitimi|bitisi)(?:na|ne|nda|nde)?|(?:the )?end of (?:the )?(?:work(?:ing)? ?)?day|eod|close of business|cob',
    () => ({ closes: true }),
  ),
  piece(`(?:${NEXT}) (?:ay|month)`, (_, { today, reader }) => ({
    day: workdayFrom(nextMonth(today), reader.calendar),
    opens: true,
  })),
  piece(`(?:bu |this |on )?${WEEKDAY}`, weekdayNamed),
  piece(`(?:on )?${ORDINAL}(?: of)? ${MONTH}${YEAR}`, dated),
  piece(`(?:on )?${MONTH} ${ORDINAL}${YEAR}`, dated),
  piece('(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})', dated),
  piece('(?:on )?(?<day>\\d{1,2})[./](?<month>\\d{1,2})(?:[./](?<year>\\d{4}|\\d{2}))?\\.?', dated),
  ...PARTS.map(({ words, hour }) => piece(`(?:in the |at )?(?:${words})`, () => ({ part: hour }))),
  piece('(?:saat |at )?(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?(?: ?(?<half>am|pm))?(?:te|ta|de|da)?', clock),
  piece('saat|icin|kadar|dek|until|till|by|,', () => ({})),
];

/** The instant that a text means to its reader, in either language, however its letters are written. */
export function readWhen(text: string, reader: Reader): When {
  const words = fold(text.slice(0, CHARS))
    .replace(/['’]\p{L}*/gu, '')
    .replace(DECIMAL_COMMA, '$1.')
    .replace(/,/g, ' , ')
    .replace(/\s+/g, ' ')
    .trim();
  const today = wallTime(reader.now, reader.timeZone);
  const found = readAll(words, today, reader);
  const at = found === null ? null : instantOf(found, today, reader);
  if (at === null) return { kind: 'unread' };
  return { kind: at <= reader.now ? 'past' : at > reader.now + LIMITS.snoozeMs ? 'far' : 'at', at };
}

/** What all pieces of a text say together; null when one of them says nothing, or another thing. */
function readAll(words: string, today: Day, reader: Reader): Found | null {
  let found: Found = {};
  for (let place = 0; place < words.length; place += 1) {
    const next = readPiece(words, place, { found, today, reader });
    if (next === null) return null;
    found = next.found;
    place = next.end;
  }
  return found;
}

function readPiece(words: string, place: number, scene: Scene): { found: Found; end: number } | null {
  for (const { form, means } of PIECES) {
    form.lastIndex = place;
    const match = form.exec(words);
    const adds = match === null ? null : means(match.groups ?? {}, scene);
    if (match !== null && adds !== null && agree(scene.found, adds))
      return { found: { ...scene.found, ...adds }, end: place + match[0].length };
  }
  return null;
}

/** Nothing is said twice, but a date with its weekday. */
function agree(found: Found, adds: Found): boolean {
  const twice = (['day', 'after', 'hour', 'part', 'closes'] as const).filter(
    (one) => found[one] !== undefined && adds[one] !== undefined,
  );
  if (twice.length === 0) return true;
  return twice.join() === 'day' && (found.repeats ?? false) && weekday(found.day!) === weekday(adds.day!);
}

function counted(groups: Groups, { today, reader }: Scene): Found | null {
  const count = (NUMBERS[groups['count'] ?? ''] ?? Number(groups['count'])) + (groups['more'] === undefined ? 0 : 0.5);
  const unit = (Object.keys(UNITS) as Unit[]).find((one) => groups[one] !== undefined);
  if (unit === 'minute' || unit === 'hour') return { after: count * (unit === 'hour' ? HOUR_MS : MINUTE_MS) };
  if (unit === undefined || !Number.isInteger(count)) return null;
  if (unit === 'workday') return { day: workday(today, count, reader.calendar), opens: true };
  if (unit === 'month') return { day: monthsLater(today, count) };
  return { day: laterDay(today, unit === 'week' ? 7 * count : count) };
}

function weekdayNamed({ weekday: name = '' }: Groups, { today, found }: Scene): Found | null {
  const wanted = WEEKDAYS[name] ?? 0;
  if (found.day !== undefined) return weekday(found.day) === wanted ? {} : null;
  return { day: laterDay(today, (wanted - weekday(today) + 7) % 7), repeats: true };
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
  if (hour > 23 || Number(minute ?? 0) > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const said = { minute: Number(minute ?? 0), bare: false };
  if (half !== undefined) return { ...said, hour: (hour % 12) + (half === 'pm' ? 12 : 0) };
  return { ...said, hour, bare: minute === undefined && !written.startsWith('0') };
}

/** The hour that is meant, and whether one was said. */
function hourOf({ hour, part, bare }: Found): number | undefined {
  if (hour === undefined) return part;
  // Twelve in the evening is midnight, at the end of that day.
  if (part === EVENING && hour % 12 === 0) return 24;
  if (hour >= 12 || hour === 0) return hour;
  // "Three in the afternoon"; and nobody puts a ticket aside until three at night.
  if (part === undefined) return bare && hour < EARLY ? hour + 12 : hour;
  return part >= 12 ? hour + 12 : hour;
}

function instantOf(found: Found, today: Day, reader: Reader): number | null {
  const { now, timeZone, calendar, byEnd = false } = reader;
  const hour = hourOf(found);
  if (found.after !== undefined)
    return found.day === undefined && hour === undefined && !found.closes ? now + found.after : null;
  const at = (day: Day, wall: number) => instantAt({ ...day, hour: wall, minute: found.minute ?? 0 }, timeZone);
  if (found.closes) return hour === undefined ? closingOf(found.day, today, reader) : null;
  if (found.day === undefined) {
    if (hour === undefined) return null;
    return at(today, hour) > now ? at(today, hour) : at(laterDay(today, 1), hour);
  }
  const isToday = isoDay(found.day) === isoDay(today);
  const isOver = hour === undefined ? !byEnd || closingOf(today, today, reader) <= now : at(found.day, hour) <= now;
  const day = found.repeats && isToday && isOver ? laterDay(today, 7) : found.day;
  if (hour !== undefined) return at(day, hour);
  if (byEnd) return closingOf(day, today, reader);
  return isToday && day === found.day && !found.opens ? at(day, TODAY) : opening(day, calendar, timeZone);
}

/** The team's end of a day, or five o'clock of one off; without a day, of the first that has not ended yet. */
function closingOf(day: Day | undefined, today: Day, { now, timeZone, calendar }: Reader): number {
  const five = (one: Day) => instantAt({ ...one, hour: TODAY, minute: 0 }, timeZone);
  const wanted = day ?? workdayFrom(today, calendar);
  const at = closing(wanted, calendar) ?? five(wanted);
  if (day !== undefined || at > now) return at;
  const next = workday(today, 1, calendar);
  return closing(next, calendar) ?? five(next);
}

const nextMonday = (today: Day): Day => laterDay(today, 8 - weekday(today));
const nextMonth = ({ year, month }: Day): Day => laterDay({ year, month: month + 1, day: 1 }, 0);

/** The same day so many months later, or the last of that month. */
function monthsLater({ year, month, day }: Day, count: number): Day {
  const last = laterDay({ year, month: month + count + 1, day: 1 }, -1);
  return { ...last, day: Math.min(day, last.day) };
}
