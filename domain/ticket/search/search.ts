/**
 * What somebody who searches has typed, taken apart: words in any order, phrases in quotes, operators with values, a minus before what must
 * not be there. Pure, so that the desk says what is wrong while it is typed, and the API the same.
 */
import type { FieldFault } from '../../field-fault.ts';
import { LIMITS } from '../../limits.ts';
import { fold } from '../../text/fold.ts';
import { isExact, stemsOf, wordsIn } from '../../text/stem.ts';
import { type Day, isDay } from '../../wall-time.ts';
import {
  type AskedMark,
  type AskedState,
  channelNamed,
  daysAgo,
  markNamed,
  type Operator,
  operatorNamed,
  priorityNamed,
  stateNamed,
  typeNamed,
} from './operators.ts';
import type { Channel } from '../channel.ts';
import type { Priority, TicketType } from '../ticket.ts';

/** Words that must stand side by side, often one. The last may go on (`stems`), unless it is `exact`. */
export type Words = { kind: 'words'; typed: string; words: string[]; exact: boolean; stems: string[] };
/** A day, or so many days ago, by the calendar of the company. */
export type AskedDay = Day | number;

type Asked =
  | Words
  | { kind: 'number'; number: number; alone: boolean; words: Words }
  | { kind: 'code'; code: string }
  | { kind: 'from' | 'to' | 'tag' | 'owner' | 'team'; value: string }
  | { kind: 'subject' | 'file'; words: Words }
  | { kind: 'state'; state: AskedState }
  | { kind: 'type'; type: TicketType }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'channel'; channel: Channel }
  | { kind: 'is'; mark: AskedMark }
  | { kind: 'before' | 'after'; day: AskedDay };
/** `not`: it must not be so. */
export type Part = Asked & { not: boolean };

/** What is wrong, with the piece that it is wrong of. */
export type SearchFault = {
  code: Extract<FieldFault, 'not-offered' | 'malformed' | 'too-many'>;
  operator: Operator | null;
  value: string;
};
/** `unknown`: what was written as an operator and is none, and is looked for as a word. */
export type Search = { parts: Part[]; faults: SearchFault[]; unknown: string[] };

/** A piece of what was typed: where it stands, its operator, what follows it. */
export type Piece = {
  from: number;
  to: number;
  not: boolean;
  operator: Operator | null;
  value: string;
  quoted: boolean;
  /** It looks like an operator of this name, and there is none. */
  unknown: string | null;
};

/** `tid:Xk8m2pQn:tid`, as mails carry it. */
const WRITTEN_CODE = /t[iıİ]d:([a-z0-9]{8}):t[iıİ]d/i;

