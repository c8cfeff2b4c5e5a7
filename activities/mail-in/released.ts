/** Mail in waits while the installation is brought together after a restore. */
import { isHeld } from '../../db/core/hold.ts';
import type { Deps } from '../deps.ts';
import { pause } from '../wakeup.ts';

const LOOK_MS = 1_000;

/** Nothing is fetched and nothing placed until this resolves. */
export async function untilReleased({ pool }: Pick<Deps, 'pool'>, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted && (await isHeld(pool))) await pause(LOOK_MS, stopping);
}
