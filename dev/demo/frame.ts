/** Parts of a mail on their own: its HTML for a sandboxed frame, its files as downloads. */
import type { Response } from 'express';
import { contentIdOf } from '../../domain/mail/content-id.ts';
import type { ParsedAttachment, ParsedMail } from '../../domain/mail/message.ts';

const RASTER = /^image\/(?:png|jpeg|gif|webp)$/;

/** The sanitised HTML as a page that can do nothing: no script, no form, no foreign address, an origin of nobody. */
export function sendFrame(res: Response, mail: ParsedMail): void {
  // A mail that brings its own colours was made for white paper; others take the reader's theme.
  // The grey of our own tracking block reads on both.
  const paper = /\b(?:color|bgcolor|background(?:-color)?)\s*[:=]/i.test(
    (mail.html ?? '').replace(/\bcolor:\s*#6b7280\b/gi, ''),
  );
  const dark = paper
    ? ''
    : '@media (prefers-color-scheme:dark){:root{color-scheme:dark}body{background:#1e2226;color:#e6e8ea}a{color:#3fb68b}blockquote{border-color:#4b5056}}';
  res.status(200).set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  })
    .send(`<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bilet</title><base target="_blank"><style>
:root{color-scheme:light}body{margin:0;padding:2px 12px;background:#fff;color:#1f2328;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
a{color:#0b6e4f}img{max-width:100%;height:auto}blockquote{margin:.5em 0;padding-left:.75em;border-left:3px solid #d0d7de}${dark}
</style></head><body>${withPictures(mail)}</body></html>`);
}

/** `cid:` addresses become the pictures themselves; the sanitiser wrote the quotes around them. */
function withPictures(mail: ParsedMail): string {
  const byId = new Map(
    mail.attachments.flatMap((part) =>
      part.contentId !== null && RASTER.test(part.mediaType) ? [[part.contentId, part] as const] : [],
    ),
  );
  return (mail.html ?? '').replace(/"cid:([^"]{1,256})"/g, (whole, id: string) => {
    const part = byId.get(contentIdOf(id));
    return part === undefined
      ? whole
      : `"data:${part.mediaType};base64,${Buffer.from(part.content).toString('base64')}"`;
  });
}

/** Always a download: what a sender calls a file never decides how it is shown. */
export function sendFile(res: Response, file: ParsedAttachment): void {
  const ascii = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  res
    .status(200)
    .set({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-store',
    })
    .send(Buffer.from(file.content));
}
