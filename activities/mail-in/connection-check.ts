/** A connection test, made from where mail will be fetched and sent. */
import { ImapFlow } from 'imapflow';
import type { SMTPTransportOptions } from 'nodemailer';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { CheckOutcome, ConnectionCheck, ServerAddress } from '../../domain/mail/mailbox.ts';
import type { Deps } from '../deps.ts';
import { failedCheck } from './failed-check.ts';
import { imapOptions } from './fetch.ts';
import { mailHost, type MailHosts } from '../mail-host.ts';
import { smtpOptions } from '../smtp-options.ts';

type Settings = {
  imap: ServerAddress;
  smtp: ServerAddress;
  folder: string;
  imapPassword: string;
  smtpPassword: string;
};

const WITHIN_MS = 10_000;

export const createConnectionCheck = ({ vault, settings: { mailHosts } }: Pick<Deps, 'vault' | 'settings'>) => ({
  /** Signs in to both servers and opens the folder; the settings come sealed. Run twice: signs in twice. */
  async checkMailbox({ sealed }: { sealed: string }): Promise<ConnectionCheck> {
    const settings = JSON.parse(vault.open('mailbox-check', sealed)) as Settings;
    const [imap, smtp] = await Promise.all([checkImap(settings, mailHosts), checkSmtp(settings, mailHosts)]);
    return { imap, smtp };
  },
});

const good = (code: CheckOutcome['code'], detail: string): CheckOutcome => ({
  ok: true,
  code,
  at: '',
  said: '',
  detail,
});

async function checkImap({ imap, folder, imapPassword }: Settings, hosts: MailHosts): Promise<CheckOutcome> {
  const at = await mailHost(imap, hosts).catch((error: Error) => error);
  if (at instanceof Error) return failedCheck(at, imap, hosts);
  const client = new ImapFlow({
    ...imapOptions({ imap }, imapPassword, at),
    connectionTimeout: WITHIN_MS,
    greetingTimeout: WITHIN_MS,
    socketTimeout: WITHIN_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const box = await client.mailboxOpen(folder, { readOnly: true });
    return good('ok', `signed in; ${box.exists} mails in ${folder}`);
  } catch (error) {
    return await failedCheck(error, imap, hosts, folder);
  } finally {
    client.close();
  }
}

async function checkSmtp({ smtp, smtpPassword }: Settings, hosts: MailHosts): Promise<CheckOutcome> {
  const at = await mailHost(smtp, hosts).catch((error: Error) => error);
  if (at instanceof Error) return failedCheck(at, smtp, hosts);
  const { auth, ...options } = smtpOptions({ smtp }, smtpPassword, at);
  const connection = new SmtpConnection({
    ...options,
    connectionTimeout: WITHIN_MS,
    greetingTimeout: WITHIN_MS,
    socketTimeout: WITHIN_MS,
  });
  try {
    return await signIn(connection, auth);
  } catch (error) {
    return await failedCheck(error, smtp, hosts);
  } finally {
    connection.close();
  }
}

/** As far as sending goes, too: a server that offers no sign-in is never told the password, so nobody knows whether it is right. */
async function signIn(connection: SmtpConnection, auth: SMTPTransportOptions['auth']): Promise<CheckOutcome> {
  const broken = new Promise<never>((_, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('the server closed the connection')));
  });
  const done = (step: (callback: (error?: Error | null) => void) => void) =>
    Promise.race([
      broken,
      new Promise<void>((resolve, reject) => step((error) => (error ? reject(error) : resolve()))),
    ]);
  await done((callback) => connection.connect(callback));
  if (auth === undefined) return good('no-sign-in', 'connected; no user name was given');
  if (!connection.allowsAuth)
    return good('password-unchecked', 'the server offers no sign-in; the password was not checked');
  await done((callback) => connection.login(auth, callback));
  return good('ok', 'signed in');
}
