/** What an archive would take, counted before anybody decides about it. Nothing is read and no flag is set. */
import { ImapFlow } from 'imapflow';
import { outcomeOf } from '../../domain/mail/connection-check.ts';
import type { DryCount } from '../../domain/mail/folders.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { Deps } from '../deps.ts';
import { mailHost } from '../mail-host.ts';
import { failedCheck } from './failed-check.ts';
import { imapOptions } from './fetch.ts';

/** For each answer of the server: a search through a large folder takes its time. */
const WITHIN_MS = 20_000;

type Asked = { imap: ServerAddress; imapPassword: string; folders: string[]; since: string };

export const createDryCount = ({ vault, settings: { mailHosts } }: Pick<Deps, 'vault' | 'settings'>) => ({
  /** How many mails each folder holds since a day; settings come and the answer goes sealed. Run twice: counts twice. */
  async countMails({ sealed }: { sealed: string }): Promise<{ sealed: string }> {
    const asked = JSON.parse(vault.open('mailbox-check', sealed)) as Asked;
    return { sealed: vault.seal('mailbox-checked', JSON.stringify(await count(asked, mailHosts))) };
  },
});

async function count(
  { imap, imapPassword, folders, since }: Asked,
  hosts: Deps['settings']['mailHosts'],
): Promise<DryCount> {
  const counted: DryCount['folders'] = [];
  const rest = () => folders.slice(counted.length).map((path) => ({ path, mails: null }));
  let client: ImapFlow | undefined;
  try {
    const at = await mailHost(imap, hosts);
    client = new ImapFlow({ ...imapOptions({ imap }, imapPassword, at), socketTimeout: WITHIN_MS });
    client.on('error', () => undefined);
    await client.connect();
    for (const path of folders) counted.push({ path, mails: await countIn(client, path, new Date(since)) });
    return { imap: outcomeOf('ok', 'counted'), folders: counted };
  } catch (error) {
    return { imap: await failedCheck(error, imap, hosts), folders: [...counted, ...rest()] };
  } finally {
    client?.close();
  }
}

/** Null for a folder that is not there, or is not searched; rejects when the connection is gone. */
async function countIn(client: ImapFlow, path: string, since: Date): Promise<number | null> {
  try {
    await client.mailboxOpen(path, { readOnly: true });
    const found = await client.search({ since }, { uid: true });
    return Array.isArray(found) ? found.length : null;
  } catch (error) {
    if (!client.usable) throw error;
    return null;
  }
}
