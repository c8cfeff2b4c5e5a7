import { LIMITS } from '../../domain/limits.ts';

/**
 * Flowed text (RFC 3676) as its paragraphs, one line each. The parsing library joins a line that ends in a space to the
 * next whatever that is, so answers written between quotes would become part of the quotes.
 */

/** One line without quote marks and space-stuffing (4.2, 4.4): what it says, how deep it is quoted, whether it flows on. */
type FlowedLine = { depth: number; words: string; flows: boolean };

const SIGNATURE = '-- ';

/**
 * Joins what was wrapped. Only lines of the same quote depth belong together (4.5); the signature line is never joined
 * (4.3), nor an empty one, so that no paragraph is lost. `delSp` deletes the space at each joint (4.1). Linear; ends
 * soon after LIMITS.textChars, beyond which nobody reads.
 */
export function unflow(text: string, delSp: boolean): string {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let depth = 0;
  const end = () => {
    if (pieces.length > 0) paragraphs.push(quoteMarks(depth, pieces.join('')));
    pieces = [];
  };
  let flowing = false;
  for (let at = 0, length = 0; at <= text.length && length <= LIMITS.textChars;) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 ? text.length : feed;
    const line = readLine(text.slice(at, text[stop - 1] === '\r' ? stop - 1 : stop));
    at = stop + 1;
    if (!flowing || line.depth !== depth || line.words === '' || line.words === SIGNATURE) end();
    depth = line.depth;
    const piece = line.flows && delSp ? line.words.slice(0, -1) : line.words;
    pieces.push(piece);
    length += piece.length || 1;
    flowing = line.flows;
  }
  end();
  return paragraphs.join('\n');
}

function readLine(raw: string): FlowedLine {
  let depth = 0;
  while (raw.charCodeAt(depth) === 0x3e) depth++;
  const words = raw.slice(raw[depth] === ' ' ? depth + 1 : depth);
  return { depth, words, flows: words.endsWith(' ') && words !== SIGNATURE };
}

function quoteMarks(depth: number, words: string): string {
  return depth === 0 ? words : `${'>'.repeat(depth)}${words === '' ? '' : ' '}${words}`;
}
