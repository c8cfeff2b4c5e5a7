/** Weeks, months and years in words: the next one, where each begins, is half over and ends, and the days of a month by their number. */
import { type Day, isDay, isoDay, laterDay, weekday } from '../wall-time.ts';
import { closing, lastWorkday, workdayFrom } from './opening.ts';
import { any, type Found, type Groups, NEXT, type Piece, piece, type Scene, TODAY, WEEKDAY } from './when-piece.ts';
import { MONTH_DAYS, NUMBERS, WEEKDAYS } from './when-words.ts';

/** As Turkish ends them: "sonu", "sonuna", "sonunda". */
const END = 'sonu(?:na|nda)?';
const BEGINNING = 'basi(?:na|nda)?';
const MIDDLE = 'ortasi(?:na|nda)?';
const DAY_OF = '(?:is )?gunu(?:ne|nde)?';
const WORK_DAY = '(?:working |business |work )?day';
/** A day of a month in figures or in words, with the ending that Turkish gives it, be it written apart. */
const DATE = `(?:(?<date>\\d{1,2})(?:\\.?(?: gunu(?:ne|nde)?)?| ?s?[iu](?:n[ae]|nd[ae])?)|(?<word>${any(MONTH_DAYS)})(?:n[ae]|nd[ae])?)`;
const DATE_TH = `(?:the )?(?:(?<date>\\d{1,2})(?:st|nd|rd|th)|(?<word>${any(MONTH_DAYS)}))`;
const COUNT = `(?<count>\\d{1,2}|${any(NUMBERS)})`;
/** A month is half over. */
const HALF = 15;
const WEDNESDAY = 3;

type Means = Piece['means'];
const beginning =
  (of: (today: Day) => Day): Means =>
  (_, { today, reader }) => ({ day: workdayFrom(of(today), reader.calendar), opens: true });
/** Of this week, or of the one that comes so many weeks later: the last day on which the team works, not the days on which it does not. */
const weekEnd =
  (weeks: 0 | 1): Means =>
  (_, scene) => ({
    day: endFrom(scene, weeks, (count) => laterDay(scene.today, 7 * (count + 1) - weekday(scene.today))),
  });
const monthEnd =
  (months: 0 | 1): Means =>
  (_, scene) => {
    const last = (count: number) => laterDay(nextMonth(scene.today, count + 1), -1);
    const isOff = lastWorkday(scene.today, last(months), scene.reader.calendar) === null;
    return { day: isOff ? last(months) : endFrom(scene, months, last) };
  };

