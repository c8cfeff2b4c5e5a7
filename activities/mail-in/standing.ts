/**
 * The workflows that always run: one for each mailbox, and the housekeeping. Postgres says which these are, and of which mailboxes there
 * is no sign that anybody watches them: a Temporal server that begins empty knows of none, while workers live on.
 */
import { mailboxIds } from '../../db/mail-in/mailbox-account.ts';
import { unwatchedMailboxes } from '../../db/mail-in/watched.ts';
import { LIMITS } from '../../domain/limits.ts';
import {
  HOUSEKEEPING_ID,
  HOUSEKEEPING_WORKFLOW,
  MAILBOX_WORKFLOW,
  mailboxStart,
} from '../../workflows/messages/mailbox.ts';
import type { Deps } from '../deps.ts';
import { limitOf } from '../stopwatch.ts';
import { pause } from '../wakeup.ts';

export type StandingDeps = Pick<Deps, 'pool' | 'temporal' | 'taskQueue'> & {
  /** What a server must know before any workflow runs on it. */
  prepare: () => Promise<void>;
  /** Pause of the housekeeping between two passes; default a minute. */
  housekeepingMs?: number | undefined;
};

const HOUSEKEEPING_MS = 60_000;
/** Between two looks, as often as a watcher gives its sign. Without anything to do a look is one small query. */
const LOOK_MS = LIMITS.watchedEveryMs;
/** Every so many looks the rest is made sure of without a cause. */
const WHOLE_EVERY = 4;
const CALL_MS = 10_000;

/** Starts those that do not run; starting one that runs changes nothing. */
async function startStanding(deps: StandingDeps, mailboxes: string[]): Promise<void> {
  const { temporal, taskQueue, housekeepingMs = HOUSEKEEPING_MS } = deps;
  await deps.prepare();
  const bounded = (call: () => Promise<unknown>) => temporal.withDeadline(limitOf(CALL_MS), call);
  await bounded(() =>
    temporal.workflow.start(HOUSEKEEPING_WORKFLOW, {
      workflowId: `${HOUSEKEEPING_ID}-${taskQueue}`,
      taskQueue,
      args: [{ everyMs: housekeepingMs }],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  );
  for (const id of mailboxes)
    await bounded(() => temporal.workflow.start(MAILBOX_WORKFLOW, mailboxStart(id, taskQueue)));
}

/** All of them, wherever Temporal may stand. */
export const startAllStanding = async (deps: StandingDeps): Promise<void> =>
  startStanding(deps, await mailboxIds(deps.pool));

/** Looks after them until `stopping` aborts. */
export async function keepStanding(
  deps: StandingDeps,
  warn: (message: string, attributes: Record<string, unknown>) => void,
  stopping: AbortSignal,
): Promise<void> {
  for (let look = 1; !stopping.aborted; look += 1) {
    await pause(LOOK_MS, stopping);
    try {
      const unwatched = stopping.aborted ? [] : await unwatchedMailboxes(deps.pool);
      if (unwatched.length > 0)
        warn('nobody watches these mailboxes; their workflows are asked to', { mailboxes: unwatched });
      if (unwatched.length > 0 || look % WHOLE_EVERY === 0) await startStanding(deps, unwatched);
    } catch (error) {
      if (!stopping.aborted) warn('who watches the mailboxes could not be looked at', { error: String(error) });
    }
  }
}
