/** Stage one of mail in: an open folder is read into the ledger. Nothing is parsed here. */
import { log } from '@temporalio/activity';
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import {
  lastUidOf,
  lostUids,
  retakeMail,
  sameOversize,
  takeMails,
  type TakenMail,
  unknownUids,
} from '../../db/mail-in/ledger.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import type { MailHost } from '../mail-host.ts';
import { LIMITS } from '../../domain/limits.ts';
import { headerOf, headIdentityOf } from '../../mail/read/header-line.ts';
import type { Deps } from '../deps.ts';
import type { FetchFaults } from './fetch-faults.ts';
import { horizonIn } from './horizon.ts';

/** Response codes of a server that has no time now (RFC 5530, RFC 9051 7.1, and what Gmail and Outlook say). */
const BUSY = new Set(['LIMIT', 'UNAVAILABLE', 'INUSE', 'THROTTLED', 'OVERQUOTA']);
const METADATA_CHUNK = 500;

/** How to reach an IMAP server. A hung server is noticed within two minutes; STARTTLS never falls back to clear text. */
/** `at` is where the server may be reached (mail-host.ts). */
export const imapOptions = (
  { imap }: Pick<MailboxAccount, 'imap'>,
  password: string,
  at: MailHost,
): ImapFlowOptions => ({
  ...at,
  port: imap.port,
  secure: imap.tls === 'tls',
  ...(imap.tls === 'starttls' ? { doSTARTTLS: true } : imap.tls === 'none' ? { doSTARTTLS: false } : {}),
  auth: { user: imap.user, pass: password },
  logger: false,
  connectionTimeout: 30_000,
  socketTimeout: 60_000,
  maxIdleTime: 240_000,
  disableAutoIdle: true,
  qresync: false,
});

/** `uidnext`: as it was when opened; `wantsSenders`: whether a mail's sender is read when it is taken. */
export type Folder = { client: ImapFlow; uidvalidity: number; uidnext?: number; wantsSenders?: () => boolean };

