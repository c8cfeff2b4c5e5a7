/**
 * The workflows that always run: one for each mailbox, and the housekeeping. Postgres says which these are, and of which mailboxes there
 * is no sign that anybody watches them: a Temporal server that begins empty knows of none, while workers live on.
 */
import { mailboxIds } from '../db/mail-in/mailbox-account.ts';
import { unwatchedMailboxes } from '../db/mail-in/watched.ts';
import { LIMITS } from '../domain/limits.ts';
import {
  HOUSEKEEPING_ID,
  HOUSEKEEPING_WORKFLOW,
  MAILBOX_WORKFLOW,
  mailboxStart,
} from '../workflows/messages/mailbox.ts';
import type { Deps } from './deps.ts';
import { limitOf } from './stopwatch.ts';
import { pause } from './wakeup.ts';

export type AlwaysRunningDeps = Pick<Deps, 'pool' | 'temporal' | 'taskQueue'> & {
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
async function start(deps: AlwaysRunningDeps, mailboxes: string[]): Promise<void> {
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
export const startAlwaysRunning = async (deps: AlwaysRunningDeps): Promise<void> =>
  start(deps, await mailboxIds(deps.pool));

type Warn = (message: string, attributes: Record<string, unknown>) => void;
type Warning = { message: string; attributes: Record<string, unknown> };

/** A look is told of when it finds something else than the one before; what lasts is said once. */
export function onChange(warn: Warn): (found: Warning | false) => void {
  let last = '';
  return (found) => {
    const said = found ? JSON.stringify(found) : '';
    if (found && said !== last) warn(found.message, found.attributes);
    last = said;
  };
}

/** Looks after them until `stopping` aborts. */
export async function keepAlwaysRunning(deps: AlwaysRunningDeps, warn: Warn, stopping: AbortSignal): Promise<void> {
  const [unwatchedAre, failed] = [onChange(warn), onChange(warn)];
  for (let look = 1; !stopping.aborted; look += 1) {
    await pause(LOOK_MS, stopping);
    try {
      const unwatched = stopping.aborted ? [] : await unwatchedMailboxes(deps.pool);
      unwatchedAre(
        unwatched.length > 0 && {
          message: 'nobody watches these mailboxes; their workflows are asked to',
          attributes: { mailboxes: unwatched.toSorted() },
        },
      );
      if (unwatched.length === 0 && look % WHOLE_EVERY > 0) continue;
      await start(deps, unwatched);
      failed(false);
    } catch (error) {
      const message = 'who watches the mailboxes could not be looked at';
      if (!stopping.aborted) failed({ message, attributes: { error: String(error) } });
    }
  }
}
