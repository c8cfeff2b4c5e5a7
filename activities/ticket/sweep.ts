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

export type Swept = { owed: number; late: number; loose: number };

export const createSweepActivities = (deps: Deps) => ({
  /**
   * One pass; returns what it found, all zero in a healthy installation. A part that fails does not keep the others from their
   * work; the pass then fails at its end, and is repeated. Run twice: finds nothing more.
   */
  async sweep(): Promise<Swept> {
    const parts = await Promise.allSettled([
      createSignalQueue(deps, null).deliverPage(),
      startLate(deps),
      sweepLoose(deps.pool),
      renewRuns(deps),
    ]);
    const failed = parts.find((part) => part.status === 'rejected');
    if (failed) throw failed.reason;
    const [owed = 0, late = 0, loose = 0] = parts.map((part) => (part.status === 'fulfilled' ? part.value : 0));
    if (owed > 0 || late > 0) log.warn('the sweeper found work', { owed, late });
    return { owed, late, loose };
  },
});

/**
 * A deadline of an open ticket that passed minutes ago means that no run is watching it. Starting one is enough: it loads the
 * ticket and finds the deadline behind it. An existing run is left alone.
 */
async function startLate({ pool, temporal, taskQueue, settings }: Deps): Promise<number> {
  const late = await ticketsWithoutRun(pool, 50);
  for (const { number, workflow, opened } of late) {
    const run = ticketStart({ number, workflow, ticket: null }, taskQueue, settings.publicUrl);
    if (opened === null) await temporal.workflow.start(TICKET_WORKFLOW, run);
    else
      await temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
        ...run,
        signal: factSignal,
        signalArgs: [birth(opened)],
      });
  }
  return late.length;
}

/** Told in one pass of the sweeper: an upgrade must not stir every open ticket at once. */
const RENEWED = 20;

/**
 * Tells open tickets that began under older rules to go on as a new run (docs/decisions/0008); returns how many. One that still
 * waits for its first deadline is left alone until then: most have not begun, and begin under the rules of that day.
 */
async function renewRuns({ temporal, taskQueue }: Deps): Promise<number> {
  const older = temporal.workflow.list({
    query:
      `WorkflowType = '${TICKET_WORKFLOW}' and TaskQueue = '${taskQueue}' and ExecutionStatus = 'Running'` +
      ` and ExecutionTime <= '${new Date().toISOString()}' and (TicketRules < ${RULES} or TicketRules is null)`,
    pageSize: RENEWED,
  });
  let renewed = 0;
  for await (const { workflowId, runId } of older) {
    // A run may have ended since it was listed.
    await temporal.workflow
      .getHandle(workflowId, runId)
      .signal(renewSignal)
      .catch(() => undefined);
    if ((renewed += 1) >= RENEWED) break;
  }
  if (renewed > 0) log.info('open tickets go on under new rules', { renewed, rules: RULES });
  return renewed;
}

/** The fact that the API of release 0.1.0 could not deliver when it made the ticket; under its key it counts once. */
const birth = (message: string): FactCall => ({
  fact: { kind: 'opened', message, dues: [] },
  actor: { kind: 'system' },
  at: Date.now(),
  key: `opened:${message}`,
});
