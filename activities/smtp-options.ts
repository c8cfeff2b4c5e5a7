import type { SMTPTransportOptions } from 'nodemailer';
import { LIMITS } from '../domain/limits.ts';
import type { ServerAddress } from '../domain/mail/mailbox.ts';
import type { MailHost } from './mail-host.ts';

/** How to reach the mailbox's SMTP server. Unpooled: a pool sends again by itself, and nothing here may. */
export function smtpOptions({ smtp }: { smtp: ServerAddress }, password: string, at: MailHost): SMTPTransportOptions {
  return {
    ...at,
    port: smtp.port,
    secure: smtp.tls === 'tls',
    requireTLS: smtp.tls === 'starttls',
    ignoreTLS: smtp.tls === 'none',
    ...(smtp.user === '' ? {} : { auth: { user: smtp.user, pass: password } }),
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: LIMITS.smtpReplyMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
