/** A connection test, made from where mail will be fetched and sent: what it proves, and what it does not. */
import {
  type CheckOutcome,
  type ConnectionCheck,
  outcomeOf,
  stepOf,
} from '../../domain/mail/provider/connection-check.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { Deps } from '../deps.ts';
import { type SignsIn, withToken } from '../mail-server/sign-in.ts';
import { stopwatch } from '../stopwatch.ts';
import { checkReading, notTried } from './check-reading.ts';
import { checkSending } from './check-sending.ts';
import { sendAround } from './loop.ts';

type Settings = {
  imap: ServerAddress;
  smtp: ServerAddress;
  folder: string;
  /** Whose tokens sign in; none: the passwords do. */
  consent?: string | null;
  imapPassword: string;
  smtpPassword: string;
  /** The address that a mail is sent around from and to; none without. */
  loop?: string | null;
};

type CheckDeps = Pick<Deps, 'pool' | 'vault' | 'settings' | 'clock'>;

export const createConnectionCheck = (deps: CheckDeps) => ({
  /**
   * Signs in to both servers, opens the folder and, if it was asked for, sends a mail around; settings come and the answer goes sealed,
   * because names of folders are the company's own. Run twice: signs in twice, and another mail goes around.
   */
  async checkMailbox({ sealed }: { sealed: string }): Promise<{ sealed: string }> {
    const settings = JSON.parse(deps.vault.open('mailbox-check', sealed)) as Settings;
    return { sealed: deps.vault.seal('mailbox-checked', JSON.stringify(await check(deps, settings))) };
  },
});

async function check(deps: CheckDeps, settings: Settings): Promise<ConnectionCheck> {
  const hosts = deps.settings.mailHosts;
  const { consent = null } = settings;
  const by =
    (server: ServerAddress, password: string): SignsIn =>
    (attempt) =>
      consent === null ? attempt(password) : withToken(deps, consent, server, attempt);
  const took = stopwatch();
  const [read, [sender, smtpMs]] = await Promise.all([
    checkReading(settings, by(settings.imap, settings.imapPassword), hosts),
    checkSending(settings.smtp, by(settings.smtp, settings.smtpPassword), hosts).then((one) => [one, took()] as const),
  ]);
  const { outcome: imap, folders, client } = read;
  const smtp = sender.outcome;
  const steps = [...read.steps, stepOf('sign-in-smtp', smtp, smtpMs)];
  const answer = { imap, smtp, folders };
  try {
    if (!settings.loop) return { ...answer, loop: null, plus: null, keepsSent: null, steps };
    if (!imap.ok || !smtp.ok || client === null)
      return { ...answer, loop: NOT_SENT, plus: null, keepsSent: null, steps: [...steps, ...UNSENT] };
    const mailbox = { address: settings.loop, folder: settings.folder };
    const {
      outcome: loop,
      plus,
      keepsSent,
      steps: around,
    } = await sendAround(deps, mailbox, { client, folders, sender });
    return { ...answer, loop, plus, keepsSent, steps: [...steps, ...around] };
  } finally {
    client?.close();
    sender.close();
  }
}

const NOT_SENT: CheckOutcome = outcomeOf('not-tried', 'a mail is sent around once both servers let us in');
const UNSENT = (['sending', 'return', 'plus', 'sent-copy'] as const).flatMap(notTried);
