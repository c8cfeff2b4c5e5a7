/** The form of our own words, as the desk's editor has it, and nothing else: what is kept to be written on with. */
import sanitize from 'sanitize-html';
import { LIMITS } from '../../domain/limits.ts';
import { isFormatted } from '../../domain/text/form.ts';
import { nestsTooDeep } from '../../domain/text/nesting.ts';

/** An address that leads nowhere is none: its words stay. */
const link = (href: string): sanitize.Tag =>
  /^(?:https?:|mailto:)/i.test(href.trim()) ? { tagName: 'a', attribs: { href } } : { tagName: 'span', attribs: {} };

const OPTIONS: sanitize.IOptions = {
  allowedTags: 'p br strong em code pre blockquote ul ol li a table tbody tr td'.split(' '),
  nestingLimit: LIMITS.htmlNesting,
  disallowedTagsMode: 'discard',
  allowedAttributes: { a: ['href'], ol: ['start'], td: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    b: 'strong',
    i: 'em',
    th: 'td',
    // Words that other programs set apart as blocks stay lines of their own.
    div: 'p',
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((heading) => [heading, 'p'])),
    a: (_tag, { href = '' }) => link(href),
  },
};

/**
 * The part of `html` that the editor knows, without looks, pictures and whatever could run; empty where nothing of it is form, or where it nests
 * too deep to be read. Linear in its length; the caller bounds that.
 */
export function sanitizedForm(html: string): string {
  if (nestsTooDeep(html)) return '';
  // Of an empty line that mails give a height the editor would make two.
  const form = sanitize(html, OPTIONS).replaceAll('<p><br /></p>', '<p></p>').trim();
  return isFormatted(form) ? form : '';
}
