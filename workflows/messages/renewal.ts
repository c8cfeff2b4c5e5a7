/** How the renewal of open tickets after a change of policies or calendars is spoken to. Plain values, as those of tickets are. */
import type { SignalDefinition } from '@temporalio/common';

/** Name of the workflow type, as `workflows/index.ts` exports it. */
export const RENEWAL_WORKFLOW = 'renewalWorkflow';

/** What one page came to: more is owed, which begins in so many ms. */
export type RenewedPage = { more: boolean; inMs: number };

/** Something was changed. */
export const changedSignal = { type: 'signal', name: 'changed' } as SignalDefinition;

/** One run at a time, which lasts as long as something is owed. */
export const renewalStart = (taskQueue: string) =>
  ({
    workflowId: `renewal-${taskQueue}`,
    taskQueue,
    args: [] as [],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    signal: changedSignal,
    signalArgs: [] as [],
  }) as const;
