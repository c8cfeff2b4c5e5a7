/**
 * The lane of a mailbox: its mails wait together, without spending an attempt, while its server refuses the sign-in or has us
 * wait, and while the provider lets no more through; what a machine writes, while the mailbox is paused. One that was deleted has no
 * lane: its mails are handed on to the one that answers for it.
 */
import type { Pool } from '../../db/core/pool.ts';
import { handOn } from '../../db/mail-out/hand-on.ts';
import { type Lane, laneOf, postpone } from '../../db/mail-out/lanes.ts';
import { changeQuota } from '../../db/mail-out/quota.ts';
import type { Provider } from '../../domain/mail/provider/provider.ts';
import { providerUsing } from '../../domain/mail/provider/providers.ts';
import { backOf, spansOf, takeOf } from '../../domain/mail/send-quota.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { type HeldSignIn, isLeave, type Leave, leaveToSend } from '../mail-server/sign-ins.ts';

/** A mailbox that is paused goes on when a person says so, and is looked at again after so long. */
const PAUSED_LOOK_MS = 10 * MINUTE_MS;
/** How often it is looked whether a mailbox that was given up may be signed in to again. */
const STOPPED_LOOK_MS = 5 * MINUTE_MS;
/** So that what waited together does not come together. */
const SPREAD_MS = 5_000;

/** With a leave where the mailbox of a send was asked for one; `giveBack`: of what its provider lets through it has used nothing. */
export type Entry = { leave: Leave | null; giveBack(): Promise<void> };

/** Or the send is to be asked about again at an instant (epoch ms). */
type MaybeEntry = { closedUntil: number; isBusy: boolean } | ({ closedUntil: null } & Entry);

const OPEN: MaybeEntry = { closedUntil: null, leave: null, giveBack: async () => undefined };

/** Whoever gets a leave ends it. `busyMs`: when to look again while others are at it. */
export async function enterLane(
  deps: Pick<Deps, 'pool' | 'settings'>,
  outbox: string,
  busyMs: number,
): Promise<MaybeEntry> {
  const lane = await laneFor(deps.pool, outbox);
  if (lane === undefined || lane.isOrphan) return OPEN;
  const closed = paused(lane);
  if (closed !== null) return putOff(deps.pool, outbox, closed);
  const leave = await leaveToSend(deps.pool, lane.mailbox);
  if (!isLeave(leave)) return putOff(deps.pool, outbox, heldBy(leave, busyMs));
  let stays = false;
  try {
    // The quota last: asking takes from it.
    const used = await overQuota(deps, lane);
    stays = used === null;
    return used === null
      ? { closedUntil: null, leave, giveBack: () => giveBack(deps, lane) }
      : await putOff(deps.pool, outbox, used);
  } finally {
    if (!stays) await leave.end();
  }
}

/** Of the mailbox that sends it by now. */
async function laneFor(pool: Pool, outbox: string): Promise<Lane | undefined> {
  const lane = await laneOf(pool, outbox);
  return lane?.isOrphan && (await handOn(pool, outbox)) > 0 ? laneOf(pool, outbox) : lane;
}

/** Why a mail waits without an attempt of its own, and for how long. While it `awaits` others of its mailbox, which is no matter of the mail, nobody hears of it. */
export type Wait = { why: string; ms: number; awaits: 'sign-in' | 'others' | 'time' };

async function putOff(pool: Pool, outbox: string, wait: Wait): Promise<MaybeEntry> {
  const until = await postpone(pool, outbox, wait);
  return until === undefined ? OPEN : { closedUntil: until.getTime(), isBusy: wait.awaits === 'others' };
}

const spread = (ms: number): number => ms + Math.random() * SPREAD_MS;

const paused = ({ isPaused, isAutomatic }: Lane): Wait | null =>
  isPaused && isAutomatic
    ? {
        why: 'the mailbox is paused: automatic mail waits until it goes on',
        ms: spread(PAUSED_LOOK_MS),
        awaits: 'time',
      }
    : null;

/** A lane that is closed by its sign-in. */
export const heldBy = ({ fault, waitMs }: HeldSignIn, busyMs: number): Wait => ({
  why: fault?.detail ?? 'the sending server has us wait',
  ms: spread(waitMs === 'others' ? busyMs : (waitMs ?? STOPPED_LOOK_MS)),
  awaits: waitMs === 'others' ? 'others' : 'sign-in',
});

/** Undefined where nothing is bounded. */
function boundOf({ settings }: Pick<Deps, 'settings'>, { address, host }: Lane): Provider | undefined {
  const provider = providerUsing(address, host, settings.mailProviders.providers);
  return provider !== undefined && spansOf(provider.quota).length > 0 ? provider : undefined;
}

/** Of a mail that was turned away. Lost while Postgres is away: then fewer mails go for a day at most. */
async function giveBack(deps: Pick<Deps, 'pool' | 'settings'>, lane: Lane): Promise<void> {
  const provider = boundOf(deps, lane);
  if (provider === undefined) return;
  await changeQuota(deps.pool, lane.mailbox, (buckets) => ({
    buckets: backOf(provider.quota, buckets, lane.recipients),
  })).catch(() => undefined);
}

async function overQuota(deps: Pick<Deps, 'pool' | 'settings'>, lane: Lane): Promise<Wait | null> {
  const { mailbox, recipients, isAutomatic } = lane;
  const provider = boundOf(deps, lane);
  if (provider === undefined) return null;
  const { waitMs } = await changeQuota(deps.pool, mailbox, (buckets, now) =>
    takeOf(provider.quota, buckets, recipients, isAutomatic, now),
  );
  if (waitMs === 0) return null;
  const why = `${provider.name} lets no more mail through just now; it is sent later`;
  return { why, ms: spread(waitMs), awaits: 'time' };
}
