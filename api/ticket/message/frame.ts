/**
 * The HTML of a message as a page of its own, for a sandboxed frame. Sanitised or not, it can do nothing here: its
 * Content-Security-Policy allows no script but ours, no form and no foreign address, and `sandbox` gives it an origin of nobody.
 */
import type { RequestHandler, Response } from 'express';
import type { Routes } from '../../../contract/routes.ts';
import { attachmentById } from '../../../db/ticket/attachments.ts';
import { frameOf, type FrameRow } from '../../../db/ticket/messages.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Deps } from '../../http/deps.ts';
import { sanitizeHtml } from '../../../mail/html/sanitize.ts';
import { nonceOf } from '../../http/headers.ts';
import { RASTER, sendBlob } from './files.ts';
import { FRAME_SCRIPT } from './frame-script.ts';
import type { Handler } from '../../http/handler.ts';
import type { Language } from '../../../domain/text/language.ts';
import { type QuoteSeam, quoteSeam } from '../../../domain/text/quote-seam.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { contentIdOf } from '../../../domain/mail/content-id.ts';
import { withEmptyLines } from '../../../domain/text/empty-lines.ts';
import { escapeHtml } from '../../../domain/text/escape.ts';

export const getMessageFrame: Handler<Routes['getMessageFrame']> = async (deps, { params, query, who, res }) => {
  const row = await frameOf(deps.pool, params.id);
  if (row === undefined) throw new Problem('not-found', 'there is no such message');
  const showRemote = query.images === 'show';
  const given = htmlOf(row);
  const html = given === null ? `<pre>${escapeHtml(row.text)}</pre>` : withImages(deps, given, row.images, showRemote);
  const seam = row.direction === 'in' ? quoteSeam(row.text, row.newText) : null;
  const quote = seam && { seam, name: QUOTED[who.language] };
  sendFrame(res, { html, language: row.language, theme: query.theme, showRemote, quote });
};

/** What the button before older mail is called. */
const QUOTED: Readonly<Record<Language, string>> = { tr: 'Alıntılanan geçmiş', en: 'Quoted history' };

/** What a frame shows: HTML that is sanitised already. `showRemote`: pictures of other servers may load. */
export type Framed = {
  html: string;
  language: string;
  theme: 'light' | 'dark';
  showRemote: boolean;
  /** Where it begins to repeat older mail, which waits behind a button of this name. */
  quote?: { seam: QuoteSeam; name: string } | null;
};

/** Answers with the page. */
export function sendFrame(res: Response, framed: Framed): void {
  const remote = framed.showRemote ? ' https:' : '';
  res
    .status(200)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        `default-src 'none'; img-src 'self' data:${remote}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; ` +
        `script-src 'nonce-${nonceOf(res)}'; frame-ancestors 'self'; sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox`,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'SAMEORIGIN',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
    .send(page(framed, nonceOf(res)));
}

/** What an agent wrote is not sanitised where it is kept; it is shown as it was sent. */
const htmlOf = ({ direction, html }: FrameRow): string | null =>
  html === null || direction === 'in' ? html : withEmptyLines(sanitizeHtml(html));

/** Instead of the browser's broken one. */
const PICTURE = `url("data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" fill="none" stroke="#8a9097">' +
    '<rect x=".5" y=".5" width="27" height="27" rx="4"/><path d="M6 20l5-6 4 4 3-3 4 5"/></svg>',
).replaceAll("'", '%27')}")`;

