/**
 * Copies of sent mail in the mailbox's own folder, where the provider keeps none. What is owed stands in Postgres; only who watches the
 * mailbox keeps it, so no two do. A copy that is there already, by a provider that keeps one after all or from before a crash, is
 * found by its Message-ID and not appended again.
 */
import { log } from '@temporalio/activity';
import type { ImapFlow } from 'imapflow';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { noteCopy, noteCopyFault, type OwedCopy, owedCopies } from '../../db/mail-in/sent-copies.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { mailboxHost } from '../network/mail-host.ts';
import { readUnlessHeld } from '../mail-server/sign-ins.ts';
import { pause } from '../wakeup.ts';
import { connected, imapOptions } from './fetch.ts';
import { untilReleased } from './released.ts';
import { searched } from './search.ts';

const LOOK_MS = { first: 5 * SECOND_MS, last: 10 * MINUTE_MS };
const AT_ONCE = 50;

/** Keeps the copies that are owed, until stopped. A fault of the server waits for a later look. */
export async function keepCopies(deps: Deps, mailbox: MailboxAccount, stopping: AbortSignal): Promise<void> {
  if (mailbox.sentCopy !== 'append') return;
  let wait = LOOK_MS.first;
  while (!stopping.aborted) {
    await pause(wait, stopping);
    try {
      await untilReleased(deps, stopping);
      const owed = stopping.aborted ? [] : await owedCopies(deps.pool, mailbox.id, AT_ONCE);
      if (owed.length > 0) await keep(deps, mailbox, owed, stopping);
      wait = LOOK_MS.first;
    } catch (error) {
      if (stopping.aborted) return;
      wait = Math.min(wait * 2, LOOK_MS.last);
      log.warn('copies of sent mail wait', { mailbox: mailbox.id, error: reason(error) });
    }
  }
}

/** Over a connection of its own: another folder is opened, and IDLE of those that are read must not stop. */
async function keep(deps: Deps, mailbox: MailboxAccount, owed: OwedCopy[], stopping: AbortSignal): Promise<void> {
  const at = await mailboxHost(deps, mailbox, 'imap');
  const client = await readUnlessHeld(deps, mailbox, (secret) => connected(imapOptions(mailbox, secret, at)));
  const abort = () => client.close();
  stopping.addEventListener('abort', abort, { once: true });
  let current: OwedCopy | undefined;
  try {
    const folder = await sentFolder(client);
    await client.mailboxOpen(folder, { readOnly: true });
    for (const copy of owed) {
      current = copy;
      await keepOne(deps, client, folder, copy);
    }
  } catch (error) {
    if (!stopping.aborted) await noteCopyFault(deps.pool, (current ?? owed[0]!).id, reason(error));
    throw error;
  } finally {
    stopping.removeEventListener('abort', abort);
    client.close();
  }
}

/** One copy. What is wrong with it alone keeps no other from its place. */
async function keepOne({ pool, blobs }: Deps, client: ImapFlow, folder: string, copy: OwedCopy): Promise<void> {
  try {
    const known = await searched(client, { header: { 'Message-ID': `<${copy.mailId}>` } });
    if (known.length === 0 && !(await client.append(folder, await blobs.get(copy.sha256), ['\\Seen'], copy.sentAt)))
      throw new Error('the server did not take the copy');
  } catch (error) {
    if (!client.usable || !(await blobs.isThere())) throw error;
    await noteCopyFault(pool, copy.id, reason(error));
    return;
  }
  await noteCopy(pool, copy.id);
}

/** The folder that the server says is for sent mail, else the one whose name says it (imapflow knows them); made where there is none. */
async function sentFolder(client: ImapFlow): Promise<string> {
  const folders = (await client.list()).filter(({ specialUse }) => specialUse === '\\Sent');
  const [told = folders[0]] = folders.filter(({ flags }) => flags.has('\\Sent'));
  return told?.path ?? (await client.mailboxCreate('Sent')).path;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
