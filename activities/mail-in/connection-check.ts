/** A connection test, made from where mail will be fetched and sent. */
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { CheckOutcome, ConnectionCheck, ServerAddress } from '../../domain/mail/mailbox.ts';
import type { Deps } from '../deps.ts';
import { connectionFault } from './connection-fault.ts';
import { imapOptions } from './fetch.ts';
import { smtpOptions } from '../smtp-options.ts';

type Settings = {
  imap: ServerAddress;
  smtp: ServerAddress;
  folder: string;
  imapPassword: string;
  smtpPassword: string;
};

const WITHIN_MS = 10_000;

export const createConnectionCheck = ({ vault }: Pick<Deps, 'vault'>) => ({
  /** Signs in to both servers and opens the folder; the settings come sealed. Run twice: signs in twice. */
  async checkMailbox({ sealed }: { sealed: string }): Promise<ConnectionCheck> {
    const settings = JSON.parse(vault.open('mailbox-check', sealed)) as Settings;
    const [imap, smtp] = await Promise.all([checkImap(settings), checkSmtp(settings)]);
    return { imap, smtp };
  },
});

async function checkImap({ imap, folder, imapPassword }: Settings): Promise<CheckOutcome> {
  const client = new ImapFlow({
    ...imapOptions({ imap }, imapPassword),
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

async function checkSmtp({ smtp, smtpPassword }: Settings): Promise<CheckOutcome> {
  const transport = createTransport({
    ...smtpOptions({ smtp }, smtpPassword),
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
