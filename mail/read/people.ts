import addressparser from 'nodemailer/lib/addressparser';
import { LIMITS } from '../../domain/limits.ts';
import { cleanLine, cut } from '../../domain/text/clean.ts';
import { decodeWords } from './encoded-word.ts';
import { QUOTED_AT, withSignsClosed } from './unclosed.ts';

/** A person of an address header, with the beginning of their name as it is written: encoded words stand in it. */
export type Person = { name: string; address: string };

/** Of one name as it is written, where a letter may take six characters. */
const NAME_CHARS = 8 * LIMITS.addressNameChars;
const ENCODED_WORD = /=\?[^?]+\?[bq]\?[^?]*\?=/gi;
/** A local part that may be quoted and a domain that may be a number in brackets, with no bracket, space or quote beside them. */
const ADDRESS = /^(?:"(?:[^"\\<>]|\\[^<>])*"|[^\s"<>]+)@(?:\[[^\s"<>[\]]+\]|[^\s"<>[]+)$/;

/**
 * Everybody whom an address header names: groups replaced by their members, and entries without an address left out. Linear: a header may be
 * as long as all of them together.
 */
export function peopleIn(value: string): Person[] {
  return addressparser(withSignsClosed(value), { flatten: true }).flatMap(({ name, address }) => {
    const plain = plainAddress(address ?? '');
    return plain === '' ? [] : [{ name: beginningOf(name.replaceAll(QUOTED_AT, '@').trim()), address: plain }];
  });
}

/** An address that is too long is none: cut, it would be another one. Neither is what a parser has left of words and signs, or found in a name. */
function plainAddress(written: string): string {
  if (written.length > LIMITS.addressChars || written.includes(QUOTED_AT)) return '';
  const plain = cleanLine(decoded(written), LIMITS.addressChars);
  return ADDRESS.test(plain) ? plain : '';
}

/** Encoded words have no place in an address (RFC 2047, 5): one that hides more than an address is none. */
function decoded(address: string): string {
  if (!/=\?[^?]{1,60}\?[bq]\?/i.test(address)) return address;
  const plain = decodeWords(address);
  return /^[^\s@]+@[^\s@]+$/.test(plain) && !plain.includes('=?') ? plain : '';
}

/** Half of an encoded word says nothing. */
function beginningOf(name: string): string {
  if (name.length <= NAME_CHARS) return name;
  const beginning = cut(name, NAME_CHARS);
  const half = beginning.replace(ENCODED_WORD, (word) => ' '.repeat(word.length)).indexOf('=?');
  return half < 0 ? beginning : beginning.slice(0, half);
}
