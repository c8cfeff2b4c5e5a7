/** A mailbox as its owner's mail program sees it. */
import { ImapFlow } from 'imapflow';
import type { Dovecot } from '../../../dev/dovecot.ts';

/** Opens the inbox of `user`, or another folder, for as long as `work` takes. */
export async function inInbox<T>(
  { imapPort: port, password: pass }: Pick<Dovecot, 'imapPort' | 'password'>,
  user: string,
  work: (client: ImapFlow) => Promise<T>,
  folder = 'INBOX',
): Promise<T> {
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user, pass }, logger: false });
  await client.connect();
  try {
    await client.mailboxOpen(folder);
    return await work(client);
  } finally {
    client.close();
  }
}
