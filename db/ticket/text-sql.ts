/** How texts and addresses are compared, in SQL as domain/ticket/condition.ts does it. */
import { foldedLine } from '../../domain/text/fold.ts';
import type { Operator } from '../../domain/ticket/field.ts';
import { likePattern, likeText } from '../core/like.ts';

type Bind = (value: unknown) => string;

/** SQL for whether `folded`, a column that is written folded, fits one of the values: in one line. */
export function fitsText(op: Operator, folded: string, values: readonly string[], bind: Bind): string {
  const asked = values.map(foldedLine).filter((value) => value !== '');
  if (asked.length === 0) return 'false';
  return asked.map((value) => `(${nearly(folded, value, bind)} and ${exactly(op, folded, value, bind)})`).join(' or ');
}

/** What an index can look up: the longest word of it stands in there too. */
function nearly(folded: string, value: string, bind: Bind): string {
  const longest = value.split(' ').reduce((one, other) => (other.length > one.length ? other : one));
  return longest === '' ? 'true' : `${folded} like ${bind(likePattern(longest))}`;
}

function exactly(op: Operator, folded: string, value: string, bind: Bind): string {
  const line = `regexp_replace(${folded}, '[${BLANKS}]+', ' ', 'g')`;
  switch (op) {
    case 'contains':
      return `${line} like ${bind(likePattern(value))}`;
    case 'begins-with':
      return `ltrim(${line}) like ${bind(`${likeText(value)}%`)}`;
    case 'ends-with':
      return `rtrim(${line}) like ${bind(`%${likeText(value)}`)}`;
    case 'is':
      return `btrim(${line}) = ${bind(value.trim())}`;
    default:
      return `${line} ~ ${bind(`(^|${NO_LETTER})${value.replaceAll(/[^\p{L}\p{N} ]/gu, String.raw`\$&`)}($|${NO_LETTER})`)}`;
  }
}

/** SQL for whether an address means one of the entries (`isMeant`), or holds it. */
export function fitsAddress(op: Operator, address: string, values: readonly string[], bind: Bind): string {
  const asked = values.map((value) => value.toLowerCase()).filter((value) => value !== '');
  if (asked.length === 0) return 'false';
  return asked
    .map((value) => (op === 'contains' ? `${address} like ${bind(likePattern(value))}` : isMeant(address, value, bind)))
    .join(' or ');
}

function isMeant(address: string, entry: string, bind: Bind): string {
  const at = entry.indexOf('@');
  if (at > 0) return `${address} = ${bind(entry)}`;
  const domain = at === 0 ? entry.slice(1) : entry;
  return `(${address} like ${bind(`%@${likeText(domain)}`)} or ${address} like ${bind(`%.${likeText(domain)}`)})`;
}

/** What JavaScript takes for a blank: Postgres, by its locale, for less. */
const BLANKS = String.raw`\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;

/** Neither letter nor digit, by the tables of JavaScript: those of Postgres depend on its locale. */
const NO_LETTER = `[^${letters()}]`;

function letters(): string {
  const ranges: string[] = [];
  const hex = (code: number) => String.raw`\u${code.toString(16).padStart(4, '0')}`;
  for (let code = 0; code < 0xd800; code += 1) {
    if (!isLetter(code)) continue;
    const from = code;
    while (isLetter(code + 1)) code += 1;
    ranges.push(from === code ? hex(from) : `${hex(from)}-${hex(code)}`);
  }
  return ranges.join('');
}
function isLetter(code: number): boolean {
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}
