/**
 * Words of a trade and abbreviations that customers do not know: the company's list of them, and where a reply uses one. Whole words, in any
 * spelling and with the endings of Turkish (`SLA'yı`, `RMA'nız`, `eskalasyonu`); no quotes, no code, no links. Never holds a reply back. Pure.
 */
import { compose } from '../../text/compose.ts';
import { fold } from '../../text/fold.ts';
import type { Language } from '../../text/language.ts';
import { ownText, ownWords } from '../../text/own-words.ts';

/** `instead`: what a customer understands; null where that depends. */
export type JargonWord = { word: string; instead: string | null };

/** `text`: as it is written, with its ending (`ending`); `word` is the one of the list. `at` counts UTF-16 units of what was looked at. */
export type JargonFound = JargonWord & { at: number; text: string; ending: string };

/** A word as it is kept; empty when nothing of it is a letter or a digit. */
export const jargonWord = (written: string): string => {
  const line = compose(written).replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(line) ? line : '';
};

/** What two words share that are one to whoever looks for them. */
export const jargonKey = (word: string): string => {
  const { folded, tail } = partsOf({ word, instead: null });
  return folded.join(' ') + tail;
};

/** What is wrong with a list, at the place of the first such word: it says nothing, or stands there already. */
export function jargonFault(words: readonly JargonWord[]): { at: number; code: 'malformed' | 'taken' } | null {
  const keys = new Set<string>();
  for (const [at, { word }] of words.entries()) {
    if (jargonWord(word) === '') return { at, code: 'malformed' };
    const key = jargonKey(word);
    if (keys.has(key)) return { at, code: 'taken' };
    keys.add(key);
  }
  return null;
}

/** What is written instead, with a capital where a sentence begins behind `before`. */
export function beginningAs(instead: string, before: string, language: Language): string {
  const said = before.trimEnd();
  const gap = before.slice(said.length);
  const begins = said === '' || gap.includes('\n') || (gap !== '' && /[.!?…]$/.test(said));
  return begins ? instead.slice(0, 1).toLocaleUpperCase(language) + instead.slice(1) : instead;
}

/** Between a word and what to write instead; spaces are single ones. */
const BETWEEN = /[=;\t]| [-–—] /u;

/** Lines that are pasted: a word, and behind `=`, `;`, a tab or a dash between spaces what to write instead. */
export const jargonLines = (pasted: string): JargonWord[] =>
  pasted.split(/\r?\n/).flatMap((line) => {
    const plain = line.replace(/[^\S\t]+/g, ' ');
    const at = BETWEEN.exec(plain);
    const word = jargonWord(at === null ? plain : plain.slice(0, at.index));
    const instead = at === null ? '' : jargonWord(plain.slice(at.index + at[0].length));
    return word === '' ? [] : [{ word, instead: instead || null }];
  });

type Entry = JargonWord & {
  folded: string[];
  /** What stands between its parts, and behind the last of them. */
  between: string[];
  tail: string;
  /** All of its letters are capitals. */
  isAbbreviation: boolean;
};

const PARTS = /[\p{L}\p{N}]+/gu;

function partsOf(one: JargonWord): Entry {
  const found = [...one.word.matchAll(PARTS)];
  const ends = found.map(({ 0: part, index }) => index + part.length);
  return {
    ...one,
    folded: found.map(({ 0: part }) => fold(part)),
    between: found.slice(1).map(({ index }, nth) => one.word.slice(ends[nth], index)),
    tail: one.word.slice(ends.at(-1) ?? one.word.length),
    isAbbreviation: isCapital(one.word) && (one.word.match(/\p{L}/gu)?.length ?? 0) > 1,
  };
}

const isCapital = (text: string): boolean => !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);

/** Endings of Turkish nouns, folded: plural, whose, case, what somebody is; and the plural of English. */
const ENDING =
  /^(?:s|es|(?:l[ae]r)?(?:[iu]?m|[iu]m[iu]z|[iu]n[iu]z|m[iu]z|n[iu]z|[iu]n|s?[iu])?(?:n?[aeiu]|y[aeiu]|n?[dt][ae]n?|n?[iu]n|y?l[ae]|c[ae])?(?:[dt][iu]r|y?[iu]z|s[iu]n[iu]z)?)$/;
