/**
 * One attempt to send one mail. Before the final dot a failure is certain and safe to repeat; a definite answer is a
 * definite end; between the dot and the record of the answer nothing can be known, and that is the state `unknown`,
 * which waits for a person. docs/mail-out.md tells why.
 */
import { ApplicationFailure, Context } from '@temporalio/activity';
import { ApplicationFailureCategory } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { type Attempt, beginAttempt, endAttempt, type RecipientResult } from '../../db/mail-out/outbox.ts';
import { reachIn, standingOf } from '../../db/mail-out/reach.ts';
import { takeBackUntrue } from '../../db/mail-out/still-true.ts';
import type { DeliveryState } from '../../domain/ticket/event.ts';
import { SEND_STATES } from '../../domain/mail/outbox.ts';
import { retryAt as nextTry } from '../../domain/mail/send-retry.ts';
import { lookAgainMs } from '../../domain/mail/provider/sign-in-pause.ts';
import type { Deps } from '../deps.ts';
import { heartbeating } from '../heartbeat.ts';
import { isLeave, type Leave, leaveToSend } from '../mail-server/sign-ins.ts';
import { stopwatch } from '../stopwatch.ts';
import { enterLane, type Entry, heldBy } from './lane.ts';
import { persist } from './persist.ts';
import { putOff, type Transmission, transmit } from './transmission.ts';

/** `reached`: the customer has it, since `acceptedAt` (epoch ms). */
export type SendOutcome = {
  state: DeliveryState;
  retryAt: number | null;
  reached: boolean;
  acceptedAt: number | null;
};

export const createSmtpActivities = (deps: Deps) => ({
  /**
   * Makes one attempt at the recipients still open; returns how the send stands. Run twice: an attempt that ended is
   * not made again, one that died before its dot is, one that died after it ends as `unknown`. Time is told by Postgres.
   */
  async sendMail({ outbox, again }: { outbox: string; again: number | null }): Promise<SendOutcome> {
    return heartbeating(Context.current(), async () => {
      const busyMs = lookAgainMs(Context.current().info.attempt) * (1 + Math.random());
      if (again === null) await takeBackUntrue(deps.pool, outbox);
      const entry = await enterLane(deps, outbox, busyMs);
      if (entry.closedUntil !== null) {
        if (entry.isBusy) throw comesAgain(busyMs);
        return { state: 'deferred', retryAt: entry.closedUntil, ...reachIn(await standingOf(deps.pool, outbox)) };
      }
      try {
        return await attempted(deps, outbox, again, entry, busyMs);
      } finally {
        await entry.leave?.end();
      }
    });
  },
});

async function attempted(
  deps: Deps,
  outbox: string,
  again: number | null,
  entry: Entry,
  busyMs: number,
): Promise<SendOutcome> {
  const lease = randomUUID();
  const attempt = await beginAttempt(deps.pool, outbox, lease, again);
  // Another ticket's history asked for it, from before the database was set back.
  if (attempt === undefined) return { state: 'cancelled', retryAt: null, reached: false, acceptedAt: null };
  const took = stopwatch();
  if (attempt.state !== 'sending')
    return {
      state: told(SEND_STATES[attempt.state].told, attempt.refused),
      retryAt: null,
      ...reachIn(await standingOf(deps.pool, outbox)),
    };
  const { results, state, response, wait } = await withLeave(deps, attempt, entry.leave, busyMs, (leave) =>
    transmit(deps, { outbox, lease, attempt, leave, busyMs }),
  );
  if (wait !== null && results.every((one) => one.state === 'deferred')) await entry.giveBack();
  const now = attempt.now.getTime() + took();
  const retryAt =
    state !== 'deferred'
      ? null
      : wait === null
        ? nextTry(attempt.attempts, (attempt.firstTryAt ?? attempt.now).getTime(), now)
        : now + wait.ms;
  const refused = attempt.refused || results.some((one) => one.state === 'rejected');
  // One who was refused is not hidden by another who has it: a person must see it, and may send it again.
  const final = (state === 'deferred' && retryAt === null) || (state === 'sent' && refused) ? 'rejected' : state;
  const end = () =>
    endAttempt(
      deps.pool,
      outbox,
      lease,
      settled(results, final),
      final,
      response,
      retryAt === null ? null : new Date(retryAt),
      wait?.awaits ?? null,
    );
  // The server has spoken: with its answer lost, a mail that arrived would stand as `unknown`.
  const standing = await persist(end, deps.stopping);
  if (wait?.awaits === 'others' && standing?.state === 'deferred') throw comesAgain(busyMs);
  // The report that it came back may have been faster than we were with the record that it was taken.
  const stands = standing?.state === 'bounced' ? 'bounced' : final;
  return { state: told(stands, standing?.refused ?? false), retryAt, ...reachIn(standing) };
}

/** By the leave there is; a mail that a person sends again, or that another process has begun, has asked for none yet. */
async function withLeave(
  { pool }: Pick<Deps, 'pool'>,
  { mailboxId, pending }: Attempt,
  leave: Leave | null,
  busyMs: number,
  work: (leave: Leave) => Promise<Transmission>,
): Promise<Transmission> {
  if (leave !== null) return work(leave);
  const asked = await leaveToSend(pool, mailboxId);
  if (!isLeave(asked)) return putOff(pending, heldBy(asked, busyMs));
  try {
    return await work(asked);
  } finally {
    await asked.end();
  }
}

/**
 * Other mails of the mailbox are at it. The ticket hears nothing: nobody's server was asked, and its history grows by nothing. The activity
 * is run again, and leaves its place to mails of other mailboxes meanwhile.
 */
const comesAgain = (ms: number) =>
  ApplicationFailure.create({
    message: 'other mails of the mailbox are on their way',
    type: 'Busy',
    nextRetryDelay: ms,
    category: ApplicationFailureCategory.BENIGN,
  });

/** What the ticket hears: a mail that reached some of its recipients and was refused for another needs a person as well. */
const told = (state: DeliveryState, refused: boolean): DeliveryState =>
  state === 'sent' && refused ? 'rejected' : state;

const settled = (results: RecipientResult[], final: DeliveryState): RecipientResult[] =>
  final === 'rejected'
    ? results.map((one) => (one.state === 'deferred' ? { ...one, state: 'rejected' } : one))
    : results;
