/**
 * What a receiving server says of a sender's domain (Authentication-Results, RFC 8601). Anybody may write such a header, so it
 * decides only what costs a forger nothing: whether we keep silent.
 */

/** True when one of the header's values says that DMARC failed, whichever server it names; a policy of `none` changes nothing. */
export const failsDmarc = (values: readonly string[]): boolean =>
  values.some((value) => bare(value).split(';').some(isDmarcFailure));

/** One result: `method [/version] = result`, and what follows. Exchange leaves the server's name away, so it may be the first. */
const isDmarcFailure = (result: string): boolean =>
  /^\s{0,9}dmarc\s{0,9}(?:\/\s{0,9}\d{1,3}\s{0,9})?=\s{0,9}fail(?:\s|$)/i.test(result);

/**
 * A value without what may hold a semicolon of its own: comments (which nest) become a space, quoted words a letter. What is opened and
 * never closed is neither, so that it hides nothing behind it.
 */
function bare(value: string): string {
  let kept = '';
  for (let at = 0; at < value.length;) {
    const opening = value[at]!;
    const end = opening === '(' ? endOfComment(value, at) : opening === '"' ? endOfQuote(value, at) : null;
    if (end === UNCLOSED) return kept + value.slice(at).replace(/["()]/g, ' ');
    kept += end === null ? opening : opening === '(' ? ' ' : 'q';
    at = end ?? at + 1;
  }
  return kept.replace(/\s+/g, ' ');
}

const UNCLOSED = -1;

/** Behind the bracket that closes the comment beginning at `start`. */
function endOfComment(value: string, start: number): number {
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === '(') depth++;
    else if (value[at] === ')' && --depth === 0) return at + 1;
  }
  return UNCLOSED;
}

/** Behind the quote that closes the one at `start`. */
function endOfQuote(value: string, start: number): number {
  for (let at = start + 1; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === '"') return at + 1;
  }
  return UNCLOSED;
}
