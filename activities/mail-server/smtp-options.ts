import type { SMTPTransportOptions } from 'nodemailer';
import type SmtpConnection from 'nodemailer/lib/smtp-connection';
import { LIMITS } from '../../domain/limits.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { MailHost } from '../network/mail-host.ts';
import type { Secret } from './sign-in.ts';

/** How to reach the mailbox's SMTP server. */
export function smtpOptions({ smtp }: { smtp: ServerAddress }, secret: Secret, at: MailHost): SMTPTransportOptions {
  return {
    ...at,
    port: smtp.port,
    secure: smtp.tls === 'tls',
    requireTLS: smtp.tls === 'starttls',
    ignoreTLS: smtp.tls === 'none',
    ...authOf(smtp, secret),
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: LIMITS.smtpReplyMs,
  };
}

/** nodemailer knows XOAUTH2 by itself and would then fetch tokens by itself; a handler of our own shows the one there is, in either form. */
function authOf(smtp: ServerAddress, secret: Secret): Pick<SMTPTransportOptions, 'auth' | 'customAuth'> {
  if (smtp.user === '') return {};
  if (typeof secret === 'string') return { auth: { user: smtp.user, pass: secret } };
  return {
    auth: { type: 'custom', method: BEARER, user: smtp.user, pass: '' },
    customAuth: { [BEARER]: (context) => showToken(context, smtp, secret.accessToken) },
  };
}

const BEARER = 'OAUTHBEARER';

/** XOAUTH2 where it is offered, which both services prefer. An error comes as a challenge first, which is answered with nothing. */
async function showToken(
  { authMethods, sendCommand }: SmtpConnection.CustomAuthenticationContext,
  { host, port, user }: ServerAddress,
  token: string,
): Promise<void> {
  const end = String.fromCharCode(1);
  const [mechanism, fields] = authMethods.includes('XOAUTH2')
    ? ['XOAUTH2', [`user=${user}`, `auth=Bearer ${token}`]]
    : [BEARER, [`n,a=${saslName(user)},`, `host=${host}`, `port=${port}`, `auth=Bearer ${token}`]];
  const shown = Buffer.from([...fields, end].join(end)).toString('base64');
  const answer = await sendCommand(`AUTH ${mechanism} ${shown}`);
  const isAsking = answer.response.startsWith('334');
  const { response } = isAsking ? await sendCommand(mechanism === BEARER ? 'AQ==' : '') : answer;
  // The answer itself stands in the error that nodemailer makes of this one.
  if (!response.startsWith('2')) throw new Error('the server refused the token');
}

/** RFC 5801, 4. */
const saslName = (user: string): string => user.replaceAll('=', '=3D').replaceAll(',', '=2C');
