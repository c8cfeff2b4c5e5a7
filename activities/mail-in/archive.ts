/**
 * The archive of a mailbox: what its folder holds from before the connection, since the day that its administrator chose. Taken in
 * small batches, and only while no other mail waits. The oldest first, as the server numbers them: an answer then finds the
 * mail that it answers. The ledger is its memory: after a kill, or on another connection, what is not in it is listed anew.
 */
import { log } from '@temporalio/activity';
import { countArchived, mailWaits, noteArchive } from '../../db/mail-in/archive.ts';
import { takeMails, unknownUids } from '../../db/mail-in/ledger.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import type { Deps } from '../deps.ts';
import type { Folder } from './fetch.ts';
import type { FetchFaults } from './fetch-faults.ts';
import { batches, goneMail, metadata, probe, takeBatch } from './fetch-mails.ts';
import { horizonIn } from './horizon.ts';
import { searched } from './search.ts';

/** Asked for at once, of which one batch is taken. */
const AHEAD = 50;

export type Archive = {
  /**
   * Takes one batch, unless other mail waits. Says whether there is more: `soon`; when what `waits` is placed; or `later`, because the
   * server has not delivered it.
   */
  step(): Promise<ArchiveStep>;
};
export type ArchiveStep = 'none' | 'soon' | 'waits' | 'later';

/** Between two batches: whatever else there is to do goes first. */
const BATCH_PAUSE_MS = 200;

/**
 * Until the folder is looked at again, after a step of its archive. While mail waits, for the `looks`-th time in a row, twice as long each
 * time: it is placed within a moment, or intake stands still and the server need not be asked again so soon.
 */
export function pauseAfter(step: ArchiveStep, looks: number, pollMs: number): number {
  if (step !== 'soon' && step !== 'waits') return pollMs;
  return Math.min(BATCH_PAUSE_MS * 2 ** (step === 'waits' ? Math.min(looks - 1, 30) : 0), pollMs);
}

/** The archive of an open folder. `taken` is called after each commit. */
export function archiveIn(
  deps: Deps,
  mailbox: MailboxAccount,
  folder: Folder,
  faults: FetchFaults,
  taken: () => void,
): Archive {
  const { pool } = deps;
  const { client, uidvalidity } = folder;
  const at = [pool, mailbox.id, mailbox.folder, uidvalidity] as const;
  const { archive } = mailbox;
  let left: number[] | null = null;
  /** Listed, and not delivered. */
  let missing = 0;
  let done = archive === null || archive.left === 0;

  /** What the server lists of it and the ledger does not hold. */
  async function list(since: string): Promise<number[]> {
    const { uid: horizon } = await horizonIn(deps, mailbox, folder);
    if (horizon <= 1) return [];
    return unknownUids(...at, await searched(client, { uid: `1:${horizon - 1}`, since: new Date(since) }));
  }

  async function begin(since: string): Promise<number[]> {
    const uids = await list(since);
    missing = 0;
    await noteArchive(pool, mailbox.id, mailbox.folder, since, {
      found: (await countArchived(...at, since)) + uids.length,
      left: uids.length,
    });
    return uids;
  }

  /** What else the folder holds. */
  async function others(uids: number[]): Promise<number[]> {
    const listed = await client.search({ all: true }, { uid: true });
    const asked = new Set(uids);
    return Array.isArray(listed) ? listed.filter((uid) => !asked.has(uid)) : [];
  }

  /** One batch of the mails that are `left`; returns those that are left then. */
  async function take(uids: number[]): Promise<number[]> {
    const asked = uids.slice(0, AHEAD);
    const present = await metadata(client, asked);
    for (const { uid } of present) faults.filled(uid);
    const delivered = new Set(present.map(({ uid }) => uid));
    const absent = asked.filter((uid) => !delivered.has(uid));
    const gone = absent.filter((uid) => faults.isGone(uid)).map(goneMail);
    if (gone.length > 0) await takeMails(...at, gone, true);
    missing += absent.length - gone.length;
    const horizon = await horizonIn(deps, mailbox, folder);
    const [batch = []] = batches(faults.inOrder(present.filter((mail) => horizon.isOld(mail))), faults);
    if (batch.length > 0) {
      if (faults.isUnexplained(batch[0]!.uid)) await probe(client, await others(uids), faults);
      const mails = await takeBatch(deps, mailbox, folder, batch, faults);
      await takeMails(...at, mails, true);
      taken();
      if (mails.length < batch.length) throw new Error('the server did not deliver every mail it lists');
    }
    const over = new Set([
      ...absent,
      ...batch.map(({ uid }) => uid),
      ...present.filter((mail) => !horizon.isOld(mail)).map(({ uid }) => uid),
    ]);
    return uids.filter((uid) => !over.has(uid));
  }

  return {
    async step() {
      if (done) return 'none';
      const { since } = archive!;
      if (await mailWaits(pool, mailbox.id)) return 'waits';
      left = left === null ? await begin(since) : await take(left);
      if (left.length > 0) {
        await noteArchive(pool, mailbox.id, mailbox.folder, since, { left: left.length + missing });
        return 'soon';
      }
      if (missing > 0) {
        left = null;
        return 'later';
      }
      done = true;
      await noteArchive(pool, mailbox.id, mailbox.folder, since, { left: 0 });
      log.info('the archive of a mailbox is complete', { mailbox: mailbox.id });
      return 'none';
    },
  };
}
