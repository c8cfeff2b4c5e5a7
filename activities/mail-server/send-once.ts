/** One mail on a connection of its own, which is signed in to in turn. */
import type { SMTPTransportOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { Readable } from 'node:stream';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Leave } from './sign-ins.ts';
import { stepsOf } from './smtp-steps.ts';

/** From the first byte until the server lets us in. */
const SIGN_IN_MS = MINUTE_MS;

export type Handed = {
  envelope: { from: string; to: string[]; size?: number };
  raw: Buffer | Readable;
};

export type Taken = { response: string; rejectedErrors?: Error[] | undefined };

/**
 * Hands a mail over. With a leave it takes its turn before it connects, so that no server waits for us, and passes it once it is signed in.
 * Ends whatever the server does; rejects with what nodemailer says, or with TurnedAway.
 */
export async function sendOnce(
  { auth, ...options }: SMTPTransportOptions,
  mail: Handed,
  leave: Pick<Leave, 'turn' | 'signedIn'> | null = null,
  withinMs = SIGN_IN_MS,
): Promise<Taken> {
  if (auth !== undefined) await leave?.turn.take();
  const connection = new SmtpConnection(options);
  const done = stepsOf(connection);
  const tooLong = setTimeout(() => connection.emit('error', late()), withinMs);
  try {
    await done((callback) => connection.connect(callback));
    const signsIn = auth !== undefined && connection.allowsAuth;
    if (signsIn) await done((callback) => connection.login(auth, callback));
    clearTimeout(tooLong);
    if (signsIn) await leave?.signedIn();
    else leave?.turn.pass();
    // It writes addresses as they stand on the wire, and reads the mail from wherever it comes.
    const message = new MailComposer({ ...mail, disableFileAccess: true, disableUrlAccess: true }).compile();
    return await done<Taken>((callback) =>
      connection.send(message.getEnvelope(), message.createReadStream(), callback),
    );
  } finally {
    clearTimeout(tooLong);
    connection.close();
  }
}

const late = (): Error =>
  Object.assign(new Error('the server has not let us in for too long'), { code: 'ETIMEDOUT', command: 'CONN' });
