/**
 * The lane of a mailbox: its mails wait together, without spending an attempt, while its server refuses the sign-in or has us
 * wait, and while the provider lets no more through; what a machine writes, while the mailbox is paused. One that was deleted has no
 * lane: its mails are handed on to the one that answers for it.
 */
import type { Pool } from '../../db/core/pool.ts';
import { handOn } from '../../db/mail-out/hand-on.ts';
import { type Lane, laneOf, postpone } from '../../db/mail-out/lanes.ts';
import { changeQuota } from '../../db/mail-out/quota.ts';
import { providerUsing } from '../../domain/mail/providers.ts';
import { spansOf, takeOf } from '../../domain/mail/send-quota.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { heldSignIn } from '../mail-server/sign-ins.ts';

/** A mailbox that is paused goes on when a person says so, and is looked at again after so long. */
const PAUSED_LOOK_MS = 10 * MINUTE_MS;
/** How often it is looked whether a mailbox that was given up may be signed in to again. */
const STOPPED_LOOK_MS = 5 * MINUTE_MS;
/** So that what waited together does not come together. */
const SPREAD_MS = 5_000;

/** When the send is to be asked about again (epoch ms); null when it may go now. */
export async function laneClosedUntil(deps: Pick<Deps, 'pool' | 'settings'>, outbox: string): Promise<number | null> {
  const lane = await laneFor(deps.pool, outbox);
  if (lane === undefined || lane.isOrphan) return null;
  // The quota last: asking takes from it.
  const closed = paused(lane) ?? (await held(deps.pool, lane)) ?? (await overQuota(deps, lane));
  if (closed === null) return null;
  const until = await postpone(deps.pool, outbox, closed.why, closed.ms + Math.random() * SPREAD_MS);
  return until?.getTime() ?? null;
}

/** Of the mailbox that sends it by now. */
async function laneFor(pool: Pool, outbox: string): Promise<Lane | undefined> {
  const lane = await laneOf(pool, outbox);
  return lane?.isOrphan && (await handOn(pool, outbox)) > 0 ? laneOf(pool, outbox) : lane;
}

type Closed = { why: string; ms: number } | null;

const paused = ({ isPaused, isAutomatic }: Lane): Closed =>
  isPaused && isAutomatic
    ? { why: 'the mailbox is paused: automatic mail waits until it goes on', ms: PAUSED_LOOK_MS }
    : null;

async function held(pool: Pool, { mailbox }: Lane): Promise<Closed> {
  const standing = await heldSignIn(pool, mailbox, 'smtp');
  return (
    standing && {
      why: standing.fault?.detail ?? 'the sending server has us wait',
      ms: standing.waitMs ?? STOPPED_LOOK_MS,
    }
  );
}

async function overQuota(
  { pool, settings }: Pick<Deps, 'pool' | 'settings'>,
  { mailbox, address, host, recipients, isAutomatic }: Lane,
): Promise<Closed> {
  const provider = providerUsing(address, host, settings.mailProviders.providers);
  if (provider === undefined || spansOf(provider.quota).length === 0) return null;
  const { waitMs } = await changeQuota(pool, mailbox, (buckets, now) =>
    takeOf(provider.quota, buckets, recipients, isAutomatic, now),
  );
  return waitMs > 0
    ? { why: `${provider.name} lets no more mail through just now; it is sent later`, ms: waitMs }
    : null;
}
