/** Stage one of mail in: an open folder is read into the ledger. Nothing is parsed here. */
import { log } from '@temporalio/activity';
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { lastUidOf, lostUids, retakeMail, takeMails, unknownUids } from '../../db/mail-in/ledger.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import type { MailHost } from '../network/mail-host.ts';
import type { Secret } from '../mail-server/sign-in.ts';
import type { Deps } from '../deps.ts';
import type { FetchFaults } from './fetch-faults.ts';
import { batches, bodiesOf, goneMail, isBusy, keep, metadata, probe, takeBatch } from './fetch-mails.ts';
import { horizonIn } from './horizon.ts';
import { searched } from './search.ts';

const METADATA_CHUNK = 500;

/**
 * How to reach an IMAP server, which may be reached `at` this address (mail-host.ts). A hung server is noticed within two minutes;
 * STARTTLS never falls back to clear text.
 */
export const imapOptions = ({ imap }: Pick<MailboxAccount, 'imap'>, secret: Secret, at: MailHost): ImapFlowOptions => ({
  ...at,
  port: imap.port,
  secure: imap.tls === 'tls',
  ...(imap.tls === 'starttls' ? { doSTARTTLS: true } : imap.tls === 'none' ? { doSTARTTLS: false } : {}),
  auth: { user: imap.user, ...(typeof secret === 'string' ? { pass: secret } : secret) },
  logger: false,
  connectionTimeout: 30_000,
  socketTimeout: 60_000,
  maxIdleTime: 240_000,
  disableAutoIdle: true,
  qresync: false,
});

/** `uidnext`: as it was when opened; `wantsSenders`: whether a mail's sender is read when it is taken. */
export type Folder = { client: ImapFlow; uidvalidity: number; uidnext?: number; wantsSenders?: () => boolean };

/** Signs in; rejects with imapflow's error. The caller closes it. */
export async function connected(options: ImapFlowOptions): Promise<ImapFlow> {
  const client = new ImapFlow(options);
  // Without a listener an error of the connection would end the process; `close` tells the watcher.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Connects and opens the folder; rejects with imapflow's error. The caller closes `client`. */
export async function openFolder(options: ImapFlowOptions, folder: string): Promise<Folder> {
  const client = await connected(options);
  try {
    const box = await client.mailboxOpen(folder);
    return { client, uidvalidity: Number(box.uidValidity), ...(box.uidNext ? { uidnext: box.uidNext } : {}) };
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * Takes everything into the ledger that is not in it yet; returns how many mails. `whole` compares the complete list of
 * UIDs, else only those above the cursor are asked for. Mail from before the connection may be none of ours. `taken` is called after each commit.
 */
export async function takeNew(
  deps: Deps,
  mailbox: MailboxAccount,
  folder: Folder,
  faults: FetchFaults,
  whole: boolean,
  taken: () => void,
): Promise<number> {
  const { client, uidvalidity } = folder;
  const at = [deps.pool, mailbox.id, mailbox.folder, uidvalidity] as const;
  faults.forGeneration(uidvalidity);
  const horizon = await horizonIn(deps, mailbox, folder);
  const lastUid = await lastUidOf(...at);
  const found = await searched(client, whole ? { all: true } : { uid: `${lastUid + 1}:*` });
  // `n:*` names the last mail even when its UID is below n (RFC 3501, 6.4.8).
  const listed = whole ? found : found.filter((uid) => uid > lastUid);
  const gaps = faults.gaps();
  const unknown = await horizon.without(await unknownUids(...at, [...new Set([...listed, ...gaps])]));
  const lost = whole ? await lostUids(...at, listed) : [];
  const passedOver = unknown.filter(
    (uid) => uid <= lastUid && uid >= horizon.uid && !gaps.includes(uid) && !faults.isSuspect(uid),
  );
  if (whole && passedOver.length > 0 && lastUid > 0)
    log.warn('reconciliation found mail that had been passed over', { mailbox: mailbox.id, mails: passedOver.length });
  let count = 0;
  let withheld = 0;
  for (const chunk of chunksOf(unknown)) {
    const present = await metadata(client, chunk);
    for (const { uid } of present) faults.filled(uid);
    const ours = present.filter((mail) => !horizon.isOld(mail));
    for (const batch of batches(faults.inOrder(ours), faults)) {
      if (faults.isUnexplained(batch[0]!.uid)) await probe(client, except(listed, unknown, lost), faults);
      const mails = await takeBatch(deps, mailbox, folder, batch, faults);
      await takeMails(...at, mails);
      taken();
      count += mails.length;
      withheld += batch.length - mails.length;
      await markSeen(client, mails);
    }
    const delivered = new Set(present.map(({ uid }) => uid));
    const gone = chunk.filter((uid) => !delivered.has(uid) && faults.isGone(uid)).map(goneMail);
    if (gone.length > 0) await takeMails(...at, gone);
  }
  // The cursor has gone past them: a new connection compares the whole folder, now and not at the next reconciliation.
  if (withheld > 0) throw new Error('the server did not deliver every mail it lists');
  return count + (await retake(deps, mailbox, folder, faults, lost, taken));
}

/** Asks again for mails that were given up and are listed still: the trouble may have been the server's and be over. */
async function retake(
  deps: Deps,
  mailbox: MailboxAccount,
  { client, uidvalidity }: Folder,
  faults: FetchFaults,
  uids: number[],
  taken: () => void,
): Promise<number> {
  let count = 0;
  for (const chunk of chunksOf(uids.filter(faults.mayRetake))) {
    for (const mail of await metadata(client, chunk)) {
      faults.postpone(mail.uid);
      let bytes: Buffer | undefined;
      try {
        bytes = (await bodiesOf(client, [mail], faults)).get(mail.uid);
      } catch (error) {
        if (!client.usable || isBusy(error)) throw error;
      }
      if (bytes === undefined) continue;
      const again = await keep(deps, mailbox, mail, bytes);
      await retakeMail(deps.pool, mailbox.id, mailbox.folder, uidvalidity, again);
      taken();
      count += 1;
      await markSeen(client, [mail]);
    }
  }
  if (count > 0) log.info('mails that had been given up were fetched', { mailbox: mailbox.id, mails: count });
  return count;
}

/** A courtesy to people who look into the mailbox, and never our memory: a refusal changes nothing. */
const markSeen = (client: ImapFlow, mails: { uid: number }[]): Promise<boolean> =>
  client.messageFlagsAdd(mails.map(({ uid }) => uid).join(','), ['\\Seen'], { uid: true }).catch(() => false);

function* chunksOf(uids: number[]): Generator<number[]> {
  for (let start = 0; start < uids.length; start += METADATA_CHUNK) yield uids.slice(start, start + METADATA_CHUNK);
}

function except(uids: number[], ...others: number[][]): number[] {
  const excluded = new Set(others.flat());
  return uids.filter((uid) => !excluded.has(uid));
}
