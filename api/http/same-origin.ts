/** CSRF protection: whether a request that changes something comes from a page of ours. */
import type { Request } from 'express';

/**
 * Browsers say where a request comes from (Fetch Metadata, else Origin); what is no browser says neither and has no
 * cookie to abuse.
 */
export function isSameOrigin(req: Request): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = req.headers;
  if (origin === undefined) return true;
  // The host as the browser wrote it: a trusted proxy may have put its own into Host (TRUST_PROXY).
  return URL.canParse(origin) && new URL(origin).host === req.host;
}
