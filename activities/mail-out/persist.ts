/** What must be written although Postgres is away: an answer of a mail server comes once. */
import { isPostgresAway } from '../../db/core/outage.ts';
import { pause } from '../wakeup.ts';

const AGAIN_MS = 500;
/** Outlasts a failover; a longer outage ends the attempt, and the mail is `unknown`. */
const TIMES = 240;

/** Repeats `work` until Postgres has taken it; rejects with any other failure, and when it is away for too long. */
export async function persist<T>(work: () => Promise<T>, stopping: AbortSignal): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await work();
    } catch (error) {
      if (times >= TIMES || stopping.aborted || !isPostgresAway(error)) throw error;
    }
    await pause(AGAIN_MS, stopping);
  }
}
