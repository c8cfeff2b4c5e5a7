/** The heartbeat of a long activity, so that a dead worker is noticed in seconds. */
import type { Context } from '@temporalio/activity';

const EVERY_MS = 5_000;

/** Runs `work` with a heartbeat every five seconds; `fallSilent` ends the heartbeat before the work. */
export async function heartbeating<T>(context: Context, work: (fallSilent: () => void) => Promise<T>): Promise<T> {
  context.heartbeat();
  const timer = setInterval(() => context.heartbeat(), EVERY_MS);
  const fallSilent = () => clearInterval(timer);
  try {
    return await work(fallSilent);
  } finally {
    fallSilent();
  }
}
