/**
 * Quotes, comments and brackets that nobody closed, as people write them into their names: `Neil 5" disk <neil@ornek.test>`,
 * `Ali :( <ali@ornek.test>`. A parser takes all that stands behind for a part of them. What is closed is left as it is, whatever it looks like;
 * only no parser finds an address in what is quoted, which is a name.
 */

/** Stands for each `@` of a name in quotes. No text is to have this character (Unicode, 23.7). */
export const QUOTED_AT = '\uFDD0';

/**
 * A person of an address header, or a part of their name. Places are offsets in it: `signs` of what opens and is never closed, `bracket` of the
 * last address in brackets, from and to. `hollow` tells that other brackets hold no address. `names`, from and to, of what is quoted and no local part
 * of an address.
 */
type Piece = {
  start: number;
  end: number;
  signs: number[];
  bracket: [number, number] | null;
  hollow: boolean;
  names: [number, number][];
};
const pieceFrom = (start: number, end: number): Piece => ({
  ...{ start, end, signs: [], bracket: null, hollow: false, names: [] },
});
/** Brackets that are closed: where the address in them begins, behind whatever nobody closed. */
type Bracket = { from: number; end: number; signs: number[] };

/** A quote within a word is an inch or a second. It opens what is quoted all the same (RFC 5322, 3.2.5), as long as each is closed. */
const WITHIN_WORD = /[^\s"<>(),:;.]/;

/** The same people in a form that every parser reads alike: the last `<…@…>` of a person is meant, and all before it is their name. */
export function withSignsClosed(header: string): string {
  const pieces = piecesOf(header);
  const value = withNamesHidden(header, pieces);
  if (pieces.every(isWhole)) return value;
  return pieces
    .map(
      (piece) =>
        (isWhole(piece) ? value.slice(piece.start, piece.end) : mended(value, piece)) + value.charAt(piece.end),
    )
    .join('');
}

/** Without the last person of a value of which the end is missing: half of an address is another one. */
export function withoutLast(value: string): string {
  return value.slice(0, piecesOf(value).at(-1)!.start);
}

/** The same text, with every `@` in a name that is quoted, or was to be, as QUOTED_AT. */
function withNamesHidden(value: string, pieces: readonly Piece[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const piece of pieces) {
    const open = piece.bracket === null ? piece.signs.find((sign) => opensName(value, sign)) : undefined;
    for (const [from, to] of open === undefined ? piece.names : [...piece.names, [open, piece.end] as const]) {
      if (from < done) continue;
      parts.push(value.slice(done, from), value.slice(from, to).replaceAll('@', QUOTED_AT));
      done = to;
    }
  }
  return done === 0 ? value : parts.join('') + value.slice(done);
}

/** A quote or a comment at the beginning of a word; an inch or a smile stands behind one, or alone. */
const opensName = (value: string, sign: number): boolean =>
  /["(]/.test(value.charAt(sign)) && /^[\s,;]?$/.test(value.charAt(sign - 1)) && /\S/.test(value.charAt(sign + 1));

/** A text as one quoted string. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

const isWhole = ({ signs, bracket, hollow }: Piece): boolean => signs.length === 0 && !(hollow && bracket !== null);

function mended(value: string, { start, end, signs, bracket }: Piece): string {
  if (bracket !== null) {
    const [from, to] = bracket;
    const name = value.slice(start, from).trim() || value.slice(to, end).trim();
    return `${quoted(name)} ${value.slice(from, to)}`;
  }
  // `Ali <ali@ornek.test`, `ali@ornek.test (Ali`: the parser finds the address among words.
  const words = signs.map((sign, nth) => value.slice(nth === 0 ? start : signs[nth - 1]! + 1, sign));
  return [...words, value.slice((signs.at(-1) ?? start - 1) + 1, end)].join(' ');
}

/** What is quoted until here belongs to an address: its `@` follows. */
function isLocalPart(value: string, end: number): boolean {
  let next = end + 1;
  while (/\s/.test(value.charAt(next))) next++;
  return value.charAt(next) === '@';
}

/** What commas and semicolons part that stand in nothing closed. In linear time: what is not closed once is not looked for again. */
function piecesOf(value: string): Piece[] {
  const [pieces, allQuotesClose] = readPieces(value, true);
  return allQuotesClose ? pieces : readPieces(value, false)[0];
}

function readPieces(value: string, quotesWithinWords: boolean): [pieces: Piece[], allQuotesClose: boolean] {
  /** What no longer opens anything, as no end of it was found once; and comments without an end, among which others have one. */
  const neverClosed = new Set<string>();
  const openComments = new Set<number>();
  const opensQuote = (at: number) => quotesWithinWords || at === 0 || !WITHIN_WORD.test(value.charAt(at - 1));

  const endOfQuote = (at: number): number => {
    if (neverClosed.has('"') || !opensQuote(at)) return -1;
    for (let next = at + 1; next < value.length; next++) {
      const char = value.charAt(next);
      if (char === '"') return next;
      if (char === '\\') next++;
    }
    neverClosed.add('"');
    return -1;
  };

  /** Comments nest (RFC 5322, 3.2.2). */
  const endOfComment = (at: number): number => {
    if (neverClosed.has('(') || openComments.has(at)) return -1;
    const open = [at];
    for (let next = at + 1; next < value.length; next++) {
      const char = value.charAt(next);
      if (char === '\\') next++;
      else if (char === '(') open.push(next);
      else if (char === ')') open.pop();
      if (open.length === 0) return next;
    }
    if (openComments.size > 0) neverClosed.add('(');
    for (const one of open) openComments.add(one);
    return -1;
  };

  const endOf = (at: number): number => (value.charAt(at) === '"' ? endOfQuote(at) : endOfComment(at));

  /** Of one bracket in another the inner one holds the address, so one alone ends them both. */
  const bracketAt = (at: number): Bracket | null => {
    if (neverClosed.has('<')) return null;
    let from = at;
    const signs: number[] = [];
    for (let next = at + 1; next < value.length; next++) {
      const char = value.charAt(next);
      if (char === '>') return { from, end: next, signs };
      if (char === '<') from = next;
      if (char !== '"' && char !== '(') continue;
      const end = endOf(next);
      if (end < 0) signs.push(next);
      else next = end;
    }
    neverClosed.add('<');
    return null;
  };

  const pieces: Piece[] = [];
  let piece = pieceFrom(0, value.length);
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at);
    if (char === ',' || char === ';') {
      pieces.push({ ...piece, end: at });
      piece = pieceFrom(at + 1, value.length);
    } else if (char === '<') {
      const found = bracketAt(at);
      if (found === null) {
        piece.signs.push(at);
        continue;
      }
      const inside = value.slice(found.from + 1, found.end);
      const isClosed = (found.signs.at(-1) ?? -1) < found.from;
      for (const sign of found.signs) piece.signs.push(sign);
      if (isClosed && inside.includes('@')) piece.bracket = [found.from, found.end + 1];
      else piece.hollow ||= inside.trim() !== '';
      at = found.end;
    } else if (char === '"' || char === '(') {
      const end = endOf(at);
      if (end < 0) {
        piece.signs.push(at);
        continue;
      }
      if (char === '"' && !isLocalPart(value, end)) piece.names.push([at, end]);
      at = end;
    }
  }
  return [[...pieces, piece], !neverClosed.has('"')];
}
