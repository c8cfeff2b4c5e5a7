import sanitize from 'sanitize-html';
import { LIMITS } from '../../domain/limits.ts';
import { nestsTooDeep } from '../../domain/text/nesting.ts';
import { htmlToText, textToHtml } from './html-text.ts';

/**
 * Foreign HTML made harmless by a closed list: what is not named here is gone. It is the first wall; the second is
 * the sandboxed frame the desk shows it in, so never paste the result into a page of ours.
 */

export type SanitizeOptions = {
  /** Remote images tell the sender when and where mail is read. `parked`: the address waits in `data-remote-src`. */
  remoteImages: 'parked' | 'kept';
};

const RASTER = /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*$/i;

const TAGS = (
  'a abbr address b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em font ' +
  'h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub summary sup table tbody ' +
  'td tfoot th thead tr tt u ul var wbr'
).split(' ');

/** Their text is no text for people, or hides mark-up that a later parser would read differently (mutation XSS). */
const SILENT = (
  'applet audio canvas embed frame frameset head iframe math noembed noframes noscript object option plaintext script ' +
  'select style svg template textarea title video xmp'
).split(' ');

const LENGTH = String.raw`-?\d{1,4}(?:\.\d{1,4})?(?:px|pt|pc|cm|mm|in|em|rem|ex|%)?`;
const LENGTHS = [new RegExp(`^(?:auto|${LENGTH})(?: (?:auto|${LENGTH})){0,3}$`, 'i')];
const COLOUR = String.raw`(?:#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\([\d\s.,%]{1,40}\))`;
const COLOURS = [new RegExp(`^${COLOUR}$`, 'i')];
const WORDS = [/^[a-z-]{1,24}$/i];
const BORDER = [new RegExp(`^(?:(?:${LENGTH}|[a-z]{3,10}|${COLOUR})(?: |$)){1,3}$`, 'i')];

/** No position, z-index, url(), expression or @import: nothing here can leave its box or the machine. */
const STYLES: Record<string, RegExp[]> = {
  'background-color': COLOURS,
  color: COLOURS,
  'font-family': [/^[\p{L}\d\s"',-]{1,200}$/u],
  'font-size': [new RegExp(`^(?:${LENGTH}|[a-z-]{3,10})$`, 'i')],
  'font-style': WORDS,
  'font-weight': [/^(?:[a-z]{4,8}|[1-9]00)$/i],
  'line-height': LENGTHS,
  'list-style-type': WORDS,
  'text-align': WORDS,
  'text-decoration': [/^[a-z -]{1,40}$/i],
  'vertical-align': WORDS,
  'white-space': WORDS,
  'border-collapse': WORDS,
  'border-radius': LENGTHS,
};
for (const side of ['', '-top', '-right', '-bottom', '-left']) {
  STYLES[`border${side}`] = BORDER;
  STYLES[`margin${side}`] = LENGTHS;
  STYLES[`padding${side}`] = LENGTHS;
}
for (const size of ['width', 'max-width', 'height', 'max-height']) STYLES[size] = LENGTHS;

const parked = options('parked');
const kept = options('kept');

/**
 * The harmless part of `html`; of HTML that nests too deep for the parser, its words. Linear in its length; the caller bounds that
 * (LIMITS.htmlChars).
 */
export function sanitizeHtml(html: string, { remoteImages }: SanitizeOptions = { remoteImages: 'parked' }): string {
  if (nestsTooDeep(html)) return textToHtml(htmlToText(html));
  return sanitize(html, remoteImages === 'parked' ? parked : kept);
}

function options(remoteImages: SanitizeOptions['remoteImages']): sanitize.IOptions {
  return {
    allowedTags: TAGS,
    nonTextTags: SILENT,
    nestingLimit: LIMITS.htmlNesting,
    disallowedTagsMode: 'discard',
    allowedAttributes: {
      '*': ['align', 'bgcolor', 'dir', 'height', 'lang', 'style', 'title', 'valign', 'width'],
      a: ['href', 'rel', 'target'],
      blockquote: ['type'],
      font: ['color', 'face', 'size'],
      img: ['src', 'alt', 'data-remote-src'],
      ol: ['start', 'type'],
      table: ['border', 'cellpadding', 'cellspacing'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid', 'data', 'http', 'https'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'data-remote-src'],
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: link(attribs) }),
      img: (tagName, attribs) => ({ tagName, attribs: image(attribs, remoteImages) }),
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && isPixel(frame.attribs),
  };
}

/** Opens apart from the desk, tells the other side nothing, and passes on no weight with search engines. */
function link(attribs: sanitize.Attributes): sanitize.Attributes {
  return attribs['href'] === undefined
    ? attribs
    : { ...attribs, rel: 'noopener noreferrer nofollow', target: '_blank' };
}

function image(attribs: sanitize.Attributes, remoteImages: SanitizeOptions['remoteImages']): sanitize.Attributes {
  const { src = '', 'data-remote-src': _forged, ...rest } = attribs;
  const address = src.trim();
  if (/^https?:\/\//i.test(address)) {
    return remoteImages === 'kept' ? { ...rest, src: address } : { ...rest, 'data-remote-src': address };
  }
  if (/^cid:/i.test(address) || RASTER.test(address)) return { ...rest, src: address };
  return rest;
}

/** Counting pixels: an image that cannot be seen, by attribute or by style; and one that shows nothing at all. */
function isPixel(attribs: sanitize.Attributes): boolean {
  if (!attribs['src'] && !attribs['data-remote-src'] && !attribs['alt']) return true;
  const sizes = [attribs['width'], attribs['height']].map((size) => parseFloat(size ?? ''));
  if (sizes.some((size) => size <= 1)) return true;
  return /(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)/i.test(attribs['style'] ?? '');
}
