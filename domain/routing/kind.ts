/**
 * What kind of message a mail is (question, complaint, request, suggestion), guessed from its words: multinomial naive Bayes over the
 * desk's own tickets whose type a person has set. Pure: the caller keeps what was learned and looks the counts of a mail's words up.
 */
import { fold } from '../text/fold.ts';
import { TICKET_TYPES, type TicketType } from '../ticket/ticket.ts';

/** One number for each of TICKET_TYPES, in their order. */
export type ByType = readonly number[];
/** A ticket that teaches: the words of its first message, and the type that a person has set. */
export type Lesson = { words: readonly string[]; type: TicketType };
/** What was learned, but for the counts of each word. `sharpness`: how far words may move the share, measured when it was learned. */
export type KindModel = {
  lessons: ByType;
  words: ByType;
  vocabulary: number;
  sharpness: number;
  measured: readonly Measured[];
};
/** Of the lessons, each judged by the others: how many would have had a guess as sure as `from`, and how many of those the right one. */
type Measured = { from: number; set: number; right: number };
export type Guess = { type: TicketType; share: number };

/** Of a mail: what says its kind stands at its beginning. */
const CHARS = 2_000;
const WORDS = 100;
/** Turkish grows at the end of its words: their first letters do as a stem, and serve English as well. */
const STEM = 5;
/** As if each word had been met so much in every kind, so that an unlucky one settles nothing. */
const SMOOTHING = 0.5;
/** A guess that is less sure is none worth showing. */
export const SUGGESTED_FROM = 0.5;
/** From how sure on a guess may be left alone, as people choose; measured for each when it is learned. */
export const SURE_FROM = [0.6, 0.7, 0.8, 0.9, 0.95] as const;
/** With fewer tickets than these nothing is guessed; and no type that so few of them had. */
export const FEWEST = { lessons: 20, ofType: 3 };
/** What is tried for `sharpness`: naive Bayes counts words as independent, and is far too sure of itself. */
const SHARPNESS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1];

/** The words by which a message is judged, each once: stems in plain letters, and the marks that ask or exclaim. */
export function kindWords(subject: string, text: string): string[] {
  const words = new Set<string>();
  for (const [word] of fold(`${subject}\n${text}`.slice(0, CHARS)).matchAll(/[a-z]+|[?!]/g)) {
    if (word.length > 1 || word === '?' || word === '!') words.add(word.slice(0, STEM));
    if (words.size === WORDS) break;
  }
  return [...words];
}

/** Learns from all lessons at once. `counts`: in how many of each type a word stood; one that stood in a single ticket tells nothing. */
export function learn(lessons: readonly Lesson[]): { model: KindModel; counts: Map<string, ByType> } {
  const all = new Map<string, number[]>();
  const tickets = TICKET_TYPES.map(() => 0);
  for (const { words, type } of lessons) {
    const at = TICKET_TYPES.indexOf(type);
    tickets[at]! += 1;
    for (const word of words) {
      const counts = all.get(word) ?? TICKET_TYPES.map(() => 0);
      counts[at]! += 1;
      all.set(word, counts);
    }
  }
  const counts = new Map([...all].filter(([, byType]) => sum(byType) > 1));
  const words = TICKET_TYPES.map((_, at) => sum([...counts.values()].map((byType) => byType[at]!)));
  const model = { lessons: tickets, words, vocabulary: counts.size, sharpness: 1, measured: [] };
  const judged = judge(lessons, model, counts);
  const sharpness = sharpnessOf(judged);
  return { model: { ...model, sharpness, measured: measure(judged, sharpness) }, counts };
}

/** The likeliest kind and its share of all; null while too little was learned. `counts` of words that are not known are missing. */
export function guessKind(
  model: KindModel,
  words: readonly string[],
  counts: ReadonlyMap<string, ByType>,
): Guess | null {
  if (sum(model.lessons) < FEWEST.lessons) return null;
  return likeliest(model.lessons, sharesOf(evidence(model, words, counts), model));
}

/** The likeliest of those types that some lessons had; null when none had so many. */
const likeliest = (lessons: ByType, shares: readonly number[]): Guess | null =>
  TICKET_TYPES.map((type, at) => ({ type, share: shares[at]! }))
    .filter((_, at) => lessons[at]! >= FEWEST.ofType)
    .sort((one, other) => other.share - one.share)[0] ?? null;

/** By how much the words speak for each type, as logarithms. `own` is the type of a lesson that must not be told by itself. */
function evidence(
  { words: totals, vocabulary }: KindModel,
  words: readonly string[],
  counts: ReadonlyMap<string, ByType>,
  own: number | null = null,
): number[] {
  const known = words.flatMap((word) => {
    const byType = counts.get(word);
    return byType === undefined ? [] : [byType];
  });
  return TICKET_TYPES.map((_, at) => {
    const less = at === own ? 1 : 0;
    const total = Math.log(totals[at]! - less * known.length + SMOOTHING * vocabulary);
    return sum(known.map((byType) => Math.log(byType[at]! - less + SMOOTHING) - total));
  });
}

function sharesOf(
  words: readonly number[],
  { lessons, sharpness }: Pick<KindModel, 'lessons' | 'sharpness'>,
): number[] {
  const logs = words.map((log, at) => Math.log(lessons[at]! + 1) + sharpness * log);
  const most = Math.max(...logs);
  const parts = logs.map((log) => Math.exp(log - most));
  const whole = sum(parts);
  return parts.map((part) => part / whole);
}

/** A lesson as the others see it: how its words speak for each type, and how many others have each. */
type Judged = { own: number; without: ByType; words: readonly number[] };

const judge = (lessons: readonly Lesson[], model: KindModel, counts: ReadonlyMap<string, ByType>): Judged[] =>
  lessons.map(({ words, type }) => {
    const own = TICKET_TYPES.indexOf(type);
    const without = model.lessons.map((count, at) => (at === own ? count - 1 : count));
    return { own, without, words: evidence(model, words, counts, own) };
  });

const sharesBy = ({ words, without }: Judged, sharpness: number) => sharesOf(words, { lessons: without, sharpness });

/** The one with which each lesson, judged by the others, would have surprised least: then a share of 80 % is right four times of five. */
function sharpnessOf(judged: readonly Judged[]): number {
  const surprise = (sharpness: number) => sum(judged.map((one) => -Math.log(sharesBy(one, sharpness)[one.own]!)));
  const tried = SHARPNESS.map((sharpness) => ({ sharpness, surprise: surprise(sharpness) }));
  return tried.reduce((best, one) => (one.surprise < best.surprise ? one : best)).sharpness;
}

function measure(judged: readonly Judged[], sharpness: number): Measured[] {
  const guesses = judged.flatMap((one) => {
    const guess = likeliest(one.without, sharesBy(one, sharpness));
    return guess === null ? [] : [{ share: guess.share, isRight: guess.type === TICKET_TYPES[one.own] }];
  });
  return SURE_FROM.map((from) => {
    const sure = guesses.filter(({ share }) => share >= from);
    return { from, set: sure.length, right: sure.filter(({ isRight }) => isRight).length };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
