/** A connection test as far as sending goes: the sign-in, and mails handed over on the same connection. */
import type { SMTPTransportOptions } from 'nodemailer';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import { type CheckOutcome, outcomeOf } from '../../domain/mail/provider/connection-check.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { FrozenMail } from '../../domain/mail/message.ts';
import { mailHost, type MailHosts } from '../network/mail-host.ts';
import type { SignsIn } from '../mail-server/sign-in.ts';
import { smtpOptions } from '../mail-server/smtp-options.ts';
import { stepsOf } from '../mail-server/smtp-steps.ts';
import { WITHIN_MS } from './check-reading.ts';
import { failedCheck } from './failed-check.ts';

export type Sender = {
  outcome: CheckOutcome;
  /** Hands a mail over, if the sign-in went as far as that. Never rejects. */
  send(mail: FrozenMail): Promise<CheckOutcome>;
  close(): void;
};

const NEVER: Omit<Sender, 'outcome'> = {
  send: async () => outcomeOf('not-tried', 'nobody is signed in'),
  close: () => undefined,
};

/** Connects and signs in. Never rejects; the caller closes it. */
export async function checkSending(smtp: ServerAddress, signIn: SignsIn, hosts: MailHosts): Promise<Sender> {
  const failed = (error: unknown) => failedCheck(error, smtp, hosts);
  const made = await mailHost(smtp, hosts)
    .then((at) => signIn((secret) => connected(smtpOptions({ smtp }, secret, at))))
    .catch((error: unknown) => ({ error }));
  if ('error' in made) return { outcome: await failed(made.error), ...NEVER };
  const { connection, outcome } = made;
  return {
    outcome,
    close: () => connection.close(),
    // Its own callback hears of a connection that ends as well, and knows the refusal by which it did.
    send: ({ envelope, raw }) =>
      new Promise<void>((resolve, reject) =>
        // A report of failed delivery would come back to the mailbox, too.
        connection.send({ ...envelope, dsn: { notify: 'NEVER' } }, Buffer.from(raw), (error) =>
          error ? reject(error) : resolve(),
        ),
      ).then(
        () => outcomeOf('ok', 'the server took the mail'),
        async (error: unknown) => refusalOf(error, await failed(error)),
      ),
  };
}

async function connected({
  auth,
  ...options
}: SMTPTransportOptions): Promise<{ connection: SmtpConnection; outcome: CheckOutcome }> {
  const within = { connectionTimeout: WITHIN_MS, greetingTimeout: WITHIN_MS, socketTimeout: WITHIN_MS };
  const connection = new SmtpConnection({ ...options, ...within });
  try {
    return { connection, outcome: await signInTo(connection, auth) };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A mail refused by a server that let us sign in is another matter than a server that cannot be reached. */
function refusalOf(error: unknown, fault: CheckOutcome): CheckOutcome {
  const { responseCode = 0 } = error as { responseCode?: number };
  return responseCode > 0 && fault.code === 'mailbox-unreachable' ? { ...fault, code: 'mail-refused' } : fault;
}

/** As far as sending goes, too: a server that offers no sign-in is never told the password, so nobody knows whether it is right. */
async function signInTo(connection: SmtpConnection, auth: SMTPTransportOptions['auth']): Promise<CheckOutcome> {
  const done = stepsOf(connection);
  await done((callback) => connection.connect(callback));
  if (auth === undefined) return outcomeOf('no-sign-in', 'connected; no user name was given');
  if (!connection.allowsAuth)
    return outcomeOf('password-unchecked', 'the server offers no sign-in; the password was not checked');
  await done((callback) => connection.login(auth, callback));
  return outcomeOf('ok', 'signed in');
}
