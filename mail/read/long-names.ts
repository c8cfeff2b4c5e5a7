/**
 * An address header that is longer than any should be. What makes it long are names, of which the beginning is enough; each address stays,
 * wherever it stands.
 */
import { LIMITS } from '../../domain/limits.ts';

/** Of one name as it is written, where a letter may take six characters. */
const NAME_CHARS = 8 * LIMITS.addressNameChars;
/** What opens a quoted string, a comment, an address in brackets (RFC 5322, 3.4), with what closes it. */
const CLOSING: Record<string, string> = { '"': '"', '(': ')', '<': '>' };
/**
 * One person of a header. Places are offsets in it, -1 for none: `cut` is where the name is cut, `open` what is still open there ('' for nothing),
 * `bracket` the first address in brackets, `sign` the first @ outside of them.
 */
type Person = { end: number; cut: number; open: string; bracket: number; sign: number };

/** The same people, with names of a bounded length. In linear time: each character is looked at once. */
export function withShortNames(value: string): string {
  let short = '';
  for (let start = 0; start < value.length;) {
    const person = personFrom(value, start);
    short += person.cut < 0 ? value.slice(start, person.end) : shortened(value, start, person);
    short += value.slice(person.end, person.end + 1);
    start = person.end + 1;
  }
  return short;
}

/** A person ends at a comma or a semicolon that stands neither in quotes nor in a comment nor in brackets. */
function personFrom(value: string, start: number): Person {
  const person: Person = { end: value.length, cut: -1, open: '', bracket: -1, sign: -1 };
  let open = '';
  for (let at = start; at < value.length; at++) {
    if (person.cut < 0 && at - start >= NAME_CHARS) [person.cut, person.open] = [at, open];
    const char = value.charAt(at);
    if (open !== '') {
      if (char === open) open = '';
      else if (char === '\\' && open !== '>') at++;
    } else if (char === ',' || char === ';') {
      person.end = at;
      break;
    } else if (char === '@') {
      if (person.sign < 0) person.sign = at;
    } else {
      open = CLOSING[char] ?? '';
      if (char === '<' && person.bracket < 0) person.bracket = at;
    }
  }
  return person;
}

/** What is quoted stays quoted, and the address follows the name that was cut before it. */
function shortened(value: string, start: number, { end, cut, open, bracket, sign }: Person): string {
  const [from, to] = addressOf(value.slice(0, end), start, bracket, sign);
  if (from >= 0 && to <= cut) return named(value.slice(start, cut), open);
  const name = from >= 0 && from < cut ? value.slice(start, from) : named(value.slice(start, cut), open);
  return from < 0 ? name : `${name} ${value.slice(from, to)}`;
}

/** Where the address of a person stands who begins at `start`, from and to. */
function addressOf(until: string, start: number, bracket: number, sign: number): [number, number] {
  if (bracket >= 0) return [bracket, until.indexOf('>', bracket) + 1 || until.length];
  if (sign < 0) return [-1, -1];
  const after = until.slice(sign).search(/\s/);
  return [sign - lastWord(until.slice(start, sign)).length, after < 0 ? until.length : sign + after];
}

/** A name that was cut, closed again. Half of an encoded word says nothing, and half of an address another one. */
function named(name: string, open: string): string {
  if (open === '"' || open === ')') {
    let length = name.length;
    while (name.charAt(length - 1) === '\\') length--;
    return name.slice(0, length) + open;
  }
  const word = lastWord(name);
  return /=\?|[@<]/.test(word) ? name.slice(0, name.length - word.length) : name;
}

function lastWord(text: string): string {
  let start = text.length;
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}
