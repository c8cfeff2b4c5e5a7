/** How the queue of a team is spoken to. Plain values, as those of tickets are. */
import type { SignalDefinition } from '@temporalio/common';

/** Name of the workflow type, as `workflows/index.ts` exports it. */
export const TEAM_QUEUE_WORKFLOW = 'teamQueueWorkflow';

export type TeamQueueRun = { team: string };
/** What one pass came to. A release before this one does not say `refused`. */
export type HandedOut = { given: number; waiting: number; refused?: number };

/** Somebody has room again, or something waits: look at once. */
export const lookSignal = { type: 'signal', name: 'look' } as SignalDefinition;

/** How a team's queue is handed out: one run for each team, which lasts as long as something waits. */
export const teamQueueStart = (team: string, taskQueue: string) =>
  ({
    workflowId: `team-queue-${team}`,
    taskQueue,
    args: [{ team } satisfies TeamQueueRun] as [TeamQueueRun],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    signal: lookSignal,
    signalArgs: [] as [],
  }) as const;
