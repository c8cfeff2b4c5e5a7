/** A mailbox as its owner's mail program sees it. */
import { ImapFlow } from 'imapflow';
import type { Dovecot } from '../../../dev/dovecot.ts';

/** Opens the inbox of `user` for as long as `work` takes. */
export async function inInbox<T>(
  { host, imapPort: port, password: pass }: Pick<Dovecot, 'host' | 'imapPort' | 'password'>,
  user: string,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass }, logger: false });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX');
    return await work(client);
  } finally {
    client.close();
  }
}