const PIECE = /(-)?(?:(\p{L}{2,20}):)?(?:"([^"]*)(?:"|$)|(\S+))?/uy;

/** The pieces of a search, in order. A quote that is not closed reaches to the end: it is still being typed. */
export function piecesOf(typed: string): Piece[] {
  const text = typed.slice(0, LIMITS.searchChars).replace(/[“”„«»]/g, '"');
  const pieces: Piece[] = [];
  for (let at = text.search(/\S/); at >= 0 && at < text.length;) {
    PIECE.lastIndex = at;
    const [whole = '', minus, name, quoted, plain] = PIECE.exec(text) ?? [];
    const operator = name === undefined ? undefined : operatorNamed(name);
    const value = quoted ?? plain ?? '';
    const isWord = operator === undefined && name !== undefined;
    pieces.push({
      ...{ from: at, to: at + whole.length, not: minus !== undefined, operator: operator ?? null },
      // What looks like an operator and is none is a word: `http://…`, `not:`.
      value: isWord ? `${name}:${value}` : value,
      quoted: quoted !== undefined,
      unknown: isWord && /^[\p{L}\p{N}]/u.test(value) && !WRITTEN_CODE.test(`${name}:${value}`) ? name : null,
    });
    at += whole.length;
    at += /^\s*/.exec(text.slice(at))![0].length;
  }
  return pieces;
}

/** What is asked for. An operator that has no value yet asks nothing. */
export function parseSearch(typed: string): Search {
  const parts: Part[] = [];
  const faults: SearchFault[] = [];
  const unknown: string[] = [];
  for (const piece of piecesOf(typed)) {
    if (piece.unknown !== null) unknown.push(piece.unknown);
    const found = partOf(piece);
    if (found === undefined) continue;
    if (isFault(found)) faults.push(found);
    else parts.push({ ...found, not: piece.not });
  }
  if (parts.length > LIMITS.searchParts) faults.push({ code: 'too-many', operator: null, value: '' });
  return { parts: parts.slice(0, LIMITS.searchParts), faults, unknown };
}

/** What of a search can be asked: without the pieces that are wrong, which may still be in the middle of being typed. */
export function askableOf(typed: string): string {
  if (parseSearch(typed).faults.length === 0) return typed;
  const right = piecesOf(typed).filter((piece) => !isFault(partOf(piece)));
  return right
    .slice(0, LIMITS.searchParts)
    .map(({ from, to }) => typed.slice(from, to))
    .join(' ');
}

const isFault = (found: Asked | SearchFault | undefined): found is SearchFault =>
  found !== undefined && 'code' in found && 'operator' in found;

function partOf({ operator, value, quoted }: Piece): Asked | SearchFault | undefined {
  if (value.trim() === '') return undefined;
  const fault = (code: SearchFault['code']): SearchFault => ({ code, operator, value });
  if (operator === null) return wordsOrNumber(value, quoted);
  switch (operator) {
    case 'state': {
      const state = stateNamed(value);
      return state === undefined ? fault('not-offered') : { kind: operator, state };
    }
    case 'type': {
      const type = typeNamed(value);
      return type === undefined ? fault('not-offered') : { kind: operator, type };
    }
    case 'priority': {
      const priority = priorityNamed(value);
      return priority === undefined ? fault('not-offered') : { kind: operator, priority };
    }
    case 'channel': {
      const channel = channelNamed(value);
      return channel === undefined ? fault('not-offered') : { kind: operator, channel };
    }
    case 'is': {
      const mark = markNamed(value);
      return mark === undefined ? fault('not-offered') : { kind: 'is', mark };
    }
    case 'before':
    case 'after': {
      const day = dayOf(value);
      return day === undefined ? fault('malformed') : { kind: operator, day };
    }
    case 'subject':
    case 'file': {
      const words = wordsOf(value, quoted);
      return words && { kind: operator, words };
    }
    default:
      return { kind: operator, value: value.trim() };
  }
}

function wordsOrNumber(value: string, quoted: boolean): Asked | undefined {
  const code = WRITTEN_CODE.exec(value)?.[1];
  if (code !== undefined) return { kind: 'code', code };
  const words = wordsOf(value, quoted);
  if (words === undefined) return undefined;
  const [, sign, digits] = quoted ? [] : (/^(#?)(\d{1,12})$/.exec(value) ?? []);
  return digits === undefined ? words : { kind: 'number', number: Number(digits), alone: sign === '#', words };
}

/** Undefined for signs alone. */
function wordsOf(typed: string, quoted: boolean): Words | undefined {
  const words = wordsIn(fold(typed)).slice(0, LIMITS.searchPhraseWords);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const exact = quoted || isExact(last);
  return { kind: 'words', typed: typed.trim(), words, exact, stems: exact ? [last] : stemsOf(last) };
}

/** `2026-11-28`, `28.11.2026`, `28/11/2026`, or a day told from today. */
function dayOf(value: string): AskedDay | undefined {
  const ago = daysAgo(value);
  if (ago !== undefined) return ago;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(value);
  const [year, month, day] = (iso ? iso.slice(1) : (local?.slice(1).toReversed() ?? [])).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return isDay({ year, month, day }) ? { year, month, day } : undefined;
}

/**
 * The words as Postgres looks them up, a `tsquery`: `'siparis':*`, side by side `'ayse' <-> 'firma' <-> 'com':*`. They hold letters and digits
 * and nothing else, so there is nothing to be escaped.
 */
export function tsqueryOf({ words, exact, stems }: Words): string {
  const ends = stems.map((stem) => `'${stem}'${exact ? '' : ':*'}`);
  const last = ends.length === 1 ? ends[0]! : `(${ends.join(' | ')})`;
  return [...words.slice(0, -1).map((word) => `'${word}'`), last].join(' <-> ');
}
