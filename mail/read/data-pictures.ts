import { createHash } from 'node:crypto';
import { LIMITS } from '../../domain/limits.ts';
import type { RawAttachment } from './content.ts';
import type { Part } from './words.ts';

/**
 * Pictures that HTML carries in itself as `data:` addresses (RFC 2397), made parts of the mail with a Content-ID
 * (RFC 2392): one pasted screenshot would otherwise fill every bound on HTML, and hide the words behind it.
 */

/** One picture in the form of a mail's files. */
export type Picture = RawAttachment;

/** `data:image/png;name=a.png;base64,`: at most three parameters. */
const OPENING = /data:image\/([a-z0-9.+-]{1,40})(?:;[a-z0-9-]{1,40}=[^;,"'\s<>]{1,100}){0,3};base64,/gi;
/** Kinds that the desk shows; any other becomes a file, and its place stays empty. */
const SHOWN = new Set(['png', 'jpeg', 'gif', 'webp']);
/** By character code: 1 for base64, 2 for the spaces that wrap it. */
const IN_DATA = new Uint8Array(128);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=') IN_DATA[sign.charCodeAt(0)] = 1;
for (const space of ' \t\r\n\f') IN_DATA[space.charCodeAt(0)] = 2;

/** Takes the pictures out of every HTML part of a mail, in place; see `takePictures`. */
export function takePicturesOfTree(tree: Part): Picture[] {
  const found = new Map<string, Picture>();
  const visit = (part: Part): void => {
    if (/^text\/html$/i.test(part.contentType) && part.textContent !== undefined && !part.isAttachment) {
      part.textContent = takePictures(part.textContent, found).html;
    }
    part.children.forEach(visit);
  };
  visit(tree);
  return [...found.values()];
}

/**
 * The HTML with `cid:` in the place of each picture, and the pictures, each once; at most LIMITS.parts of them. The id
 * comes from the content, so a mail that is read again gets the same. What people only write about stays as it is:
 * an address counts as an attribute in a tag or in `url()`. Linear: one pass forward. `pictures` holds those of the
 * mail's other parts.
 */
export function takePictures(
  html: string,
  pictures = new Map<string, Picture>(),
): { html: string; pictures: Picture[] } {
  const kept: string[] = [];
  let done = 0;
  let seen = 0;
  let inTag = false;
  for (const match of html.matchAll(OPENING)) {
    const { index } = match;
    if (index < done) continue;
    if (pictures.size === LIMITS.parts) break;
    inTag = opensTag(html.slice(seen, index), inTag);
    seen = index;
    const opener = openerOf(html, index);
    if (opener === null || (!inTag && !opener.inUrl)) continue;
    const start = index + match[0].length;
    const end = endOfData(html, start, opener.quote);
    const picture = end === null ? null : readPicture(match[1] ?? '', html.slice(start, end));
    if (end === null || picture === null) continue;
    pictures.set(picture.hash, picture.part);
    kept.push(html.slice(done, index), picture.part.contentId === null ? '' : `cid:${picture.part.contentId}`);
    done = end;
    seen = end;
  }
  kept.push(html.slice(done));
  return { html: kept.join(''), pictures: [...pictures.values()] };
}

/** Whether a tag is open behind this stretch of HTML. */
function opensTag(stretch: string, before: boolean): boolean {
  const [open, close] = [stretch.lastIndexOf('<'), stretch.lastIndexOf('>')];
  return open === close ? before : open > close;
}

/** What stands before the address: `=` or `url(`, and perhaps a quotation mark. Null when it is no address. */
function openerOf(html: string, at: number): { quote: string; inUrl: boolean } | null {
  const match = /(=|url\()\s{0,5}(["']|&quot;|&#39;)?\s{0,5}$/i.exec(html.slice(Math.max(0, at - 24), at));
  return match ? { quote: match[2] ?? '', inUrl: match[1] !== '=' } : null;
}

/** Where base64 ends; null unless there the quotation mark closes, or without one, the value does. */
function endOfData(html: string, start: number, quote: string): number | null {
  // Mail programs wrap long values, which only quotation marks allow.
  const allowed = quote === '' ? 1 : 2;
  let end = start;
  while (isData(html.charCodeAt(end), allowed)) end++;
  if (end === start || end === html.length) return null;
  const closed = quote === '' ? /[\s>)/"'&;]/.test(html[end]!) : html.startsWith(quote, end);
  return closed ? end : null;
}

/** False behind the last character as well, whose code is NaN. */
function isData(code: number, allowed: number): boolean {
  const kind = IN_DATA[code] ?? 0;
  return kind > 0 && kind <= allowed;
}

function readPicture(kind: string, data: string): { hash: string; part: Picture } | null {
  const content = Buffer.from(data, 'base64');
  if (content.length === 0) return null;
  const subtype = kind.toLowerCase() === 'jpg' ? 'jpeg' : kind.toLowerCase();
  const hash = createHash('sha256').update(subtype).update('\0').update(content).digest('hex');
  const contentType = `image/${subtype}`;
  return {
    hash,
    part: { contentType, fileName: '', contentId: SHOWN.has(subtype) ? `${hash.slice(0, 32)}@data` : null, content },
  };
}