function page({ html, language, theme, quote }: Framed, nonce: string): string {
  const [ink, link, line] = theme === 'dark' ? ['#d5d7da', '#8ab4f8', '#4b5056'] : ['#1f2328', '#0b57d0', '#d0d7de'];
  const folded = quote
    ? ` data-before="${quote.seam.before}" data-after="${quote.seam.after}" data-quoted="${escapeHtml(quote.name)}"`
    : '';
  // A cell is never narrower than its longest word: a wide table slides sideways, and the rest stays in its lines.
  return `<!doctype html><html lang="${language}" data-theme="${theme}"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width"><title>Bilet</title><base target="_blank"><style>
:root{color-scheme:${theme};overflow-x:auto}
body{display:flow-root;margin:0;color:${ink};font:14px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
a{color:${link}}img{max-width:100%;height:auto}img[src^="cid:"]{display:none}img:not([src]){content:${PICTURE};object-fit:none;background:#80868b14;border-radius:4px}
[data-unseen]{display:inline-block;padding:1px 8px;border:1px dashed ${line};border-radius:4px;font-size:12px}pre{white-space:pre-wrap;font:inherit;margin:0}
body>:first-child{margin-top:0}body>:last-child{margin-bottom:0}
li>p{margin:0}table{border-spacing:0}th,td{overflow-wrap:normal}
:where(table[border]:not([border="0"])){border-collapse:collapse}:where(table[border]:not([border="0"])) :where(th,td){padding:3px 7px}
blockquote{margin:.5em 0 .5em .25em;padding-left:.75em;border-left:3px solid ${line}}
summary{width:max-content;margin:.5em 0;padding:0 9px;border:1px solid ${line};border-radius:4px;line-height:16px;letter-spacing:1px;list-style:none;cursor:pointer}
summary::-webkit-details-marker{display:none}@media print{details:has(>summary[aria-label]){display:none}}
[data-paper]{color-scheme:light;background:#fff}[data-paper] body{padding:12px;color:#1f2328}[data-paper] a{color:#0b57d0}
</style></head><body dir="auto"${folded}>${html}<script nonce="${nonce}">${FRAME_SCRIPT}</script></body></html>`;
}

/**
 * `cid:` becomes the attachment's signed address; a parked remote picture (mail/html/sanitize.ts) gets its address
 * back when asked.
 * Both rewrite attribute values only, quoted as the sanitiser writes them.
 */
function withImages(deps: Deps, html: string, images: FrameRow['images'], showRemote: boolean): string {
  const byCid = new Map(images.map((image) => [image.contentId.replace(/^<|>$/g, '').toLowerCase(), image.id]));
  const own = html.replace(/\bsrc\s*=\s*(["'])cid:([^"']{1,300})\1/gi, (whole, _quote: string, cid: string) => {
    const id = byCid.get(contentIdOf(cid).toLowerCase());
    return id === undefined ? whole : `src="/frame-images/${id}/${tokenOf(deps, id)}"`;
  });
  return showRemote ? own.replace(/\bdata-remote-src\s*=\s*"(https:[^"]*)"/gi, 'src="$1"') : own;
}

/**
 * A capability URL, for LIMITS.frameImageMs. A sandboxed frame has no origin, so its requests carry no SameSite cookie: the
 * address itself says that the reader of the page may see the picture.
 */
const tokenOf = ({ vault }: Deps, id: string): string =>
  vault
    .signer('frame-image')
    .token(`${id}.${Date.now() + LIMITS.frameImageMs}`)
    .slice(id.length + 1);

/** Whether a token was issued for this picture and still counts. */
function isOpen({ vault }: Deps, id: string, token: string): boolean {
  const signed = vault.signer('frame-image').read(`${id}.${token}`);
  return signed !== null && Number(signed.slice(id.length + 1)) > Date.now();
}

/** `GET /frame-images/:id/:token`: one picture of a message, for the frame alone. */
export const frameImage =
  (deps: Deps): RequestHandler<{ id: string; token: string }> =>
  async (req, res) => {
    const { id, token } = req.params;
    const file = isOpen(deps, id, token) ? await attachmentById(deps.pool, id) : undefined;
    if (file === undefined || RASTER[file.mediaType] === undefined)
      throw new Problem('not-found', 'there is no such picture, or its address is too old');
    // The frame's origin is nobody's, so the picture must be readable from another origin.
    res.set('Cross-Origin-Resource-Policy', 'cross-origin');
    await sendBlob(deps, res, { sha256: file.sha256, size: file.size, name: file.name, mediaType: file.mediaType });
  };
