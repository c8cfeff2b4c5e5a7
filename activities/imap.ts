/** Stage one of mail in: an open folder is read into the ledger. Nothing is parsed here. */
import { log } from '@temporalio/activity';
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { cursorOf, sameOversize, takeMails, type TakenMail, unknownUids } from '../db/inbound.ts';
import type { MailboxAccount } from '../db/mailbox-account.ts';
import { LIMITS } from '../domain/limits.ts';
import { headerOf, headIdentityOf } from '../mail/header-line.ts';
import type { Deps } from './deps.ts';

/** Passes over a UID that is listed but not delivered, before it counts as gone: replicas lag behind. */
const GAP_PASSES = 3;
/** Lost connections while one mail alone was fetched, before that mail counts as unreadable. */
const POISON_TRIES = 4;
/** Response codes of a server that has no time now (RFC 5530, RFC 9051 7.1, and what Gmail and Outlook say). */
const BUSY = new Set(['LIMIT', 'UNAVAILABLE', 'INUSE', 'THROTTLED', 'OVERQUOTA']);
const METADATA_CHUNK = 500;

/** How to reach an IMAP server. A hung server is noticed within two minutes; STARTTLS never falls back to clear text. */
export const imapOptions = ({ imap }: Pick<MailboxAccount, 'imap'>, password: string): ImapFlowOptions => ({
  host: imap.host,
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

/** What is remembered of a folder across connections, so that one bad mail cannot hold up the rest for ever. */
export type Troubles = { gaps: Map<number, number>; poison: Map<number, number> };
export const noTroubles = (): Troubles => ({ gaps: new Map(), poison: new Map() });

export type Folder = { client: ImapFlow; uidvalidity: number };

/** Connects and opens the folder; rejects with imapflow's error. The caller closes `client`. */
export async function openFolder(options: ImapFlowOptions, folder: string): Promise<Folder> {
  const client = new ImapFlow(options);
  // Without a listener an error of the connection would end the process; `close` tells the watcher.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const box = await client.mailboxOpen(folder);
    return { client, uidvalidity: Number(box.uidValidity) };
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * Takes everything into the ledger that is not in it yet; returns how many mails. `whole` compares the complete list of
 * UIDs, else only those above the cursor are asked for. `taken` is called after each commit.
 */
export async function takeNew(
  deps: Deps,
  mailbox: MailboxAccount,
  { client, uidvalidity }: Folder,
  troubles: Troubles,
  whole: boolean,
  taken: () => void,
): Promise<number> {
  const { lastUid } = await cursorOf(deps.pool, mailbox.id, mailbox.folder, uidvalidity);
  const found = await client.search(whole ? { all: true } : { uid: `${lastUid + 1}:*` }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server did not answer the search');
  // `n:*` names the last mail even when its UID is below n (RFC 3501, 6.4.8).
  const listed = whole ? found : found.filter((uid) => uid > lastUid);
  if (listed.length === 0) return 0;
  const unknown = await unknownUids(deps.pool, mailbox.id, mailbox.folder, uidvalidity, listed);
  if (whole && unknown.some((uid) => uid <= lastUid) && lastUid > 0)
    log.warn('reconciliation found mail that had been passed over', {
      mailbox: mailbox.id,
      mails: unknown.filter((uid) => uid <= lastUid).length,
    });
  let count = 0;
  let withheld = 0;
  for (let start = 0; start < unknown.length; start += METADATA_CHUNK) {
    const chunk = unknown.slice(start, start + METADATA_CHUNK);
    const listing = await client.fetchAll(
      chunk.join(','),
      { uid: true, size: true, internalDate: true },
      { uid: true },
    );
    const present = listing
      .filter((entry) => chunk.includes(entry.uid))
      .map((entry) => ({
        uid: entry.uid,
        size: entry.size ?? 0,
        internalDate: new Date(entry.internalDate ?? Date.now()),
      }));
    for (const batch of batches(present, troubles)) {
      const mails = await takeBatch(deps, mailbox, client, batch, troubles);
      await takeMails(deps.pool, mailbox.id, mailbox.folder, uidvalidity, mails);
      taken();
      count += mails.length;
      withheld += batch.length - mails.length;
      // A courtesy to people who look into the mailbox, and never our memory: a refusal changes nothing.
      await client
        .messageFlagsAdd(mails.map((mail) => mail.uid).join(','), ['\\Seen'], { uid: true })
        .catch(() => false);
    }
    await missing(
      deps,
      mailbox,
      uidvalidity,
      chunk.filter((uid) => !present.some((entry) => entry.uid === uid)),
      troubles,
    );
  }
  // The cursor has gone past them: a new connection compares the whole folder, now and not at the next reconciliation.
  if (withheld > 0) throw new Error('the server did not deliver every mail it lists');
  return count;
}

type Listed = { uid: number; size: number; internalDate: Date };

/** Mails in batches of bounded bytes; one that broke the connection before travels alone. */
function* batches(mails: Listed[], { poison }: Troubles): Generator<Listed[]> {
  let batch: Listed[] = [];
  let bytes = 0;
  for (const mail of mails) {
    if (poison.has(mail.uid) || mail.size > LIMITS.mailBytes) {
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
  client: ImapFlow,
  batch: Listed[],
  troubles: Troubles,
): Promise<TakenMail[]> {
  const [first] = batch;
  if (first && batch.length === 1 && (troubles.poison.get(first.uid) ?? 0) >= POISON_TRIES) {
    troubles.poison.delete(first.uid);
    return [
      {
        ...first,
        sha256: null,
        state: 'unreadable',
        error: 'the mail server breaks off whenever this mail is fetched; look at it in the mailbox',
        header: null,
      },
    ];
  }
  const range = batch.map((mail) => mail.uid).join(',');
  const tooLarge = first !== undefined && first.size > LIMITS.mailBytes;
  let fetched;
  try {
    fetched = await client.fetchAll(
      range,
      { uid: true, ...(tooLarge ? { headers: true } : { source: true }) },
      { uid: true },
    );
  } catch (error) {
    // A server that is busy says nothing about the mail.
    const busy = BUSY.has(String((error as { serverResponseCode?: string }).serverResponseCode));
    for (const { uid } of busy ? [] : batch) troubles.poison.set(uid, (troubles.poison.get(uid) ?? 0) + 1);
    throw error;
  }
  if (tooLarge) return [await oversize(deps, mailbox, first, fetched[0]?.headers)];
  const sources = new Map(fetched.map((entry) => [entry.uid, entry.source]));
  const taken = await Promise.all(
    batch.map(async (mail): Promise<TakenMail | null> => {
      const source = sources.get(mail.uid);
      if (source === undefined) {
        troubles.poison.set(mail.uid, (troubles.poison.get(mail.uid) ?? 0) + 1);
        return null;
      }
      troubles.poison.delete(mail.uid);
      return {
        ...mail,
        size: source.byteLength,
        sha256: await deps.blobs.put(source),
        state: 'stored',
        error: null,
        header: null,
      };
    }),
  );
  const complete = taken.filter((mail) => mail !== null);
  if (complete.length === 0) throw new Error('the server lists mail but does not deliver it');
  return complete;
}

/** Headers of a mail that is too large to take; the mail itself stays on the server. One that is known already is a duplicate. */
async function oversize(
  { pool, blobs }: Deps,
  mailbox: MailboxAccount,
  mail: Listed,
  head: Buffer | undefined,
): Promise<TakenMail> {
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  const taken: TakenMail = {
    ...mail,
    sha256: head === undefined ? null : await blobs.put(head),
    state: 'oversize',
    error: `the mail has ${megabytes(mail.size)} MB, more than the limit of ${megabytes(LIMITS.mailBytes)} MB; it stays in the mailbox, open it there`,
    header: head === undefined ? null : headerOf(head),
    identity: head === undefined ? null : headIdentityOf(head, mail.size),
  };
  const same = await sameOversize(pool, mailbox.id, taken);
  return same === undefined ? taken : { ...taken, state: 'duplicate', error: null, duplicateOf: same.id };
}

/** UIDs that were listed but not delivered: asked for again a few times, then recorded as gone. */
async function missing(
  { pool }: Deps,
  mailbox: MailboxAccount,
  uidvalidity: number,
  uids: number[],
  { gaps }: Troubles,
): Promise<void> {
  const gone: TakenMail[] = [];
  for (const uid of uids) {
    const passes = (gaps.get(uid) ?? 0) + 1;
    gaps.set(uid, passes);
    if (passes < GAP_PASSES) continue;
    gaps.delete(uid);
    gone.push({
      uid,
      sha256: null,
      size: 0,
      internalDate: new Date(),
      state: 'gone',
      error: 'removed from the mailbox before it could be read',
      header: null,
    });
  }
  if (gone.length > 0) await takeMails(pool, mailbox.id, mailbox.folder, uidvalidity, gone);
}
