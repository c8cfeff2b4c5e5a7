/** The mail server of dev/ for a test file, with IMAP clients that live as long as a test. */
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailServer, type MailServer } from '../../../dev/mailserver.ts';

let users = 0;

/** Has an empty mailbox: the server takes any address. */
export const freshUser = (): string => `destek${++users}@ornek.test`;

/** A small mail whose subject is, if nothing is said, its identity too. */
export const mail = (subject: string, id = subject): string =>
  `From: musteri@ornek.test\r\nSubject: ${subject}\r\nMessage-ID: <${id}@ornek.test>\r\n\r\nMerhaba\r\n`;

/** fetchAll collects first: a command inside a running fetch would wait for ever. */
export const fetchSources = (client: ImapFlow) =>
  client.fetchAll(
    '1:*',
    { uid: true, flags: true, internalDate: true, size: true, source: true, headers: true },
    { uid: true },
  );

/** Starts the server before the file's tests and ends it after them; each test begins without faults and ends without clients. */
export function useMailServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'bilet-mail-'));
  const clients: ImapFlow[] = [];
  let server: MailServer;
  beforeAll(async () => {
    server = await startMailServer({ dataDir, accounts: 'any' });
  });
  afterEach(() => {
    server.faults.clear();
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  /** Not connected yet. */
  function clientOf(user: string, pass = 'parola', extra: object = {}): ImapFlow {
    const client = new ImapFlow({
      host: server.host,
      port: server.imapPort,
      secure: false,
      auth: { user, pass },
      logger: false,
      ...extra,
    });
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  }
  return {
    dataDir,
    get server(): MailServer {
      return server;
    },
    clientOf,
    async openInbox(user: string, extra: object = {}): Promise<ImapFlow> {
      const client = clientOf(user, 'parola', extra);
      await client.connect();
      await client.mailboxOpen('INBOX');
      return client;
    },
  };
}
