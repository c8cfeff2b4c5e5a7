/** A connection test, made from where mail will be fetched and sent. */
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { CheckOutcome, ConnectionCheck, ServerAddress } from '../../domain/mail/mailbox.ts';
import type { Deps } from '../deps.ts';
import { connectionFault } from './connection-fault.ts';
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

async function checkImap({ imap, folder, imapPassword }: Settings, hosts: MailHosts): Promise<CheckOutcome> {
  const at = await mailHost(imap.host, hosts).catch((error: Error) => error);
  if (at instanceof Error) return { ok: false, ...connectionFault(at, imap) };
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
    return { ok: true, code: 'ok', detail: `signed in; ${box.exists} mails in ${folder}` };
  } catch (error) {
    return { ok: false, ...connectionFault(error, imap, folder) };
  } finally {
    client.close();
  }
}

async function checkSmtp({ smtp, smtpPassword }: Settings, hosts: MailHosts): Promise<CheckOutcome> {
  const at = await mailHost(smtp.host, hosts).catch((error: Error) => error);
  if (at instanceof Error) return { ok: false, ...connectionFault(at, smtp) };
  const transport = createTransport({
    ...smtpOptions({ smtp }, smtpPassword, at),
    connectionTimeout: WITHIN_MS,
    greetingTimeout: WITHIN_MS,
    socketTimeout: WITHIN_MS,
  });
  try {
    await transport.verify();
    return { ok: true, code: 'ok', detail: smtp.user === '' ? 'connected' : 'signed in' };
  } catch (error) {
    return { ok: false, ...connectionFault(error, smtp) };
  } finally {
    transport.close();
  }
}
