/** The second pair of eyes: finds what a crash left half-done and what a timer should have done, and mends it. */
import { log } from '@temporalio/activity';
import { sweepLoose, ticketsWithoutRun } from '../../db/ticket/sweep.ts';
import { RULES } from '../../domain/ticket/ticket.ts';
import {
  type FactCall,
  factSignal,
  renewSignal,
  TICKET_WORKFLOW,
  ticketStart,
} from '../../workflows/messages/ticket.ts';
import { createSignalQueue } from './signal-queue.ts';
import type { Deps } from '../deps.ts';

export const createSweepActivities = (deps: Deps) => ({
  /** One pass; returns what it found, all zero in a healthy installation. Run twice: finds nothing more. */
  async sweep(): Promise<{ signals: number; late: number; loose: number }> {
    const signals = await createSignalQueue(deps, null).deliverPage();
    // A deadline of an open ticket that passed minutes ago means that no run is watching it. Starting one is enough:
    // it loads the ticket and finds the deadline behind it. An existing run is left alone.
    const late = await ticketsWithoutRun(deps.pool, 50);
    for (const { number, opened } of late) {
      const run = ticketStart({ number, ticket: null }, deps.taskQueue, deps.settings.publicUrl);
      if (opened === null) await deps.temporal.workflow.start(TICKET_WORKFLOW, run);
      else
        await deps.temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
          ...run,
          signal: factSignal,
          signalArgs: [birth(opened)],
        });
    }
    const loose = await sweepLoose(deps.pool);
    await renewRuns(deps).catch((error: Error) => log.warn('runs under older rules wait', { error: error.message }));
    if (signals > 0 || late.length > 0) log.warn('the sweeper found work', { signals, late: late.length });
    return { signals, late: late.length, loose };
  },
});

/** Told in one pass of the sweeper: an upgrade must not stir every open ticket at once. */
const RENEWED = 20;
/** Looked at in one pass, because runs that have not begun yet are passed over. */
const LOOKED_AT = 500;

/**
 * Tells open tickets that began under older rules to go on as a new run (docs/decisions/0008). One whose run has not begun
 * is left alone: it begins under the rules of that day.
 */
async function renewRuns({ temporal, taskQueue }: Deps): Promise<void> {
  const older = temporal.workflow.list({
    query: `WorkflowType = '${TICKET_WORKFLOW}' and TaskQueue = '${taskQueue}' and ExecutionStatus = 'Running' and (TicketRules < ${RULES} or TicketRules is null)`,
    pageSize: 100,
  });
  let [renewed, looked] = [0, 0];
  for await (const { workflowId, runId } of older) {
    if (renewed >= RENEWED || (looked += 1) > LOOKED_AT) break;
    const run = temporal.workflow.getHandle(workflowId, runId);
    if ((await run.describe()).historyLength <= 1) continue;
    await run.signal(renewSignal);
    renewed += 1;
  }
  if (renewed > 0) log.info('open tickets go on under new rules', { renewed, rules: RULES });
}

/** The fact that the API could not deliver when it made the ticket; under its key it counts once. */
const birth = (message: string): FactCall => ({
  fact: { kind: 'opened', message, dues: [] },
  actor: { kind: 'system' },
  at: Date.now(),
  key: `opened:${message}`,
});
