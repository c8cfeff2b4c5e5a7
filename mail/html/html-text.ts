import { compile } from 'html-to-text';
import { LIMITS } from '../../domain/limits.ts';
import { escapeHtml } from '../../domain/text/escape.ts';

/** Between HTML and plain text, both ways. The result of `textToHtml` is ours and safe; it carries no foreign mark-up. */

/** Void, or closed by the next of their kind: runs of them do not nest. */
const SHALLOW = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot'.split(
    ' ',
  ),
);

const toText = compile({
  wordwrap: false,
  preserveNewlines: false,
  limits: { maxInputLength: LIMITS.htmlChars, maxDepth: LIMITS.htmlTextDepth, ellipsis: '…' },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'], noAnchorUrl: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'title', format: 'skip' },
    // Upper-casing by the machine would turn the Turkish i into I.
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
});

/**
 * The words of an HTML mail: quotes prefixed with `> `, list items with `- `, link addresses in `<>` behind their text.
 * Reads at most LIMITS.htmlChars characters: the converter takes more than linear time (8 MB of table cells: minutes).
 */
export function htmlToText(html: string): string {
  return toText(html.slice(0, LIMITS.htmlChars))
    .replace(/\u00A0/g, ' ')
    .replace(/[ \t]+\n/g, '\n')
    .trim();
}

/**
 * True when elements nest so deep that HTML parsers take quadratic time (100,000 open `<b>`: seconds). Counts on the
 * safe side: an element closed by its parent's end still counts as open.
 */
export function nestsTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/gi)) {
    const name = tag.toLowerCase();
    if (SHALLOW.has(name)) continue;
    const count = open.get(name) ?? 0;
    const step = slash ? -1 : 1;
    if (count + step < 0) continue;
    open.set(name, count + step);
    depth += step;
    if (depth > LIMITS.htmlOpenElements) return true;
  }
  return false;
}

/** The words of any HTML: by `htmlToText`, or tags simply removed when no converter may be given it. */
export function textOf(html: string): string {
  return nestsTooDeep(html) ? withoutTags(html) : htmlToText(html);
}

function withoutTags(html: string): string {
  return html
    .slice(0, LIMITS.htmlChars)
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Plain text as HTML: escaped, paragraphs at empty lines, at most LIMITS.links http links made clickable. */
export function textToHtml(text: string): string {
  let links = 0;
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map(
      (paragraph) =>
        `<p>${paragraph
          .split('\n')
          .map((line) => withLinks(line, () => ++links <= LIMITS.links))
          .join('<br>')}</p>`,
    )
    .join('\n');
}

/** One pass: an address is `http(s)://` up to a space; a full stop or bracket behind it belongs to the sentence. */
function withLinks(line: string, allowed: () => boolean): string {
  return line
    .split(/(https?:\/\/[^\s<>"]{1,2000})/i)
    .map((piece, index) => {
      if (index % 2 === 0 || !allowed()) return escapeHtml(piece);
      const url = piece.replace(/[.,;:!?)\]}'’”]{1,20}$/, '');
      const rest = piece.slice(url.length);
      return `<a href="${escapeHtml(url)}" rel="noopener noreferrer nofollow" target="_blank">${escapeHtml(url)}</a>${escapeHtml(rest)}`;
    })
    .join('');
}