/** Behind an abbreviation or a foreign word; nobody writes one longer. */
const APOSTROPHE = /['’]\p{L}{1,12}(?![\p{L}\p{N}])/uy;
/** Of shorter words too many others begin with them: `bug`, `bugün`. */
const LEAST_STEM = 4;
const SOFTENED: Record<string, string> = { k: 'g', p: 'b', t: 'd' };
/** A product, a version: `ETA-200`. */
const NUMBERED = /[-/]\p{N}/uy;

/** Of a longer text the rest is not looked at: it is looked at while somebody types. */
const CHARS = 20_000;

/** Finds the words of a list in what somebody writes; made once for many texts. Linear in the text, whatever the list. */
export function jargonFinder(list: readonly JargonWord[]): (written: { text: string; html: string }) => JargonFound[] {
  const byFirst = new Map<string, Entry[]>();
  const add = (key: string, entry: Entry) => byFirst.set(key, [...(byFirst.get(key) ?? []), entry]);
  for (const entry of list.map(partsOf).toSorted((one, other) => other.word.length - one.word.length)) {
    const [first, ...others] = entry.folded;
    if (first !== undefined) add(first, entry);
    // With an ending its last letter may be another one.
    const soft = others.length === 0 ? softened(first ?? '') : null;
    if (soft !== null && !entry.isAbbreviation) add(soft, entry);
  }
  const longest = Math.max(0, ...[...byFirst.keys()].map((key) => key.length));
  return ({ text, html }) => (byFirst.size === 0 ? [] : foundIn(lookedAt(text, html), byFirst, longest));
}

/** The writer's own words, without links: what is linked is named by others. */
function lookedAt(text: string, html: string): string {
  const own = html === '' ? ownText(text.slice(0, CHARS)) : ownWords({ text: '', html: withoutLinks(html) });
  return own.slice(0, CHARS).replace(/\S+/gu, (word) => (IS_LINK.test(word) ? ' '.repeat(word.length) : word));
}
/** An address of a page, of a person, of a file. */
const IS_LINK = /:\/\/|@|\p{L}\.\p{L}{2}/u;

function withoutLinks(html: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    const open = html.indexOf('<a ', at);
    const close = open < 0 ? -1 : html.indexOf('</a>', open);
    if (close < 0) return pieces.join('') + html.slice(at);
    pieces.push(html.slice(at, open), ' ');
    at = close + 4;
  }
}

type Part = { at: number; text: string; folded: string };

function foundIn(text: string, byFirst: Map<string, Entry[]>, longest: number): JargonFound[] {
  const parts: Part[] = Array.from(text.matchAll(PARTS), ({ 0: part, index }) => ({
    ...{ at: index, text: part },
    folded: fold(part),
  }));
  const found: JargonFound[] = [];
  for (let nth = 0; nth < parts.length; nth++) {
    const end = found.at(-1);
    if (end !== undefined && parts[nth]!.at < end.at + end.text.length) continue;
    const one = startingAt(text, parts, nth, byFirst, longest);
    if (one !== null) found.push(one);
  }
  return found;
}

/** The longest word of the list that begins with this part of the text. */
function startingAt(
  text: string,
  parts: Part[],
  nth: number,
  byFirst: Map<string, Entry[]>,
  longest: number,
): JargonFound | null {
  const { folded } = parts[nth]!;
  for (let length = Math.min(folded.length, longest); length > 0; length--)
    for (const entry of byFirst.get(folded.slice(0, length)) ?? []) {
      const one = fitting(text, parts, nth, entry);
      if (one !== null) return one;
    }
  return null;
}

function fitting(text: string, parts: Part[], nth: number, entry: Entry): JargonFound | null {
  // Many may begin with one word, and nearly all end here.
  if (!parts[nth + 1]?.folded.startsWith(entry.folded[1]?.slice(0, -1) ?? '') && entry.folded.length > 1) return null;
  const mine = parts.slice(nth, nth + entry.folded.length);
  const [first, last] = [mine[0]!, mine.at(-1)!];
  const isSame = entry.folded.every((folded, at) => {
    const part = mine[at];
    if (part === undefined) return false;
    const next = mine[at + 1];
    if (at === entry.folded.length - 1) return true;
    return (
      part.folded === folded &&
      next !== undefined &&
      text.slice(part.at + part.text.length, next.at) === entry.between[at]
    );
  });
  const ending = isSame ? endingOf(last, entry) : null;
  let end = last.at + last.text.length;
  if (ending === null || !text.startsWith(entry.tail, end) || isNumbered(text, first.at, end)) return null;
  if (entry.tail.length > 0) end += entry.tail.length;
  APOSTROPHE.lastIndex = end;
  const more = ending === '' ? (APOSTROPHE.exec(text)?.[0] ?? '') : '';
  const { word, instead } = entry;
  return { word, instead, at: first.at, text: text.slice(first.at, end) + more, ending: ending + more };
}

/** What a part of the text has behind the last part of a word of the list; null when it is another word. */
function endingOf({ text, folded }: Part, { folded: parts, tail, isAbbreviation }: Entry): string | null {
  const stem = parts.at(-1)!;
  const written = text.slice(0, stem.length);
  // Of two letters, in small ones: "it", "or".
  if (isAbbreviation && parts.length === 1 && stem.length < 3 && !isCapital(written)) return null;
  if (folded === stem) return '';
  if (tail !== '' || folded.length !== text.length) return null;
  const rest = folded.slice(stem.length);
  if (!ENDING.test(rest)) return null;
  if (isAbbreviation)
    return folded.startsWith(stem) && isCapital(written) && !/\p{Lu}/u.test(text.slice(stem.length))
      ? text.slice(stem.length)
      : null;
  if (stem.length < LEAST_STEM) return null;
  const isSoft = folded.startsWith(softened(stem) ?? stem) && /^[aeiu]/.test(rest);
  return folded.startsWith(stem) || isSoft ? text.slice(stem.length) : null;
}

function softened(stem: string): string | null {
  const soft = SOFTENED[stem.at(-1) ?? ''];
  return soft === undefined ? null : stem.slice(0, -1) + soft;
}

function isNumbered(text: string, from: number, end: number): boolean {
  NUMBERED.lastIndex = end;
  return NUMBERED.test(text) || /\p{N}[-/]$/u.test(text.slice(Math.max(0, from - 2), from));
}
