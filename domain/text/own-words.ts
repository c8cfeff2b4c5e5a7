/** What a writer says in their own words: without what they repeat of others, and without code. Pure. */
import { fold } from './fold.ts';
import { plainText } from './plain-text.ts';

/** Elements that hold somebody else's words, or none at all. */
const FOREIGN = new Set(['blockquote', 'pre', 'code']);
const NAME = /^\/?([a-z]{1,10})\b/;

/** The own words of a message: of its HTML where it has one, since that is what is seen. */
export const ownWords = ({ text, html }: { text: string; html: string | null }): string =>
  html === null ? ownText(text) : plainText(ownHtml(html));

/** Text with a space for each character of a quote or of code, so that a place in it is a place in the whole. */
export function ownText(text: string): string {
  let fenced = false;
  let ended = false;
  const lines = text.split('\n').map((line) => {
    const fence = /^\s{0,3}```/.test(line);
    if (fence) fenced = !fenced;
    ended ||= beginsQuote(line);
    return fence || fenced || ended || /^\s{0,3}>/.test(line) ? ' '.repeat(line.length) : line;
  });
  return lines.join('\n').replace(/`[^`\n]{1,200}`/g, (code) => ' '.repeat(code.length));
}

/** As mail programs begin what they repeat; what follows is not the writer's. */
const QUOTE_HEAD =
  /^(?:-{3,} ?(?:original message|orijinal ileti|ozgun ileti|ilk mesaj|forwarded message|iletilen mesaj) ?-{3,}|on .{4,120} wrote:|.{4,160} (?:sunu yazdi|yazdi):)$/;
const beginsQuote = (line: string): boolean => line.length < 200 && QUOTE_HEAD.test(fold(line.trim()));

/** HTML without quotes and code. One that is never closed takes the rest with it. */
function ownHtml(html: string): string {
  const lower = html.toLowerCase();
  const pieces: string[] = [];
  let depth = 0;
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
    if (!FOREIGN.has(name)) {
      if (depth === 0) pieces.push(html.slice(open, at));
    } else if (lower[open + 1] === '/') {
      depth = Math.max(0, depth - 1);
      // What stood on both sides of it is not one word.
      if (depth === 0) pieces.push(name === 'code' ? ' ' : '<br>');
    } else depth += 1;
  }
  return pieces.join('');
}
