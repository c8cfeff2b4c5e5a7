/** Has open tickets handed over whose owner or team is none any more. */
import { HAND_OVER_WORKFLOW, handOverStart } from '../../workflows/messages/people.ts';
import type { Deps } from '../http/deps.ts';

const START_MS = 2_000;

/** Begins at once. While Temporal is away nothing is lost: the housekeeping finds them within a minute of its return. */
export const beginHandOver = async ({ temporal, taskQueue, log }: Deps): Promise<void> =>
  temporal
    .withDeadline(Date.now() + START_MS, () => temporal.workflow.start(HAND_OVER_WORKFLOW, handOverStart(taskQueue)))
    .then(
      () => undefined,
      (error: unknown) => log.warn('the hand-over waits for the housekeeping', { error: String(error) }),
    );
