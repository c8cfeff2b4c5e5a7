/** A connection test, made from where mail will be fetched and sent. */
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { CheckOutcome, ConnectionCheck, ServerAddress } from '../../domain/mail/mailbox.ts';
import type { Deps } from '../deps.ts';
import { imapOptions } from './fetch.ts';
import { smtpOptions } from '../mail-out/smtp.ts';

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
    return failure(error, imap, `there is no folder ${folder}`);
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
    return failure(error, smtp, '');
  } finally {
    transport.close();
  }
}

function failure(error: unknown, server: ServerAddress, missing: string): CheckOutcome {
  const { authenticationFailed, mailboxMissing, code, message } = error as Error & {
    authenticationFailed?: boolean;
    mailboxMissing?: boolean;
    code?: string;
  };
  const place = `${server.host}:${server.port}`;
  if (authenticationFailed || code === 'EAUTH')
    return { ok: false, code: 'mailbox-credentials', detail: `${place} refused the user name or password` };
  if (mailboxMissing) return { ok: false, code: 'folder-missing', detail: `${missing} on ${place}` };
  if (code === 'ETLS' || /certificate|SSL|TLS|wrong version number/i.test(message))
    return { ok: false, code: 'tls', detail: `no secure connection to ${place}: ${message.slice(0, 200)}` };
  return {
    ok: false,
    code: 'mailbox-unreachable',
    detail: `${place} does not answer as a mail server: ${(code ?? message).slice(0, 200)}`,
  };
}
