/**
 * Lease hand-over for `watchMailbox`. When the heartbeat cannot reach Temporal the SDK cancels the attempt; we keep reading
 * until a newer attempt asks for the lock, or none will (decision 7).
 */
import { type Context, log } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Held } from '../../db/core/lock.ts';
import { type MailboxAccount, mailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { LIMITS } from '../../domain/limits.ts';
import { mailboxWorkflowId } from '../../workflows/messages/mailbox.ts';
import type { Deps } from '../deps.ts';
import { limitOf } from '../stopwatch.ts';
import { pause } from '../wakeup.ts';

/** Between two looks for a later attempt: usually there is none. */
const LOOK_MS = { watching: 5_000, givenUp: 1_000 };
/** Every so many looks it is asked whether there will be a later attempt at all. */
const ASK_EVERY = 5;
const ASK_MS = 2_000;

/**
 * Whether the attempt was cancelled because its heartbeat did not reach Temporal, which then starts another as soon as it
 * can: the SDK gives it up five seconds after the heartbeat timeout, or the server says that it is over. As against a
 * cancellation that somebody asked for.
 */
export const isGivenUp = ({ cancellationSignal }: Context): boolean =>
  ['TIMED_OUT', 'NOT_FOUND'].includes((cancellationSignal.reason as Error | undefined)?.message ?? '');

/**
 * Resolves when a watch should end: a later attempt wants the lock; or it was `givenUp` and there will be none, because
 * the mailbox was changed, paused or removed, its workflow has ended, or the worker stops.
 */
export async function untilReplaced(
  deps: Deps,
  mailbox: MailboxAccount,
  givenUp: AbortSignal,
  lock: Held,
  stopping: AbortSignal,
): Promise<void> {
  const disturbed = AbortSignal.any([stopping, givenUp]);
  while (!disturbed.aborted) {
    // Cut off from Temporal this attempt may be the last to hear that there is another.
    if (await isWanted(lock)) return;
    await pause(LOOK_MS.watching, disturbed);
  }
  if (stopping.aborted) return;
  log.warn('the mailbox is watched without Temporal', { mailbox: mailbox.id });
  const over = AbortSignal.any([stopping, deps.stopping]);
  for (let look = 0; !over.aborted; look += 1) {
    if (await isWanted(lock)) return;
    if (look % ASK_EVERY === 0 && !(await isExpected(deps, mailbox))) return;
    await pause(LOOK_MS.givenUp, over);
  }
}

/** Resolves to whether the mailbox is another than when its watch began: paused, say. Who was told of it by a signal has ended the watch already. */
export async function untilChanged({ pool }: Deps, mailbox: MailboxAccount, stopping: AbortSignal): Promise<boolean> {
  while (!stopping.aborted) {
    await pause(LIMITS.custodyMs, stopping);
    if (!stopping.aborted && (await isChanged(pool, mailbox))) return !stopping.aborted;
  }
  return false;
}

/** While Postgres is away nobody can want it; a lock that is lost by that ends the watch. */
const isWanted = (lock: Held): Promise<boolean> => lock.isWanted().catch(() => false);

/** A mailbox but for how far its archive has come, which is no change of anybody's. */
const settingsOf = (mailbox: MailboxAccount): string =>
  JSON.stringify(mailbox, (key: string, value: unknown) => (key === 'left' ? null : value));

/** While Postgres is away it stays as it was. */
async function isChanged(pool: Deps['pool'], mailbox: MailboxAccount): Promise<boolean> {
  const now = await mailboxAccount(pool, mailbox.id).catch(() => mailbox);
  return now === undefined || settingsOf(now) !== settingsOf(mailbox);
}

/** Whether a later attempt is to be expected, with the same settings. */
async function isExpected({ pool, temporal }: Deps, mailbox: MailboxAccount): Promise<boolean> {
  if (await isChanged(pool, mailbox)) return false;
  try {
    const handle = temporal.workflow.getHandle(mailboxWorkflowId(mailbox.id));
    return (await temporal.withDeadline(limitOf(ASK_MS), () => handle.describe())).status.name === 'RUNNING';
  } catch (error) {
    // Only the server itself can say that there is none.
    return !(error instanceof WorkflowNotFoundError);
  }
}
