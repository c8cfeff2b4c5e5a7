/**
 * The words of an agent's own HTML, for the desk's preview and search. Not those of mail (mail/html/html-text.ts): there a
 * quote keeps its `>` and a link its address, for threading and for readers of plain text.
 */
import { asciiLower } from './ascii-case.ts';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const SILENT = new Set(['style', 'script', 'head', 'title']);
const ENDS_LINE = new Set([
  '/p',
  '/div',
  '/li',
  '/tr',
  '/blockquote',
  '/ul',
  '/ol',
  '/table',
  '/pre',
  '/h1',
  '/h2',
  '/h3',
  '/h4',
  '/h5',
  '/h6',
  'br',
  'hr',
]);

/** Text with a line for each block. One pass from tag to tag: a pattern over whole elements would be quadratic. */
export function plainText(html: string): string {
  const lower = asciiLower(html);
  // In pieces: to look at the end of a text that grows copies it whole, each time.
  const pieces: string[] = [];
  const say = (piece: string) => piece !== '' && pieces.push(piece);
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    if (close < 0) {
      say(html.slice(at));
      break;
    }
    say(html.slice(at, open));
    at = close + 1;
    const name = /^\/?[a-z][a-z0-9]{0,15}/.exec(lower.slice(open + 1, open + 18))?.[0] ?? '';
    if (ENDS_LINE.has(name)) say('\n');
    else if (name === 'li') say(pieces.at(-1)?.endsWith('\n') === false ? '\n- ' : '- ');
    else if (name === '/td' || name === '/th') say(' ');
    else if (SILENT.has(name)) {
      const end = lower.indexOf(`</${name}`, at);
      at = end < 0 ? html.length : end;
    }
  }
  return pieces
    .join('')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, entity)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '';
}
