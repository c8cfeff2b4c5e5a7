/** Mails out of an open folder: listed, and their bytes fetched, in batches of bounded size. Nothing is written but the bytes. */
import type { ImapFlow } from 'imapflow';
import { sameOversize, type TakenMail } from '../../db/mail-in/ledger.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { LIMITS } from '../../domain/limits.ts';
import { headerOf, headIdentityOf } from '../../mail/read/header-line.ts';
import type { Deps } from '../deps.ts';
import type { Folder } from './fetch.ts';
import type { FetchFaults } from './fetch-faults.ts';

/** Response codes of a server that has no time now (RFC 5530, RFC 9051 7.1, and what Gmail and Outlook say). */
const BUSY = new Set(['LIMIT', 'UNAVAILABLE', 'INUSE', 'THROTTLED', 'OVERQUOTA']);

/** The date is null for a server that tells none: then it came when it is entered. */
export type Listed = { uid: number; size: number; internalDate: Date | null };

export async function metadata(client: ImapFlow, uids: number[]): Promise<Listed[]> {
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
export function* batches(mails: Listed[], faults: FetchFaults): Generator<Listed[]> {
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

export async function takeBatch(
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
export async function bodiesOf(client: ImapFlow, batch: Listed[], faults: FetchFaults): Promise<Map<number, Buffer>> {
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
export const isBusy = (error: unknown): boolean =>
  BUSY.has(String((error as { serverResponseCode?: string }).serverResponseCode));

const isTooLarge = ({ size }: Listed): boolean => size > LIMITS.mailBytes;

/** Probes a mail known to be good. If it arrives, the server is well and the suspect mail is the fault. */
export async function probe(client: ImapFlow, uids: number[], faults: FetchFaults): Promise<void> {
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

/** A mail whose bytes came. One that is too large stays on the server; if it is known already it is a duplicate. */
export async function keep(
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

export const goneMail = (uid: number): TakenMail => ({
  uid,
  sha256: null,
  size: 0,
  internalDate: null,
  state: 'gone',
  error: 'removed from the mailbox before it could be read',
  header: null,
});
