/** How workflows about those who work here are spoken to. Plain values, as those of tickets are. */

/** Names of the workflow types, as `workflows/index.ts` exports them. */
export const HAND_OVER_WORKFLOW = 'handOverWorkflow';

/** How open tickets are handed over whose owner or team is none any more: one run at a time, which ends when there are none. */
export const handOverStart = (taskQueue: string) =>
  ({
    workflowId: `hand-over-${taskQueue}`,
    taskQueue,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  }) as const;
