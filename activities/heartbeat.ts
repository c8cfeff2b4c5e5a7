/** Keeps an activity's heartbeat going while it works, so that a dead worker is noticed in seconds. */
import type { Context } from '@temporalio/activity';

const EVERY_MS = 5_000;

/** Runs `work` with a heartbeat every five seconds. */
export async function heartbeating<T>(context: Context, work: () => Promise<T>): Promise<T> {
  context.heartbeat();
  const timer = setInterval(() => context.heartbeat(), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