/** Longer forms before those that they begin with: `next week friday` before `next week`. */
export const PERIODS: readonly Piece[] = [
  piece(`(?:haftaya|(?:${NEXT}) hafta(?:nin)?) ?(?:hafta ?)?${END}|(?:the )?end of next week|next weekend`, weekEnd(1)),
  piece(`(?:bu )?hafta(?:nin)? ?${END}`, weekEnd(0)),
  piece('(?:the )?end of (?:the |this )?week|(?:(?:at|on) )?(?:the |this )?weekend|eow', weekEnd(0)),
  piece(`(?:(?:${NEXT}) )?hafta(?:nin)? ${BEGINNING}`, beginning(nextMonday)),
  piece('(?:the )?(?:start|beginning) of (?:the )?(?:next )?week', beginning(nextMonday)),
  piece(`(?:bu )?hafta(?:nin)? ${MIDDLE}|mid[- ]?week|(?:the )?middle of (?:the |this )?week`, (_, { today }) => ({
    day: laterDay(today, (WEDNESDAY - weekday(today) + 7) % 7),
    repeats: true,
  })),
  piece(`${COUNT} (?:hafta sonra(?:ki)?|weeks? (?:later|from now|on)) ${WEEKDAY}`, weekdayLater),
  piece(`(?:on )?${WEEKDAY} in ${COUNT} weeks?`, weekdayLater),
  piece(`(?:haftaya|(?:${NEXT})(?: hafta| week)?) ${WEEKDAY}`, weekdayLater),
  piece(`(?:on )?${WEEKDAY} (?:of )?next week`, weekdayLater),
  piece('haftaya (?:bu ?gun)|bu ?gun haftaya|(?:a week (?:from )?)today|today week', (_, { today }) => ({
    day: laterDay(today, 7),
  })),
  piece(`haftaya|(?:${NEXT}) (?:hafta|week)`, beginning(nextMonday)),

  piece(`(?:${NEXT}) ay(?:in)? (?:${END}|son ${DAY_OF})|(?:the )?(?:end|last ${WORK_DAY}) of next month`, monthEnd(1)),
  piece(`(?:bu )?ay(?:in)? (?:${END}|son ${DAY_OF})`, monthEnd(0)),
  piece(`(?:the )?(?:end|last ${WORK_DAY}) of (?:the |this )?month|month end|eom`, monthEnd(0)),
  piece(`(?:(?:${NEXT}) )?ay(?:in)? (?:${BEGINNING}|ilk (?:haftasi(?:nda)?|${DAY_OF}))`, beginning(nextMonth)),
  piece(`(?:the )?(?:start|beginning|first ${WORK_DAY}) of (?:the )?(?:next )?month`, beginning(nextMonth)),
  piece(`(?:${NEXT}) ay(?:in)? ${MIDDLE}|(?:the )?middle of next month|mid next month`, (_, { today }) =>
    inMonth(nextMonth(today), HALF),
  ),
  piece(`(?:bu )?ay(?:in)? ${MIDDLE}|(?:the )?middle of (?:the |this )?month|mid[- ]?month`, (_, { today }) =>
    soonestIn(today, HALF),
  ),
  piece(`(?:${NEXT}) ayin ${DATE}`, (groups, { today }) => inMonth(nextMonth(today), dateOf(groups))),
  piece(`(?:on )?${DATE_TH} of next month`, (groups, { today }) => inMonth(nextMonth(today), dateOf(groups))),
  piece(`next month (?:on )?${DATE_TH}`, (groups, { today }) => inMonth(nextMonth(today), dateOf(groups))),
  piece(`bu ayin ${DATE}`, (groups, { today }) => inMonth(today, dateOf(groups))),
  piece(`(?:on )?${DATE_TH} of this month`, (groups, { today }) => inMonth(today, dateOf(groups))),
  piece(`ayin ${DATE}`, soonest),
  piece(`(?:on )?${DATE_TH} of the month`, soonest),
  piece(`(?:${NEXT}) (?:ay|month)`, beginning(nextMonth)),

  piece(`(?:bu )?yil(?:in)? ${END}|(?:the )?end of (?:the |this )?year|year end|eoy`, (_, { today, reader }) => {
    const end = { year: today.year, month: 12, day: 31 };
    return { day: lastWorkday(today, end, reader.calendar) ?? end };
  }),
  piece(
    `yeni yil(?:da)?|yil(?:in)? ${BEGINNING}|yilbasi(?:na|nda|ndan sonra)?|(?:the )?new year|seneye|(?:${NEXT}) (?:yil|sene|year)`,
    beginning(({ year }) => ({ year: year + 1, month: 1, day: 1 })),
  ),
];

/** A day of the month by its number: of this month, or of the next one in which it is still to come. */
export function soonest(groups: Groups, { today }: Scene): Found | null {
  return soonestIn(today, dateOf(groups));
}

function soonestIn(today: Day, date: number): Found | null {
  for (let months = 0; months <= 12; months += 1) {
    const found = inMonth(nextMonth(today, months), date);
    if (found?.day !== undefined && isoDay(found.day) >= isoDay(today)) return found;
  }
  return null;
}

const dateOf = ({ date, word = '' }: Groups): number => MONTH_DAYS[word] ?? Number(date);

function inMonth({ year, month }: Day, date: number): Found | null {
  const day = { year, month, day: date };
  return isDay(day) ? { day, repeats: false } : null;
}

/** A day of the week that comes so many weeks later, or of the next one. */
function weekdayLater({ weekday: name = '', count = '1' }: Groups, { today }: Scene): Found | null {
  const weeks = NUMBERS[count] ?? Number(count);
  if (!Number.isInteger(weeks) || weeks < 1) return null;
  return { day: laterDay(nextMonday(today), 7 * (weeks - 1) + (WEEKDAYS[name] ?? 1) - 1) };
}

/**
 * The last working day of a period, whose last day `last` names, that is not over: of the one `from` periods later, or of the one after that. Its
 * last day where nobody works in any of them.
 */
function endFrom(scene: Scene, from: number, last: (count: number) => Day): Day {
  const { today, reader } = scene;
  for (const count of [from, from + 1]) {
    const end = lastWorkday(today, last(count), reader.calendar);
    if (end !== null && !isOver(end, scene)) return end;
  }
  return last(from);
}

/** Whether nothing is left of a working day. */
function isOver(day: Day, { today, reader: { now, calendar, byEnd = false } }: Scene): boolean {
  if (isoDay(day) !== isoDay(today)) return isoDay(day) < isoDay(today);
  return byEnd ? (closing(day, calendar) ?? 0) <= now : today.hour >= TODAY;
}

function nextMonday(today: Day): Day {
  return laterDay(today, 8 - weekday(today));
}
/** The first day of the month so many months later. */
function nextMonth({ year, month }: Day, months = 1): Day {
  return laterDay({ year, month: month + months, day: 1 }, 0);
}
