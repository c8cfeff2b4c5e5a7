/** The place of a text where a search found something, short enough for a line, with what was found marked in it. */
import { fold } from '../../text/fold.ts';
import type { Part, Words } from './search.ts';

export type Piece = { text: string; hit: boolean };

/** Characters before the first hit, and in all. */
const BEFORE = 24;
const LENGTH = 220;
/** Of a text so much is looked at. */
const LOOKED_AT = 20_000;

/** The words that a search asks for, of which each is marked where it stands. */
export const wordsAsked = (parts: readonly Part[]): Words[] =>
  parts.flatMap((part) => {
    if (part.not) return [];
    if (part.kind === 'words') return [part];
    return part.kind === 'subject' || part.kind === 'file' || (part.kind === 'number' && !part.alone)
      ? [part.words]
      : [];
  });

type Token = { from: number; to: number; folded: string };
type Span = { from: number; to: number };

/** A text with what was asked for marked in it, whole. */
export const marked = (text: string, asked: readonly Words[]): Piece[] =>
  cut(text, hitsIn(text, asked), 0, text.length);

/** The part of a text around the first hit; null where nothing of it is hit. */
export function snippetOf(text: string, asked: readonly Words[]): Piece[] | null {
  const line = text.slice(0, LOOKED_AT).replace(/\s+/g, ' ').trim();
  const hits = hitsIn(line, asked);
  const first = hits[0];
  if (first === undefined) return null;
  const from = first.from <= BEFORE ? 0 : afterSpace(line, first.from - BEFORE, first.from);
  const to = from + LENGTH >= line.length ? line.length : beforeSpace(line, from + LENGTH, first.to);
  const pieces = cut(line, hits, from, to);
  if (from > 0) pieces.unshift({ text: '… ', hit: false });
  if (to < line.length) pieces.push({ text: ' …', hit: false });
  return pieces;
}

/** What Turkish and English mails are written with. Others may fold to more letters than they are, or to none. */
const FOLDS_IN_PLACE = /^[\0-\x7FİıŞşĞğÜüÖöÇçÂâÎîÛû“”‘’–—•₺€]*$/;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

function tokensOf(text: string): Token[] {
  // Folded at once, which is sooner than its words one by one, where every letter is sure to fold to one.
  const aligned = FOLDS_IN_PLACE.test(text);
  const whole = aligned ? fold(text) : text;
  const tokens: Token[] = [];
  for (const { 0: word, index } of whole.matchAll(WORD))
    tokens.push({ from: index, to: index + word.length, folded: aligned ? word : fold(word) });
  return tokens;
}

function hitsIn(text: string, asked: readonly Words[]): Span[] {
  const tokens = tokensOf(text);
  const hits: Span[] = [];
  for (const words of asked)
    for (const [at, { from }] of tokens.entries()) {
      if (!standsAt(tokens[at], words, 0)) continue;
      const last = tokens[at + words.words.length - 1];
      if (last !== undefined && words.words.every((_, nth) => standsAt(tokens[at + nth], words, nth)))
        hits.push({ from, to: last.to });
    }
  return hits.toSorted((one, other) => one.from - other.from);
}

function standsAt(token: Token | undefined, { words, exact, stems }: Words, nth: number): boolean {
  if (token === undefined) return false;
  if (nth < words.length - 1 || exact) return token.folded === words[nth];
  return stems.some((stem) => token.folded.startsWith(stem));
}

/** What stands between two places, hit or not; hits that overlap are one. */
function cut(text: string, hits: readonly Span[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const add = (until: number, hit: boolean) => {
    if (until > at) pieces.push({ text: text.slice(at, until), hit });
    at = Math.max(at, until);
  };
  for (const hit of hits) {
    if (hit.to > to || hit.to <= at) continue;
    add(hit.from, false);
    add(hit.to, true);
  }
  add(to, false);
  return pieces;
}

const afterSpace = (text: string, at: number, latest: number): number => {
  const space = text.indexOf(' ', at);
  return space === -1 || space >= latest ? at : space + 1;
};
const beforeSpace = (text: string, at: number, soonest: number): number => Math.max(text.lastIndexOf(' ', at), soonest);
