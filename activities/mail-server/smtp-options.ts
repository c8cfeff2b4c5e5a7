import type { SMTPTransportOptions } from 'nodemailer';
import type SmtpConnection from 'nodemailer/lib/smtp-connection';
import { createHmac } from 'node:crypto';
import { LIMITS } from '../../domain/limits.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { MailHost } from '../network/mail-host.ts';
import type { Secret } from './sign-in.ts';
import type { Leave } from './sign-ins.ts';

/** How to reach the mailbox's SMTP server. Unpooled: a pool sends again by itself, and nothing here may. With a leave the sign-in has its turn. */
export function smtpOptions(
  { smtp }: { smtp: ServerAddress },
  secret: Secret,
  at: MailHost,
  leave: Pick<Leave, 'turn' | 'signedIn'> | null = null,
): SMTPTransportOptions {
  return {
    ...at,
    port: smtp.port,
    secure: smtp.tls === 'tls',
    requireTLS: smtp.tls === 'starttls',
    ignoreTLS: smtp.tls === 'none',
    ...authOf(smtp, secret, leave),
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: LIMITS.smtpReplyMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * nodemailer knows XOAUTH2 by itself and would then fetch tokens by itself, and nobody could say when it signs in: a handler of our own
 * shows the secret there is.
 */
function authOf(
  smtp: ServerAddress,
  secret: Secret,
  leave: Pick<Leave, 'turn' | 'signedIn'> | null,
): Pick<SMTPTransportOptions, 'auth' | 'customAuth'> {
  if (smtp.user === '') return {};
  return {
    auth: { type: 'custom', method: OURS, user: smtp.user, pass: '' },
    customAuth: {
      [OURS]: async (context) => {
        await leave?.turn.take();
        await (typeof secret === 'string'
          ? showPassword(context, smtp.user, secret)
          : showToken(context, smtp, secret.accessToken));
        await leave?.signedIn();
      },
    },
  };
}

/** Of no server: it stands for whatever the server offers. */
const OURS = 'BILET';

type Conversation = Pick<SmtpConnection.CustomAuthenticationContext, 'authMethods' | 'sendCommand'>;

const inBase64 = (text: string): string => Buffer.from(text).toString('base64');

/** RFC 4616; else LOGIN, which has no RFC, or CRAM-MD5 (RFC 2195): the first that is offered, and PLAIN where none of them is. */
async function showPassword({ authMethods, sendCommand }: Conversation, user: string, password: string): Promise<void> {
  const method = (['PLAIN', 'LOGIN', 'CRAM-MD5'] as const).find((one) => authMethods.includes(one)) ?? 'PLAIN';
  if (method === 'PLAIN') return accepted(await sendCommand(`AUTH PLAIN ${inBase64(`\0${user}\0${password}`)}`));
  const first = await sendCommand(`AUTH ${method}`);
  if (!isAsking(first)) return accepted(first);
  if (method === 'CRAM-MD5') {
    const challenge = Buffer.from(first.response.slice(4), 'base64').toString('ascii');
    const digest = createHmac('md5', password).update(challenge).digest('hex');
    return accepted(await sendCommand(inBase64(`${user} ${digest}`)));
  }
  const second = await sendCommand(inBase64(user));
  return accepted(isAsking(second) ? await sendCommand(inBase64(password)) : second);
}

type Answer = { response: string };

const isAsking = ({ response }: Answer): boolean => response.startsWith('334');

/** The answer itself stands in the error that nodemailer makes of this one. */
function accepted({ response }: Answer): void {
  if (!response.startsWith('235')) throw new Error('the server refused the sign-in');
}

/** XOAUTH2 where it is offered, which both services prefer. An error comes as a challenge first, which is answered with nothing. */
async function showToken(
  { authMethods, sendCommand }: Conversation,
  { host, port, user }: ServerAddress,
  token: string,
): Promise<void> {
  const end = String.fromCharCode(1);
  const isXoauth2 = authMethods.includes('XOAUTH2');
  const [mechanism, fields] = isXoauth2
    ? ['XOAUTH2', [`user=${user}`, `auth=Bearer ${token}`]]
    : ['OAUTHBEARER', [`n,a=${saslName(user)},`, `host=${host}`, `port=${port}`, `auth=Bearer ${token}`]];
  const answer = await sendCommand(`AUTH ${mechanism} ${inBase64([...fields, end].join(end))}`);
  accepted(isAsking(answer) ? await sendCommand(isXoauth2 ? '' : 'AQ==') : answer);
}

/** RFC 5801, 4. */
const saslName = (user: string): string => user.replaceAll('=', '=3D').replaceAll(',', '=2C');
