/** What an archive would take, counted before anybody decides about it. Nothing is read and no flag is set. */
import type { ImapFlow } from 'imapflow';
import { outcomeOf } from '../../domain/mail/provider/connection-check.ts';
import type { DryCount } from '../../domain/mail/folders.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { Deps } from '../deps.ts';
import { mailHost } from '../network/mail-host.ts';
import { type Secret, withToken } from '../mail-server/sign-in.ts';
import { archiveCount } from './archive-count.ts';
import { connectedSoon } from './check-reading.ts';
import { failedCheck } from './failed-check.ts';
import { imapOptions } from './fetch.ts';

/** For each answer of the server: a search through a large folder takes its time. */
const WITHIN_MS = 20_000;

type Asked = {
  imap: ServerAddress;
  /** Whose tokens sign in; none: the password does. */
  consent?: string | null;
  imapPassword: string;
  folders: string[];
  since: string;
  /** Whose ledger may hold some of it; absent before it could be told. */
  mailbox?: string | null;
  address?: string | null;
};
type CountDeps = Pick<Deps, 'pool' | 'vault' | 'settings' | 'clock'>;

export const createDryCount = (deps: CountDeps) => ({
  /** How many mails each folder holds since a day; settings come and the answer goes sealed. Run twice: counts twice. */
  async countMails({ sealed }: { sealed: string }): Promise<{ sealed: string }> {
    const asked = JSON.parse(deps.vault.open('mailbox-check', sealed)) as Asked;
    return { sealed: deps.vault.seal('mailbox-checked', JSON.stringify(await count(deps, asked))) };
  },
});

async function count(
  deps: CountDeps,
  { imap, consent = null, imapPassword, folders, mailbox = null, address = null, ...asked }: Asked,
): Promise<DryCount> {
  const hosts = deps.settings.mailHosts;
  const counted: DryCount['folders'] = [];
  const rest = () => folders.slice(counted.length).map((path) => ({ path, mails: null }));
  let client: ImapFlow | undefined;
  try {
    const at = await mailHost(imap, hosts);
    const enter = (secret: Secret) => connectedSoon({ ...imapOptions({ imap }, secret, at), socketTimeout: WITHIN_MS });
    client = await (consent === null ? enter(imapPassword) : withToken(deps, consent, imap, enter));
    const since = new Date(asked.since);
    for (const path of folders)
      counted.push({ path, mails: await archiveCount(deps, client, path, { since, mailbox, address }) });
    return { imap: outcomeOf('ok', 'counted'), folders: counted };
  } catch (error) {
    return { imap: await failedCheck(error, imap, hosts), folders: [...counted, ...rest()] };
  } finally {
    client?.close();
  }
}
