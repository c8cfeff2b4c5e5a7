/** Pieces of a time in words: a form, and what it adds to what has been read so far. */
import type { Day, WallTime } from '../wall-time.ts';
import type { Calendar } from './calendar.ts';
import { WEEKDAYS } from './when-words.ts';

/**
 * From whom it is read: now, their time zone, and when their team works. `byEnd`: something is to be done by then, so that a day without an hour
 * means when the team ends its work; else when it begins, because somebody comes back then.
 */
export type Reader = { now: number; timeZone: string; calendar: Calendar; byEnd?: boolean };

/** Of today without an hour: before it ends. */
export const TODAY = 17;
export const EVENING = 18;

/** What has been read so far. A second day, or a second hour, is nonsense. */
export type Found = {
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
  /** Below 0: before the hour. */
  minute?: number;
  /** The hour was said without minutes and without its half of the day. */
  bare?: boolean;
};

export type Groups = Record<string, string | undefined>;
export type Scene = { found: Found; today: WallTime; reader: Reader };
/** A form of words, and what it adds to what was found; null when it cannot mean that here. */
export type Piece = { form: RegExp; means: (groups: Groups, scene: Scene) => Found | null };

export const piece = (form: string, means: Piece['means']): Piece => ({
  form: new RegExp(`(?:${form})(?![a-z0-9])`, 'y'),
  means,
});

/** Any of these words; a longer one before another that it begins with. */
export const any = (words: Record<string, number>): string =>
  Object.keys(words)
    .toSorted((a, b) => b.length - a.length)
    .join('|');

export const NEXT = '(?:bir )?(?:sonraki|dahaki)|gelecek|onumuzdeki|next';
export const WEEKDAY = `(?<weekday>${any(WEEKDAYS)})(?:ye|ya|a| gunu)?`;
/** The same in another place of one form. */
export const WEEKDAY_ELSEWHERE = WEEKDAY.replace('weekday', 'elsewhere');
