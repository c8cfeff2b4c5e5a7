/**
 * An address header that is longer than any should be. What makes it long are names, of which the beginning is enough; each address stays,
 * wherever it stands.
 */
import { LIMITS } from '../../domain/limits.ts';

/** Of one name as it is written, where a letter may take six characters. */
const NAME_CHARS = 8 * LIMITS.addressNameChars;
/** A quoted string, a comment, an address in brackets, what parts two people, a word, white space. */
const TOKEN = /"(?:[^"\\]|\\[^])*"?|\((?:[^()\\]|\\[^])*\)?|<[^>]*>?|[,;]|[^\s"(<,;]+|\s+/g;

/** The same people, with names of a bounded length. In linear time. */
export function withShortNames(value: string): string {
  let short = '';
  let room = NAME_CHARS;
  /** The last word that had no room: without brackets it is the address. */
  let last = '';
  for (const [token] of value.matchAll(TOKEN)) {
    if (token === ',' || token === ';') {
      short += `${last}${token}`;
      [room, last] = [NAME_CHARS, ''];
    } else if (token.startsWith('<')) {
      short += ` ${token}`;
      last = '';
    } else {
      const part = token.length <= room ? token : cutToken(token, room);
      room -= part.length;
      short += part;
      if (part !== token) last = token.includes('@') ? ` ${token}` : '';
    }
  }
  return short + last;
}

/** What is quoted stays quoted, and of an encoded word a part says nothing. */
function cutToken(token: string, room: number): string {
  const closing = { '"': '"', '(': ')' }[token[0] ?? ''];
  if (closing !== undefined) return room < 2 ? ' ' : token.slice(0, room - 1).replace(/\\+$/, '') + closing;
  return token.startsWith('=?') || token.includes('@') || token.trim() === '' ? ' ' : token.slice(0, room);
}
