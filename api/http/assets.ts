/** Content negotiation for the desk's files: brotli or gzip as the build left them beside each, else the file itself. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** As the build names them, the smaller one first. */
const ENCODINGS = { br: 'br', gzip: 'gz' } as const;
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * What a browser obeys on documents only: on thirty scripts and styles a kilobyte each, uncompressed, of a first sign-in's line.
 * Who may load a file, as what and over what stays (nosniff, Cross-Origin-Resource-Policy, HSTS).
 */
const OF_DOCUMENTS = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];

/** Serves `folder`, whose files never change under their names. */
export function assets(folder: string): RequestHandler {
  const files = express.static(folder, { immutable: true, maxAge: '1y', index: false });
  const packed = express.static(folder, {
    immutable: true,
    maxAge: '1y',
    index: false,
    setHeaders(res, file) {
      const encoding = file.endsWith('.br') ? 'br' : 'gzip';
      res.set('Content-Encoding', encoding);
      res.set('Content-Type', TYPES[path.extname(file.replace(/\.(?:br|gz)$/, ''))] ?? 'application/octet-stream');
    },
  });
  const router = Router();
  router.use((req, res, next) => {
    res.vary('Accept-Encoding');
    const name = path.basename(req.path);
    // A picture can be opened as a document.
    if (/\.(?:js|css)$/.test(name)) for (const header of OF_DOCUMENTS) res.removeHeader(header);
    // Built names only: whatever else is asked for is looked up by the plain handler, with its own checks.
    if (!/^[\w.-]{1,200}$/.test(name) || !(path.extname(name) in TYPES)) return files(req, res, next);
    const encoding = req.acceptsEncodings('br', 'gzip') as keyof typeof ENCODINGS | false;
    const ending = encoding === false ? undefined : ENCODINGS[encoding];
    if (ending === undefined || !existsSync(path.join(folder, `${name}.${ending}`))) return files(req, res, next);
    req.url = `/${name}.${ending}`;
    return packed(req, res, next);
  });
  return router;
}
