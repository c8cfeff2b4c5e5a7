/** The second pair of eyes: finds what a crash left half-done and what a timer should have done, and mends it. */
import { log } from '@temporalio/activity';
import { sweepLoose, ticketsWithoutRun } from '../db/sweep.ts';
import { type FactCall, factSignal, TICKET_WORKFLOW, ticketStart } from '../workflows/messages.ts';
import { deliverOwed } from './deliver.ts';
import type { Deps } from './deps.ts';

export const createSweepActivities = (deps: Deps) => ({
  /** One pass; returns what it found, all zero in a healthy installation. Run twice: finds nothing more. */
  async sweep(): Promise<{ signals: number; late: number; loose: number }> {
    const signals = await deliverOwed(deps);
    // A deadline of an open ticket that passed minutes ago means that no run is watching it. Starting one is enough:
    // it loads the ticket and finds the deadline behind it. An existing run is left alone.
    const late = await ticketsWithoutRun(deps.pool, 50);
    for (const { number, opened } of late) {
      const run = ticketStart({ number, ticket: null }, deps.taskQueue);
      if (opened === null) await deps.temporal.workflow.start(TICKET_WORKFLOW, run);
      else
        await deps.temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
          ...run,
          signal: factSignal,
          signalArgs: [birth(opened)],
        });
    }
    const loose = await sweepLoose(deps.pool);
    if (signals > 0 || late.length > 0) log.warn('the sweeper found work', { signals, late: late.length });
    return { signals, late: late.length, loose };
  },
});

/** The fact that the API could not deliver when it made the ticket; under its key it counts once. */
const birth = (message: string): FactCall => ({
  fact: { kind: 'opened', message, dues: [] },
  actor: { kind: 'system' },
  at: Date.now(),
  key: `opened:${message}`,
});
