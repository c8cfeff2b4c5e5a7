/** An IMAP folder is read into the ledger for as long as its mailbox is watched; what is wrong is reported where people look. */
import { log } from '@temporalio/activity';
import type { ImapFlow } from 'imapflow';
import { StoreAway } from '../../db/blobs/mark.ts';
import { machineFault } from '../../db/core/outage.ts';
import { type MailboxAccount, noteLook } from '../../db/mail-in/mailbox-account.ts';
import type { MailboxStatus } from '../../domain/mail/mailbox.ts';
import type { MailboxFault } from '../../domain/mail/provider/mailbox-fault.ts';
import { statusOf } from '../../domain/mail/refusal/table.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { mailboxHost } from '../network/mail-host.ts';
import { type Secret, signedIn } from '../mail-server/sign-in.ts';
import { heldSignIn, signInFailed, signInWell } from '../mail-server/sign-ins.ts';
import { stopwatch } from '../stopwatch.ts';
import { createWakeup, pause } from '../wakeup.ts';
import { archiveIn, pauseAfter } from './archive.ts';
import { type ConnectionFault, connectionFault } from '../mail-server/connection-fault.ts';
import { type Folder, imapOptions, openFolder, takeNew } from './fetch.ts';
import { createFetchFaults, type FetchFaults } from './fetch-faults.ts';
import type { Stay } from './custody.ts';
import type { Door, Report } from './folders.ts';
import type { IntakeOf } from './intake.ts';
import { untilReleased } from './released.ts';
import type { Sign } from './sign.ts';

const BACKOFF_MS = { first: 1_000, last: 60_000 };
/** A consent that is gone is asked for again so often in a row, and seldom after that: whoever gives it anew has us told at once. */
const CONSENT_TRIES = 3;
const CONSENT_PAUSE_MS = 15 * MINUTE_MS;
/** How often it is looked whether a mailbox that is not signed in to may be. Whoever changes its settings has it looked at once. */
const HELD_LOOK_MS = MINUTE_MS;
const RECONCILE_MS = 10 * MINUTE_MS;

/** What a folder's reader has around it. */
type Around = { taken: () => void; sign: Sign; report: Report; door: Door; stay: Stay; isMain: boolean };

/** Reads the folder into the ledger, for ever; reconnects with exponential backoff and jitter. */
export async function readFolder(
  deps: Deps,
  { mailbox, tries }: IntakeOf,
  { taken, sign, report, door, stay, isMain }: Around,
  stopping: AbortSignal,
): Promise<void> {
  const faults = createFetchFaults();
  let wait = BACKOFF_MS.first;
  while (!stopping.aborted) {
    let folder: Folder | undefined;
    let sentAway: Error | null = null;
    const abort = () => folder?.client.close();
    let goAway = (): void => undefined;
    try {
      const held = await heldSignIn(deps.pool, mailbox.id, 'imap');
      if (held !== null) {
        await report(held.status, held.fault);
        await sign.rest(pause(Math.min(held.waitMs ?? HELD_LOOK_MS, HELD_LOOK_MS), stopping));
        continue;
      }
      const at = await sign.rest(mailboxHost(deps, mailbox, 'imap'));
      const enter = (secret: Secret) => openFolder(imapOptions(mailbox, secret, at), mailbox.folder);
      const open = await sign.rest(door.enter(isMain, () => signedIn(deps, mailbox, 'imap', enter)));
      door.opened();
      folder = { ...open, wantsSenders: tries.hasSlowSenders };
      goAway = stay.enter((why) => {
        sentAway = why;
        open.client.close();
      });
      sign.follow(() => open.client.stats().received);
      stopping.addEventListener('abort', abort, { once: true });
      let isNew = true;
      const passed = async () => {
        wait = BACKOFF_MS.first;
        if (isNew) await signInWell(deps.pool, mailbox.id, 'imap');
        isNew = false;
        await report('live', null);
        if (isMain) await noteLook(deps.pool, mailbox.id).catch(() => 0);
      };
      await listen(deps, mailbox, folder, { faults, sign, taken, passed }, stopping);
      throw new Error('the server closed the connection');
    } catch (error) {
      if (stopping.aborted) return;
      const { status, fault, refusal } = explain(sentAway ?? error, mailbox);
      const refused = status === 'credentials' || status === 'consent' ? door.refused() : 0;
      // A folder may be gone and the sign-in good all the same.
      if (fault.code === 'folder-missing') door.opened();
      log.warn('mailbox connection ended', {
        mailbox: mailbox.id,
        folder: mailbox.folder,
        status,
        code: (error as { code?: string }).code,
      });
      await report(status, fault);
      // No burden on the server: once the folder is back, mail should not wait.
      if (status === 'files-away') wait = BACKOFF_MS.first;
      // Postgres may be away, too: then it is tried as ever.
      const away = refusal && (await signInFailed(deps.pool, mailbox.id, 'imap', refusal).catch(() => null));
      const consent = status === 'consent' && refused >= CONSENT_TRIES ? CONSENT_PAUSE_MS : null;
      await sign.rest(pause((away ?? consent ?? wait) + Math.random() * 500, stopping));
      wait = Math.min(wait * 2, BACKOFF_MS.last);
    } finally {
      stopping.removeEventListener('abort', abort);
      goAway();
      sign.follow(null);
      folder?.client.close();
    }
  }
}

