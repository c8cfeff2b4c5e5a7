/** A connection test as far as reading goes: the sign-in, the folder, and which folders there are. */
import type { ImapFlow, ImapFlowOptions } from 'imapflow';
import {
  type CheckedFolder,
  type CheckOutcome,
  type CheckStep,
  outcomeOf,
  stepOf,
  folderUse,
} from '../../domain/mail/provider/connection-check.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { mailHost, type MailHosts } from '../network/mail-host.ts';
import type { SignsIn } from '../mail-server/sign-in.ts';
import { stopwatch } from '../stopwatch.ts';
import { failedCheck } from './failed-check.ts';
import { connected, imapOptions } from './fetch.ts';

/** For each answer of a server that somebody waits for. */
export const WITHIN_MS = 10_000;
/** Folders that are counted: an account may have thousands, and each is a question to the server. */
const COUNTED = 100;
const COUNT_FOR_MS = 5_000;

type Reading = { imap: ServerAddress; folder: string };

export type Read = {
  outcome: CheckOutcome;
  steps: CheckStep[];
  folders: CheckedFolder[];
  /** Signed in; null when that failed. The caller closes it. */
  client: ImapFlow | null;
};

/** Signs in, opens the folder without touching it, and lists what else there is. Never rejects. */
export async function checkReading({ imap, folder }: Reading, signIn: SignsIn, hosts: MailHosts): Promise<Read> {
  const took = stopwatch();
  const failed = (error: unknown) => failedCheck(error, imap, hosts, folder);
  const missed = (outcome: CheckOutcome): Read => ({
    outcome,
    steps: [stepOf('sign-in-imap', outcome, took()), ...notTried('folder'), ...notTried('folders')],
    folders: [],
    client: null,
  });
  const made = await mailHost(imap, hosts)
    .then((at) => signIn((secret) => connectedSoon({ ...imapOptions({ imap }, secret, at), socketTimeout: WITHIN_MS })))
    .then(
      (client) => ({ client }),
      (error: unknown) => ({ error }),
    );
  if ('error' in made) return missed(await failed(made.error));
  const { client } = made;
  const steps = [stepOf('sign-in-imap', outcomeOf('ok', 'signed in'), took())];
  const opening = stopwatch();
  const outcome = await client
    .mailboxOpen(folder, { readOnly: true })
    .then((box) => outcomeOf('ok', `signed in; ${box.exists} mails in ${folder}`))
    .catch(failed);
  steps.push(stepOf('folder', outcome, opening()));
  const listing = stopwatch();
  const { folders, listed } = await listFolders(client)
    .then((found) => ({ folders: found, listed: outcomeOf('ok', `${found.length} folders`) }))
    .catch(async (error: unknown) => ({ folders: [], listed: await failed(error) }));
  steps.push(stepOf('folders', listed, listing()));
  return { outcome, steps, folders, client };
}

/** Signs in soon or not at all; rejects with imapflow's error. The caller closes it. */
export const connectedSoon = (options: ImapFlowOptions): Promise<ImapFlow> =>
  connected({ ...options, connectionTimeout: WITHIN_MS, greetingTimeout: WITHIN_MS });

export const notTried = (step: CheckStep['step']): CheckStep[] => [
  stepOf(step, outcomeOf('not-tried', 'a step before it failed'), 0),
];

/** As many of them counted as can be within a few seconds; those that hold no mail by their nature are left out. */
async function listFolders(client: ImapFlow): Promise<CheckedFolder[]> {
  const took = stopwatch();
  const listed = (await client.list()).filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'));
  const folders: CheckedFolder[] = [];
  for (const [index, { path, name, specialUse }] of listed.entries()) {
    const counted = index < COUNTED && took() < COUNT_FOR_MS && client.usable;
    const status = counted ? await client.status(path, { messages: true }).catch(() => null) : null;
    folders.push({ path, name, use: folderUse(specialUse), mails: status ? (status.messages ?? null) : null });
  }
  return folders;
}
