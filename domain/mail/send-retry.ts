/** When a deferred mail is tried again. Greylisting asks for minutes, outages last hours (RFC 5321, 4.5.4.1). */
import { LIMITS } from '../limits.ts';
import { MINUTE_MS, SECOND_MS } from '../time.ts';

const WAITS_MS = [15 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS];
const LATER_MS = 240 * MINUTE_MS;

/** The instant of the next attempt after `attempts` were made since `firstAt`; null when it is time to give up. */
export function retryAt(attempts: number, firstAt: number, now: number): number | null {
  if (now - firstAt >= LIMITS.sendForMs) return null;
  return now + (WAITS_MS[attempts - 1] ?? LATER_MS);
}
