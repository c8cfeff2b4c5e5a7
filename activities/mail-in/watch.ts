/** The watch of one mailbox: an IMAP connection that fills the ledger, and beside it the intake of what is stored. */
import { CancelledFailure, Context, log } from '@temporalio/activity';
import type { ImapFlow } from 'imapflow';
import { type MailboxAccount, mailboxAccount, reportMailbox } from '../../db/mail-in/mailbox-account.ts';
import type { MailboxStatus } from '../../domain/mail/mailbox.ts';
import { holdLock } from '../../db/core/lock.ts';
import type { Deps } from '../deps.ts';
import { heartbeating } from '../heartbeat.ts';
import { connectionFault } from './connection-fault.ts';
import { archiveIn } from './archive.ts';
import { type Folder, imapOptions, openFolder, takeNew } from './fetch.ts';
import { drain, type IntakeOf, tryAgain } from './intake.ts';
import { createTries } from './tries.ts';
import { isGivenUp, untilReplaced } from './takeover.ts';
import { createSignalQueue } from '../ticket/signal-queue.ts';
import { createFetchFaults, type FetchFaults } from './fetch-faults.ts';
import { StoreAway } from '../../db/blobs/mark.ts';
import { isHeld } from '../../db/core/hold.ts';
import { stopwatch } from '../stopwatch.ts';
import { createWakeup, pause, type Wakeup } from '../wakeup.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { mailHost } from '../mail-host.ts';
import { openPassword } from '../../vault/mailbox-password.ts';

const BACKOFF_MS = { first: 1_000, last: 60_000 };
/** Wrong credentials are tried this often in a row; more would lock the account at many providers. */
const LOGIN_TRIES = 3;
const LOGIN_PAUSE_MS = 15 * MINUTE_MS;
const RECONCILE_MS = 10 * MINUTE_MS;
const DRAIN_IDLE_MS = 15_000;
const RETRY_IDLE_MS = 60_000;
/** Between two batches of an archive: whatever else there is to do goes first. */
const ARCHIVE_PAUSE_MS = 200;

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
      if (mailbox === undefined) return 'gone';
      if (mailbox.paused) {
        await reportMailbox(deps.pool, id, 'paused', null);
        return 'paused';
      }
      const stop = new AbortController();
      const end = () => stop.abort();
      const givenUp = new AbortController();
      let watches = false;
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
        const taken = () => {
          mailWakeup.wake();
          if (intake.tries.hasSlowSenders()) retryWakeup.wake();
        };
        await Promise.all([
          fetching(deps, intake, taken, stop.signal),
          intaking(deps, intake, mailWakeup, stop.signal, retryWakeup.wake),
          retrying(deps, intake, retryWakeup, stop.signal),
          queue.run(stop.signal),
          untilReplaced(deps, mailbox, givenUp.signal, lock, stop.signal).then(end),
        ]);
      });
      throw new CancelledFailure('no longer watching');
    });
  },
});

/** Reads the folder into the ledger, for ever; reconnects with exponential backoff and jitter. */
async function fetching(
  deps: Deps,
  { mailbox, tries }: IntakeOf,
  taken: () => void,
  stopping: AbortSignal,
): Promise<void> {
  const report = (status: MailboxStatus, detail: string | null) =>
    reportMailbox(deps.pool, mailbox.id, status, detail).catch(() => 0);
  const faults = createFetchFaults();
  let wait = BACKOFF_MS.first;
  let refused = 0;
  while (!stopping.aborted) {
    let folder: Folder | undefined;
    const abort = () => folder?.client.close();
    try {
      const password = openPassword(deps.vault, { id: mailbox.id, side: 'imap', at: mailbox.imap }, mailbox.imapSecret);
      const at = await mailHost(mailbox.imap.host, mailbox.trusted || deps.settings.mailHosts);
      const open = await openFolder(imapOptions(mailbox, password, at), mailbox.folder);
      folder = { ...open, wantsSenders: tries.hasSlowSenders };
      stopping.addEventListener('abort', abort, { once: true });
      refused = 0;
      await listen(deps, mailbox, folder, taken, stopping, faults, async () => {
        wait = BACKOFF_MS.first;
        await report('live', null);
      });
      throw new Error('the server closed the connection');
    } catch (error) {
      if (stopping.aborted) return;
      const { status, detail } = explain(error, mailbox);
      refused = status === 'credentials' ? refused + 1 : 0;
      log.warn('mailbox connection ended', { mailbox: mailbox.id, status, code: (error as { code?: string }).code });
      await report(status, detail);
      // No burden on the server: once the folder is back, mail should not wait.
      if (status === 'files-away') wait = BACKOFF_MS.first;
      await pause(refused >= LOGIN_TRIES ? LOGIN_PAUSE_MS : wait + Math.random() * 500, stopping);
      wait = Math.min(wait * 2, BACKOFF_MS.last);
    } finally {
      stopping.removeEventListener('abort', abort);
      folder?.client.close();
    }
  }
}

