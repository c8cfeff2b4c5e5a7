/** Until when a mail waits before it leaves: its time to be taken back, or when it is to be sent. */
import { LIMITS } from '../../../domain/limits.ts';
import { badField } from '../../../domain/problem.ts';
import { SECOND_MS } from '../../../domain/time.ts';

/** Epoch ms; null: it leaves at once. Problems as below. */
export function heldUntilOf(
  { sendAt, undoSeconds = 0 }: { sendAt?: string | undefined; undoSeconds?: number | undefined },
  now: number,
): number | null {
  if (sendAt !== undefined) return sendTime(sendAt, now);
  return undoSeconds === 0 ? null : now + undoSeconds * SECOND_MS;
}

/** Problem `bad-input` for what is past, or too far away. */
export function sendTime(sendAt: string, now: number): number {
  const at = Date.parse(sendAt);
  if (at <= now)
    throw badField('sendAt', 'past', 'the time to send it lies in the past; name a later one, or send it now');
  if (at > now + LIMITS.snoozeMs)
    throw badField('sendAt', 'too-large', 'a reply can be held for a year at most; name an earlier time');
  return at;
}
