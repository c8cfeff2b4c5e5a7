/**
 * Compression of what is made for each request: JSON and the desk's page. Files have theirs from the build (assets.ts);
 * streams of events go as they come, bytes of mails as they are.
 *
 * BREACH asks for a secret and for words of the attacker in one compressed answer, and for many such answers. No answer of
 * ours holds a secret (cookies and tokens are headers, never bodies), and another site's page gets none with the session's
 * cookie (SameSite, Fetch Metadata). Pages with a customer's link are left as they are.
 */
import compression from 'compression';
import type { RequestHandler } from 'express';

/** Smaller ones fit a packet or two anyway. */
const FROM_BYTES = 1_500;
const TYPES = /^(?:application\/(?:problem\+)?json|text\/html)\b/;

export const compressed: RequestHandler = compression({
  threshold: FROM_BYTES,
  filter: (_req, res) => TYPES.test(String(res.getHeader('Content-Type') ?? '')),
});
