/** A time as people write it: `cuma 14:00`, `yarın`, `3 gün sonra`, `hafta sonu`, `gelecek ayın 5'i`, `15 aralık`, `monday 9`, `in 2 hours`. */
import { LIMITS } from '../limits.ts';
import { fold } from '../text/fold.ts';
import { instantAt, isoDay, laterDay, wallTime, type WallTime, weekday, type Day } from '../wall-time.ts';
import { closing, opening, workday, workdayFrom } from './opening.ts';
import { EVENING, type Found, type Reader, type Scene, TODAY } from './when-piece.ts';
import { DECIMAL_COMMA, PIECES } from './when-pieces.ts';
import { NIGHT } from './when-words.ts';

export type { Reader };

/** What was understood. `at` is epoch ms; what lies behind us, or beyond a year, was understood and is refused. */
export type When = { kind: 'at' | 'past' | 'far'; at: number } | { kind: 'unread' };

/** So many characters are read: nobody writes a time at greater length. */
const CHARS = 80;

/** An hour below it, said without minutes, is one of the afternoon. */
const EARLY = 7;
/** Below it, an hour of the night is one of the day that follows. */
const SMALL = 6;

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
function readAll(words: string, today: WallTime, reader: Reader): Found | null {
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

/** The hour that is meant, and whether one was said. */
function hourOf({ hour, part, bare }: Found): number | undefined {
  if (hour === undefined) return part;
  // Twelve in the evening is midnight, at the end of that day.
  if ((part === EVENING || part === NIGHT) && hour % 12 === 0) return 24;
  // Nor is two at night an hour of the day before it.
  if (part === NIGHT && hour < SMALL) return 24 + hour;
  if (hour >= 12 || hour === 0) return hour;
  // "Three in the afternoon"; and nobody puts a ticket aside until three at night.
  if (part === undefined) return bare && hour < EARLY ? hour + 12 : hour;
  return part >= 12 ? hour + 12 : hour;
}

function instantOf(found: Found, today: WallTime, reader: Reader): number | null {
  const { now, timeZone, calendar, byEnd = false } = reader;
  const hour = hourOf(found);
  if (found.after !== undefined)
    return found.day === undefined && hour === undefined && !found.closes ? now + found.after : null;
  const at = (day: Day, wall: number) => instantAt({ ...day, hour: wall, minute: found.minute ?? 0 }, timeZone);
  if (found.closes) return hour === undefined ? closingOf(found.day, today, reader) : null;
  if (found.day === undefined) {
    if (hour === undefined) return null;
    // In the night itself, its small hours are those of today.
    const soonest = hour > 24 ? hour - 24 : hour;
    return at(today, soonest) > now ? at(today, soonest) : at(laterDay(today, 1), soonest);
  }
  const isToday = isoDay(found.day) === isoDay(today);
  // Who says *tonight at three* after midnight means the night that has not ended yet.
  if (isToday && hour !== undefined && hour > 24 && today.hour < SMALL && at(today, hour - 24) > now)
    return at(today, hour - 24);
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
