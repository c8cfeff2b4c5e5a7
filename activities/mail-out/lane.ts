/**
 * The lane of a mailbox: its mails wait together, without spending an attempt, while its server refuses the sign-in or has us
 * wait, and while the provider lets no more through.
 */
import { laneOf, postpone } from '../../db/mail-out/lanes.ts';
import { changeQuota } from '../../db/mail-out/quota.ts';
import { providerUsing } from '../../domain/mail/providers.ts';
import { spansOf, takeOf } from '../../domain/mail/send-quota.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { heldSignIn } from '../sign-ins.ts';

/** How often it is looked whether a mailbox that was given up may be signed in to again. */
const STOPPED_LOOK_MS = 5 * MINUTE_MS;
/** So that what waited together does not come together. */
const SPREAD_MS = 5_000;

/** When the send is to be asked about again (epoch ms); null when it may go now. */
export async function laneClosedUntil(deps: Pick<Deps, 'pool' | 'settings'>, outbox: string): Promise<number | null> {
  const lane = await laneOf(deps.pool, outbox);
  if (lane === undefined) return null;
  const held = await heldSignIn(deps.pool, lane.mailbox, 'smtp');
  const closed =
    held === null
      ? await overQuota(deps, lane)
      : { why: held.fault?.detail ?? 'the sending server has us wait', ms: held.waitMs ?? STOPPED_LOOK_MS };
  if (closed === null) return null;
  const until = await postpone(deps.pool, outbox, closed.why, closed.ms + Math.random() * SPREAD_MS);
  return until?.getTime() ?? null;
}

async function overQuota(
  { pool, settings }: Pick<Deps, 'pool' | 'settings'>,
  { mailbox, address, host, recipients, isAutomatic }: NonNullable<Awaited<ReturnType<typeof laneOf>>>,
): Promise<{ why: string; ms: number } | null> {
  const provider = providerUsing(address, host, settings.mailProviders.providers);
  if (provider === undefined || spansOf(provider.quota).length === 0) return null;
  const { waitMs } = await changeQuota(pool, mailbox, (buckets, now) =>
    takeOf(provider.quota, buckets, recipients, isAutomatic, now),
  );
  return waitMs > 0
    ? { why: `${provider.name} lets no more mail through just now; it is sent later`, ms: waitMs }
    : null;
}