/** Passes over the open folder: at once, on every notice of the server, and at the poll interval regardless; a batch of its archive after each. */
async function listen(
  deps: Deps,
  mailbox: MailboxAccount,
  folder: Folder,
  taken: () => void,
  stopping: AbortSignal,
  faults: FetchFaults,
  passed: () => Promise<void>,
): Promise<void> {
  const { client } = folder;
  const notice = createWakeup();
  client.on('exists', notice.wake);
  client.on('close', notice.wake);
  stopping.addEventListener('abort', notice.wake, { once: true });
  const archive = archiveIn(deps, mailbox, folder, faults, taken);
  let reconciled: (() => number) | null = null;
  while (client.usable && !stopping.aborted) {
    notice.reset();
    const whole = reconciled === null || reconciled() > RECONCILE_MS;
    await untilReleased(deps, stopping);
    if (!(await deps.blobs.isThere())) throw new StoreAway();
    await takeNew(deps, mailbox, folder, faults, whole, taken);
    if (whole) reconciled = stopwatch();
    await passed();
    const more = await archive.step();
    // IDLE only wakes us early; a server that is silent or does not know it is asked at the interval (email systems differ).
    void client.idle().catch(() => undefined);
    await notice.wait(more === 'soon' ? ARCHIVE_PAUSE_MS : mailbox.pollSeconds * 1_000, stopping);
    await sameMailbox(client, folder.uidvalidity);
  }
}

/** A folder that was made anew while open has other UIDs: the connection is opened again and reads it as a new generation. */
async function sameMailbox(client: ImapFlow, uidvalidity: number): Promise<void> {
  if (client.usable && client.mailbox && Number(client.mailbox.uidValidity) !== uidvalidity)
    throw new Error('UIDVALIDITY changed');
}

/** Turns what is stored into messages. `onFailed` hears of mails to be tried again. */
async function intaking(
  deps: Deps,
  intake: IntakeOf,
  mailWakeup: Wakeup,
  stopping: AbortSignal,
  onFailed: () => void,
): Promise<void> {
  const mailbox = intake.mailbox.id;
  const readOn = new Set<Promise<void>>();
  while (!stopping.aborted) {
    mailWakeup.reset();
    try {
      await untilReleased(deps, stopping);
      const { looked, failed, slow } = await drain(deps, intake, stopping);
      if (failed > 0) onFailed();
      const later = slow.then((more) => {
        readOn.delete(later);
        if (more > 0) onFailed();
      });
      readOn.add(later);
      if (looked === 0) await mailWakeup.wait(DRAIN_IDLE_MS, stopping);
    } catch (error) {
      if (stopping.aborted) break;
      log.warn('intake pauses', { mailbox, error: error instanceof Error ? error.message : String(error) });
      await pause(BACKOFF_MS.first, stopping);
    }
  }
  await Promise.all(readOn);
}

/** Retries mails that failed, apart from the rest: one may hang its parser for as long as it likes. */
async function retrying(deps: Deps, intake: IntakeOf, retryWakeup: Wakeup, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    retryWakeup.reset();
    try {
      if (!(await tryAgain(deps, intake, stopping))) await retryWakeup.wait(RETRY_IDLE_MS, stopping);
    } catch (error) {
      if (stopping.aborted) return;
      log.warn('further tries pause', {
        mailbox: intake.mailbox.id,
        error: error instanceof Error ? error.message : String(error),
      });
      await pause(BACKOFF_MS.first, stopping);
    }
  }
}

/** While the installation is brought together after a restore, nothing is fetched and nothing placed. */
async function untilReleased({ pool }: Deps, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted && (await isHeld(pool))) await pause(BACKOFF_MS.first, stopping);
}

/** What is wrong with our own store, in words; null for a fault of the mail server. */
function filesFault(error: unknown): string | null {
  const goesOn = 'mail waits on its server, and is fetched once this is mended';
  if (error instanceof StoreAway) return `${error.message}; ${goesOn}`;
  const { code = '' } = error as NodeJS.ErrnoException;
  return Object.hasOwn(DISK_FAULTS, code) ? `the disk of the files ${DISK_FAULTS[code]} (${code}); ${goesOn}` : null;
}

const DISK_FAULTS: Record<string, string> = {
  ENOSPC: 'is full',
  EDQUOT: 'is full for this user',
  EROFS: 'cannot be written to',
  EIO: 'is failing',
};

/** The fault as the desk shows it, with what is to be done about it. */
function explain(error: unknown, { imap, folder }: MailboxAccount): { status: MailboxStatus; detail: string } {
  const away = filesFault(error);
  if (away !== null) return { status: 'files-away', detail: away };
  const { code, detail } = connectionFault(error, imap, folder);
  return code === 'mailbox-credentials'
    ? { status: 'credentials', detail: `${detail}; correct them in the settings` }
    : { status: 'unreachable', detail: `${detail}; trying again by itself` };
}
