import { compile, type Formatter, type HtmlNode } from 'html-to-text';
import { LIMITS } from '../../domain/limits.ts';
import { escapeHtml } from '../../domain/text/escape.ts';
import { nestsTooDeep } from '../../domain/text/nesting.ts';

/** Between HTML and plain text, both ways. The result of `textToHtml` is ours and safe; it carries no foreign mark-up. */

/** Stands for an empty paragraph until its neighbours are known; no character, and taken out of what comes in. */
const EMPTY = '\uFDD0';

type FormatBlock = (...given: [...Parameters<Formatter>, { apart: number; empty: boolean }]) => void;

const toText = compile({
  formatters: {
    paragraph: (element, walk, builder) =>
      format(element, walk, builder, { apart: 2, empty: isEmpty(element.children) }),
    // Gmail's empty line is a `<div>` that holds a break.
    // Apart from its neighbour; the space is one with those that the row brings itself.
    cell: (element, walk, builder) => {
      walk(element.children, builder);
      builder.addInline(' ');
    },
    line: (element, walk, builder) => format(element, walk, builder, { apart: 1, empty: holdsOneBreak(element) }),
  },
  wordwrap: false,
  preserveNewlines: false,
  limits: { maxInputLength: LIMITS.htmlChars, maxDepth: LIMITS.htmlTextDepth, ellipsis: '…' },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'], noAnchorUrl: true } },
    { selector: 'p', format: 'paragraph' },
    { selector: 'div', format: 'line' },
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'title', format: 'skip' },
    // Upper-casing by the machine would turn the Turkish i into I.
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'line' },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
});

/**
 * The words of HTML, a mail's or an agent's: quotes prefixed with `> `, list items with `- `, link addresses in `<>` behind their text. Between
 * paragraphs stands an empty line; an empty paragraph is that line, and each further one is one more.
 * Of HTML that nests too deep for the converter the tags are simply removed. Reads at most LIMITS.htmlChars characters: the converter
 * takes more than linear time (8 MB of table cells: minutes).
 */
export function htmlToText(html: string): string {
  if (nestsTooDeep(html)) return withoutTags(html);
  // Line by line: a pattern for spaces before a line's end begins anew at every one of a million spaces.
  const lines = toText(html.slice(0, LIMITS.htmlChars).replaceAll(EMPTY, ''))
    .replace(/\u00A0/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd());
  return withEmptyLines(lines).join('\n').trim();
}

/** Each empty paragraph as one line; the lines that keep paragraphs apart go where such a one stands. */
function withEmptyLines(lines: string[]): string[] {
  const kept: string[] = [];
  let gap = 0;
  let standing = false;
  for (const line of lines) {
    if (line.includes(EMPTY)) {
      if (!standing) kept.length -= gap;
      kept.push(line.replaceAll(EMPTY, '').trimEnd());
      standing = true;
    } else if (!/^[>\s]*$/.test(line)) {
      kept.push(line);
      [gap, standing] = [0, false];
    } else if (!standing) {
      kept.push(line);
      gap += 1;
    }
  }
  return kept;
}

const format: FormatBlock = (element, walk, builder, { apart, empty }) => {
  builder.openBlock({ leadingLineBreaks: apart });
  if (empty) builder.addInline(EMPTY);
  else walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: apart });
};

const holdsOneBreak = ({ children = [] }: HtmlNode): boolean => {
  const written = children.filter((node) => node.type !== 'text' || node.data?.trim() !== '');
  return written.length === 1 && written[0]?.name === 'br';
};

/** Nothing to read in it: spaces, line breaks, and what holds only these. */
const isEmpty = (nodes: readonly HtmlNode[] = []): boolean =>
  nodes.every((node) => {
    if (node.type === 'text') return (node.data ?? '').trim() === '';
    return node.name === 'br' || (node.name !== 'img' && node.type === 'tag' && isEmpty(node.children));
  });

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
