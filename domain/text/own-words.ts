/** What a writer says in their own words: without what they repeat of others, and without code. Pure. */
import { asciiLower } from './ascii-case.ts';
import { plainText } from './plain-text.ts';
import { isForwardBanner, isOwnSeparator } from './quote-forms.ts';
import { beginsHistory, readLine } from './quote-head.ts';

/** Elements that hold somebody else's words, or none at all. */
const FOREIGN = new Set(['blockquote', 'pre', 'code']);
/** Of mail programs: what they put around an older mail, with or without a quote in it. */
const HISTORY =
  /^<div\b[^<>]{0,400}\b(?:class|id)\s{0,3}=\s{0,3}["']?[^"'<>]{0,100}(?<![\w-])(?:gmail_quote|gmail_quote_container|gmail_attr|yahoo_quoted|moz-cite-prefix|moz-forward-container|divrplyfwdmsg|protonmail_quote|zmail_extra)(?![\w-])/;
const NAME = /^\/?([a-z]{1,10})\b/;

/** The own words of a message: of its HTML where it has one, since that is what is seen. */
export const ownWords = ({ text, html }: { text: string; html: string | null }): string =>
  html === null ? ownText(text) : withoutHistory(plainText(ownHtml(html)));

/** Text with a space for each character of a quote or of code, so that a place in it is a place in the whole. */
export function ownText(text: string): string {
  let fenced = false;
  const lines = withoutHistory(text)
    .split('\n')
    .map((line) => {
      const fence = /^\s{0,3}```/.test(line);
      if (fence) fenced = !fenced;
      return fence || fenced || /^\s{0,3}>/.test(line) ? ' '.repeat(line.length) : line;
    });
  return lines.join('\n').replace(/`[^`\n]{1,200}`/g, (code) => ' '.repeat(code.length));
}

/** With spaces from where a mail program begins what it repeats, or sends on: what follows is not the writer's. */
function withoutHistory(text: string): string {
  const lines = text.split('\n');
  const seen = lines.map(readLine);
  const cut = seen.findIndex(
    ({ plain, quoted }, at) =>
      !quoted && plain !== '' && (isOwnSeparator(plain) || isForwardBanner(plain) || beginsHistory(seen, at)),
  );
  return cut < 0 ? text : lines.map((line, at) => (at < cut ? line : ' '.repeat(line.length))).join('\n');
}

/** HTML without quotes and code. One that is never closed takes the rest with it. */
function ownHtml(html: string): string {
  const lower = asciiLower(html);
  const pieces: string[] = [];
  let depth = 0;
  // Of a history the divs that are open.
  let divs = 0;
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    if (depth === 0) pieces.push(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    if (close < 0) {
      if (depth === 0) pieces.push(html.slice(open));
      break;
    }
    at = close + 1;
    const name = NAME.exec(lower.slice(open + 1, open + 13))?.[1] ?? '';
    if (name === 'div' && (divs > 0 || HISTORY.test(lower.slice(open, Math.min(at, open + 600))))) {
      const closes = lower[open + 1] === '/';
      divs += closes ? -1 : 1;
      if (divs === 1 && !closes) depth += 1;
      if (divs > 0 || !closes) continue;
      depth = Math.max(0, depth - 1);
      if (depth === 0) pieces.push('<br>');
    } else if (!FOREIGN.has(name)) {
      if (depth === 0) pieces.push(html.slice(open, at));
    } else if (lower[open + 1] === '/') {
      depth = Math.max(0, depth - 1);
      // What stood on both sides of it is not one word.
      if (depth === 0) pieces.push(name === 'code' ? ' ' : '<br>');
    } else depth += 1;
  }
  return pieces.join('');
}
