/** The mailbox that the configuration names (MAILBOX_ADDRESS, IMAP_URL, SMTP_URL), made when none has its address. */
import { randomUUID } from 'node:crypto';
import { mail } from '../../contract/mail-in/routes.ts';
import { listMailboxes } from '../../db/mail-in/mailboxes.ts';
import type { Deps } from '../http/deps.ts';
import { saved } from './mailboxes.ts';

const DEFAULT_PORT: Record<string, number> = { 'imap:': 143, 'imaps:': 993, 'smtp:': 587, 'smtps:': 465 };

/** Run twice, or by several processes: one mailbox. The URLs carry user and password; `?tls=none` allows plain text. */
export async function firstMailbox(
  deps: Deps,
  given: { address: string; imapUrl: string; smtpUrl: string },
): Promise<void> {
  if ((await listMailboxes(deps.pool)).some((mailbox) => mailbox.address === given.address)) return;
  const imap = readServer(given.imapUrl);
  const smtp = readServer(given.smtpUrl);
  const body = mail.createMailbox.body!.parse({
    address: given.address,
    name: given.address,
    imap: imap.server,
    smtp: smtp.server,
    imapPassword: imap.password || undefined,
    smtpPassword: smtp.password || undefined,
  });
  await saved(deps, null, randomUUID(), body, null).catch((error: Error) =>
    deps.log.warn('the first mailbox was not made', { error: error.message }),
  );
}

function readServer(text: string) {
  const url = new URL(text);
  const tls = url.searchParams.get('tls') === 'none' ? 'none' : url.protocol.endsWith('s:') ? 'tls' : 'starttls';
  const server = {
    host: url.hostname,
    port: Number(url.port) || DEFAULT_PORT[url.protocol],
    tls,
    user: decodeURIComponent(url.username),
  };
  return { server, password: decodeURIComponent(url.password) };
}