/** Connects and opens the folder; rejects with imapflow's error. The caller closes `client`. */
export async function openFolder(options: ImapFlowOptions, folder: string): Promise<Folder> {
  const client = new ImapFlow(options);
  // Without a listener an error of the connection would end the process; `close` tells the watcher.
  client.on('error', () => undefined);
  try {
    await client.connect();
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
  const found = await client.search(whole ? { all: true } : { uid: `${lastUid + 1}:*` }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server did not answer the search');
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

/** The date is null for a server that tells none: then it came when it is entered. */
type Listed = { uid: number; size: number; internalDate: Date | null };

async function metadata(client: ImapFlow, uids: number[]): Promise<Listed[]> {
  const entries = await client.fetchAll(uids.join(','), { uid: true, size: true, internalDate: true }, { uid: true });
  const asked = new Set(uids);
  return entries
    .filter(({ uid }) => asked.has(uid))
    .map(({ uid, size, internalDate }) => ({
      uid,
      size: size ?? 0,
      internalDate: internalDate === undefined ? null : new Date(internalDate),
    }));
}

/** Mails in batches of bounded bytes; one under suspicion travels alone. */
function* batches(mails: Listed[], faults: FetchFaults): Generator<Listed[]> {
  let batch: Listed[] = [];
  let bytes = 0;
  for (const mail of mails) {
    if (faults.isSuspect(mail.uid) || isTooLarge(mail)) {
      yield [mail];
      continue;
    }
    if (batch.length > 0 && (batch.length >= LIMITS.fetchMails || bytes + mail.size > LIMITS.fetchBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(mail);
    bytes += mail.size;
  }
  if (batch.length > 0) yield batch;
}

async function takeBatch(
  deps: Deps,
  mailbox: MailboxAccount,
  { client, wantsSenders }: Folder,
  batch: Listed[],
  faults: FetchFaults,
): Promise<TakenMail[]> {
  const [first] = batch;
  if (first && batch.length === 1 && faults.isPoison(first.uid)) return [poisonMail(first)];
  const bodies = await bodiesOf(client, batch, faults);
  if (bodies.size === 0) throw new Error('the server lists mail but does not deliver it');
  const delivered = batch.filter(({ uid }) => bodies.has(uid));
  const asksSenders = wantsSenders?.() ?? false;
  return Promise.all(delivered.map((mail) => keep(deps, mailbox, mail, bodies.get(mail.uid)!, asksSenders)));
}

/** The bytes of mails by their UID, of one that is too large its header; what the server leaves out is missing. */
async function bodiesOf(client: ImapFlow, batch: Listed[], faults: FetchFaults): Promise<Map<number, Buffer>> {
  const large = batch.some(isTooLarge);
  const alone = batch.length === 1;
  const bodies = new Map<number, Buffer>();
  try {
    const entries = await client.fetchAll(
      batch.map(({ uid }) => uid).join(','),
      { uid: true, ...(large ? { headers: true } : { source: true }) },
      { uid: true },
    );
    for (const { uid, headers, source } of entries) {
      const bytes = large ? headers : source;
      if (bytes !== undefined) bodies.set(uid, bytes);
    }
  } catch (error) {
    if (!isBusy(error)) for (const { uid } of batch) faults.failed(uid, alone);
    throw error;
  }
  for (const { uid } of batch)
    if (bodies.has(uid)) faults.delivered(uid);
    else faults.failed(uid, alone);
  return bodies;
}

/** A server that is busy says nothing about the mail. */
const isBusy = (error: unknown): boolean =>
  BUSY.has(String((error as { serverResponseCode?: string }).serverResponseCode));

const isTooLarge = ({ size }: Listed): boolean => size > LIMITS.mailBytes;

/** Probes a mail known to be good. If it arrives, the server is well and the suspect mail is the fault. */
async function probe(client: ImapFlow, uids: number[], faults: FetchFaults): Promise<void> {
  // Any of them, because one may have become bad since.
  const good = uids[Math.floor(Math.random() * uids.length)];
  if (good === undefined) return;
  const entries = await client.fetchAll(
    String(good),
    { uid: true, source: { start: 0, maxLength: 1_024 } },
    { uid: true },
  );
  if (entries.some(({ source }) => source !== undefined)) faults.delivered(good);
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

/** A mail whose bytes came. One that is too large stays on the server; if it is known already it is a duplicate. */
async function keep(
  { pool, blobs }: Deps,
  mailbox: MailboxAccount,
  mail: Listed,
  bytes: Buffer,
  asksSender = false,
): Promise<TakenMail> {
  const sha256 = await blobs.put(bytes);
  const header = asksSender ? headerOf(bytes) : null;
  if (!isTooLarge(mail)) return { ...mail, size: bytes.byteLength, sha256, state: 'stored', error: null, header };
  const megabytes = (size: number) => Math.round(size / 1024 / 1024);
  const taken: TakenMail = {
    ...mail,
    sha256,
    state: 'oversize',
    error: `the mail has ${megabytes(mail.size)} MB, more than the limit of ${megabytes(LIMITS.mailBytes)} MB; it stays in the mailbox, open it there`,
    header: headerOf(bytes),
    identity: headIdentityOf(bytes, mail.size),
  };
  const same = await sameOversize(pool, mailbox.id, taken);
  return same === undefined ? taken : { ...taken, state: 'duplicate', error: null, duplicateOf: same.id };
}

const poisonMail = (mail: Listed): TakenMail => ({
  ...mail,
  sha256: null,
  state: 'unreadable',
  error: 'the mail server breaks off whenever this mail is fetched; look at it in the mailbox',
  header: null,
});

const goneMail = (uid: number): TakenMail => ({
  uid,
  sha256: null,
  size: 0,
  internalDate: null,
  state: 'gone',
  error: 'removed from the mailbox before it could be read',
  header: null,
});

function* chunksOf(uids: number[]): Generator<number[]> {
  for (let start = 0; start < uids.length; start += METADATA_CHUNK) yield uids.slice(start, start + METADATA_CHUNK);
}

function except(uids: number[], ...others: number[][]): number[] {
  const excluded = new Set(others.flat());
  return uids.filter((uid) => !excluded.has(uid));
}