/** Who hears of a folder's passes: `taken` after each commit, `passed` after each of them. */
type Heard = { faults: FetchFaults; sign: Sign; taken: () => void; passed: () => Promise<void> };

/** Passes over the open folder: at once, on every notice of the server, and at the poll interval regardless; a batch of its archive after each. */
export async function listen(
  deps: Deps,
  mailbox: MailboxAccount,
  folder: Folder,
  { faults, sign, taken, passed }: Heard,
  stopping: AbortSignal,
): Promise<void> {
  const { client } = folder;
  const notice = createWakeup();
  client.on('exists', notice.wake);
  client.on('close', notice.wake);
  const tookSome = () => {
    sign.moved();
    taken();
  };
  const archive = archiveIn(deps, mailbox, folder, faults, tookSome);
  let reconciled: (() => number) | null = null;
  let looks = 0;
  while (client.usable && !stopping.aborted) {
    notice.reset();
    const whole = reconciled === null || reconciled() > RECONCILE_MS;
    await sign.rest(untilReleased(deps, stopping));
    if (!(await deps.blobs.isThere())) throw new StoreAway();
    await takeNew(deps, mailbox, folder, faults, whole, tookSome);
    if (whole) reconciled = stopwatch();
    await passed();
    const step = await archive.step();
    looks = step === 'waits' ? looks + 1 : 0;
    // IDLE only wakes us early; a server that is silent or does not know it is asked at the interval (email systems differ).
    void client.idle().catch(() => undefined);
    await sign.rest(notice.wait(pauseAfter(step, looks, mailbox.pollSeconds * 1_000), stopping));
    await sameMailbox(client, folder.uidvalidity);
  }
}

/** A folder that was made anew while open has other UIDs: the connection is opened again and reads it as a new generation. */
async function sameMailbox(client: ImapFlow, uidvalidity: number): Promise<void> {
  if (client.usable && client.mailbox && Number(client.mailbox.uidValidity) !== uidvalidity)
    throw new Error('UIDVALIDITY changed');
}

/** What is wrong with our own store or machine; null for a fault of the mail server. */
function ownFault(error: unknown): MailboxFault | null {
  const isAway = error instanceof StoreAway;
  const what = isAway ? error.message : machineFault(error);
  if (what === null) return null;
  const { code: said = '' } = error as NodeJS.ErrnoException;
  const code = isAway ? 'files-missing' : (DISK_FAULTS[said] ?? 'machine-out');
  const detail = `${what}; mail waits on its server, and is fetched once this is mended`;
  return { code, at: '', said: isAway ? '' : said, detail };
}

const DISK_FAULTS: Record<string, MailboxFault['code']> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'disk-read-only',
  EIO: 'disk-failing',
};

/** The fault, the status that the desk shows for it, and what the server has to do with it. */
function explain(
  error: unknown,
  { imap, folder }: MailboxAccount,
): { status: MailboxStatus; fault: MailboxFault; refusal: ConnectionFault | null } {
  const away = ownFault(error);
  if (away !== null) return { status: 'files-away', fault: away, refusal: null };
  const fault = connectionFault(error, imap, folder);
  return { status: statusOf(fault.code), fault, refusal: fault };
}
