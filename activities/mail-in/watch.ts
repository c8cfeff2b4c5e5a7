/** The watch of one mailbox: IMAP connections, one for each of its folders, that fill the ledger, and beside it the intake of what is stored. */
import { CancelledFailure, Context, log } from '@temporalio/activity';
import { holdLock } from '../../db/core/lock.ts';
import { mailboxAccount, reportMailbox } from '../../db/mail-in/mailbox-account.ts';
import type { Deps } from '../deps.ts';
import { heartbeating } from '../heartbeat.ts';
import { createSignalQueue } from '../ticket/signal-queue.ts';
import { wakeSends } from '../ticket/waking.ts';
import { createWakeup, pause, type Wakeup } from '../wakeup.ts';
import { readFolders } from './folders.ts';
import { drain, type IntakeOf, tryAgain } from './intake.ts';
import { probing } from './probing.ts';
import { untilReleased } from './released.ts';
import { keepCopies } from './sent-copies.ts';
import { createSign, signing } from './sign.ts';
import { isGivenUp, untilChanged, untilReplaced } from './takeover.ts';
import { createTries } from './tries.ts';

const PAUSE_MS = 1_000;
const DRAIN_IDLE_MS = 15_000;
const RETRY_IDLE_MS = 60_000;

export const createMailboxActivities = (deps: Deps) => ({
  /**
   * Watches a mailbox until it is cancelled; answers `gone` or `paused` when there is nothing to watch. While Temporal
   * is away it goes on: mail is shown, and tickets are told afterwards.
   * Run twice: the second waits for the first one's lock, and the ledger takes each mail once.
   */
  async watchMailbox({ mailbox: id }: { mailbox: string }): Promise<'gone' | 'paused'> {
    const context = Context.current();
    return heartbeating(context, async (fallSilent) => {
      const mailbox = await mailboxAccount(deps.pool, id);
      if (mailbox === undefined || mailbox.deleted) return 'gone';
      if (mailbox.paused) {
        await reportMailbox(deps.pool, id, 'paused', null);
        return 'paused';
      }
      const stop = new AbortController();
      const end = () => stop.abort();
      const givenUp = new AbortController();
      let watches = false;
      let isChanged = false;
      const cancelled = () => {
        if (!watches || !isGivenUp(context)) return end();
        // A heartbeat that arrives after all would say that this attempt still listens to Temporal.
        fallSilent();
        givenUp.abort();
      };
      context.cancellationSignal.addEventListener('abort', cancelled, { once: true });
      if (context.cancellationSignal.aborted) end();
      await holdLock(deps.lockPool, `mailbox:${id}`, stop.signal, async (lock) => {
        watches = true;
        lock.lost.addEventListener('abort', end, { once: true });
        const [mailWakeup, retryWakeup, queue] = [createWakeup(), createWakeup(), createSignalQueue(deps, id)];
        const intake = { mailbox, queue, tries: createTries(deps, id) };
        const signs = mailbox.folders.map(createSign);
        const taken = () => {
          mailWakeup.wake();
          if (intake.tries.hasSlowSenders()) retryWakeup.wake();
        };
        await Promise.all([
          readFolders(deps, intake, taken, signs, stop.signal),
          signing(deps, id, signs, stop.signal),
          intaking(deps, intake, mailWakeup, stop.signal, retryWakeup.wake),
          retrying(deps, intake, retryWakeup, stop.signal, mailWakeup.wake),
          keepCopies(deps, mailbox, stop.signal),
          queue.run(stop.signal),
          probing(deps, mailbox, stop.signal),
          wakeSends(deps, id, stop.signal),
          untilReplaced(deps, mailbox, givenUp.signal, lock, stop.signal).then(end),
          untilChanged(deps, mailbox, stop.signal).then((changed) => {
            isChanged = changed;
            end();
          }),
        ]);
      });
      // Tried again at once, and then with the settings of today.
      if (isChanged) throw new Error('the mailbox was changed, and nobody told its watch');
      throw new CancelledFailure('no longer watching');
    });
  },
});

/** Turns what is stored into messages. `onApart` hears of mails that are left for a try apart: those that failed, and any of a sender whose mail was slow. */
async function intaking(
  deps: Deps,
  intake: IntakeOf,
  mailWakeup: Wakeup,
  stopping: AbortSignal,
  onApart: () => void,
): Promise<void> {
  const mailbox = intake.mailbox.id;
  const readOn = new Set<Promise<void>>();
  const tellApart = (failed: number) => {
    if (failed > 0 || intake.tries.hasSlowSenders()) onApart();
  };
  while (!stopping.aborted) {
    mailWakeup.reset();
    try {
      await untilReleased(deps, stopping);
      const { looked, failed, slow } = await drain(deps, intake, stopping);
      tellApart(failed);
      const later = slow.then((more) => {
        readOn.delete(later);
        tellApart(more);
      });
      readOn.add(later);
      if (looked === 0) await mailWakeup.wait(DRAIN_IDLE_MS, stopping);
    } catch (error) {
      if (stopping.aborted) break;
      log.warn('intake pauses', { mailbox, error: error instanceof Error ? error.message : String(error) });
      await pause(PAUSE_MS, stopping);
    }
  }
  await Promise.all(readOn);
}

/** Retries mails that failed, apart from the rest; `onTried` hears of each, since an archive waits for its own: one may hang its parser for as long as it likes. */
async function retrying(
  deps: Deps,
  intake: IntakeOf,
  retryWakeup: Wakeup,
  stopping: AbortSignal,
  onTried: () => void,
): Promise<void> {
  while (!stopping.aborted) {
    retryWakeup.reset();
    try {
      if (await tryAgain(deps, intake, stopping)) onTried();
      else await retryWakeup.wait(RETRY_IDLE_MS, stopping);
    } catch (error) {
      if (stopping.aborted) return;
      log.warn('further tries pause', {
        mailbox: intake.mailbox.id,
        error: error instanceof Error ? error.message : String(error),
      });
      await pause(PAUSE_MS, stopping);
    }
  }
}
