/**
 * What a provider lets one mailbox send, as token buckets: one of a minute and one of a day. Half of what is allowed may go at
 * once and the other half comes back over the span, so that no span of that length, wherever it begins, ever has more than all
 * of it.
 */
import { LIMITS } from '../limits.ts';
import { DAY_MS, MINUTE_MS } from '../time.ts';
import type { Quota } from './provider/provider.ts';

export type QuotaSpan = 'minute' | 'day';

const SPAN_MS: Record<QuotaSpan, number> = { minute: MINUTE_MS, day: DAY_MS };

/** Tokens as they were at an instant. */
export type Bucket = { tokens: number; at: number };
export type Buckets = { readonly [span in QuotaSpan]?: Bucket | undefined };

/** The spans that a quota says something of, with how many mails it lets through. */
export const spansOf = ({ mailsPerMinute, mailsPerDay }: Quota): [QuotaSpan, number][] =>
  (
    [
      ['minute', mailsPerMinute],
      ['day', mailsPerDay],
    ] as const
  ).flatMap(([span, most]) => (most === null ? [] : [[span, most]]));

const capacityOf = (most: number): number => Math.max(1, most / 2);

/**
 * Takes `mails` tokens of each bucket, or of none: the buckets afterwards, or how long to wait. Automatic mail leaves a part of
 * each bucket alone, so that a person's answer goes although machines have much to say. More than a bucket ever holds goes when
 * it is full.
 */
export function takeOf(
  quota: Quota,
  buckets: Buckets,
  mails: number,
  isAutomatic: boolean,
  now: number,
): { buckets: Buckets; waitMs: 0 } | { buckets: null; waitMs: number } {
  const after: { [span in QuotaSpan]?: Bucket } = {};
  let waitMs = 0;
  for (const [span, most] of spansOf(quota)) {
    const capacity = capacityOf(most);
    const perMs = most / 2 / SPAN_MS[span];
    const { tokens = capacity, at = now } = buckets[span] ?? {};
    const full = Math.min(capacity, tokens + Math.max(0, now - at) * perMs);
    const reserve = isAutomatic ? capacity * LIMITS.answersReserve : 0;
    const needed = Math.min(mails + reserve, capacity);
    if (full < needed) waitMs = Math.max(waitMs, Math.ceil((needed - full) / perMs));
    after[span] = { tokens: full - mails, at: now };
  }
  return waitMs > 0 ? { buckets: null, waitMs } : { buckets: after, waitMs: 0 };
}

/** Gives back what was taken for mails of which none has left. */
export const backOf = (quota: Quota, buckets: Buckets, mails: number): Buckets =>
  Object.fromEntries(
    spansOf(quota).flatMap(([span, most]) => {
      const bucket = buckets[span];
      return bucket === undefined
        ? []
        : [[span, { ...bucket, tokens: Math.min(capacityOf(most), bucket.tokens + mails) }]];
    }),
  );
