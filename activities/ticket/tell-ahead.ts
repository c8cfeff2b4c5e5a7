/** What was recorded ahead of the runs of tickets is told to them before it matters. */
import { noteHeard, unheardSoon } from '../../db/ticket/ahead.ts';
import { LIMITS } from '../../domain/limits.ts';
import { aheadStart, TICKET_WORKFLOW } from '../../workflows/messages/ticket.ts';
import type { Deps } from '../deps.ts';
import { stopwatch } from '../stopwatch.ts';
import { pause } from '../wakeup.ts';

/**
 * Tells those whose runs have to know soon, some at once, with as long a pause as that took; at most `limit`. Answers how many. A run that has
 * moved on says nothing to it.
 */
export async function tellAhead(deps: Deps, limit: number): Promise<number> {
  const { pool, temporal, taskQueue, settings, stopping } = deps;
  let told = 0;
  while (told < limit && !stopping.aborted) {
    const elapsed = stopwatch();
    const soon = await unheardSoon(pool, LIMITS.renewedAtOnce);
    if (soon.length === 0) break;
    const answers = await Promise.allSettled(
      soon.map((one) =>
        temporal.workflow.signalWithStart(TICKET_WORKFLOW, aheadStart(one, taskQueue, settings.publicUrl)),
      ),
    );
    await noteHeard(
      pool,
      soon.filter((_, at) => answers[at]!.status === 'fulfilled'),
    );
    const refused = answers.find((answer) => answer.status === 'rejected');
    if (refused !== undefined) throw refused.reason;
    told += soon.length;
    await pause(elapsed(), stopping);
  }
  return told;
}
