/** Why a mail server could not be used, in one classification and one sentence for whoever set the mailbox up. */
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { MailboxFault, ServerFault } from '../../domain/mail/mailbox-fault.ts';

import { HostRefused } from '../mail-host.ts';

export type ConnectionFault = MailboxFault & { code: ServerFault };

/** As imapflow and nodemailer mark their errors. */
type ServerError = Error & {
  authenticationFailed?: boolean;
  mailboxMissing?: boolean;
  code?: string;
  responseCode?: number;
};

/** RFC 3207 and RFC 4954: STARTTLS first; encryption is required for this mechanism. */
const NEEDS_TLS: readonly number[] = [530, 538];

/** The fault of an error thrown while we spoke with `server`; `folder` is the one opened there, if any. */
export function connectionFault(error: unknown, server: ServerAddress, folder = ''): ConnectionFault {
  const { authenticationFailed, mailboxMissing, code, responseCode = 0, message } = error as ServerError;
  const at = `${server.host}:${server.port}`;
  const fault = (name: ServerFault, detail: string): ConnectionFault => ({
    code: name,
    at,
    // Bare codes only: its sentences are in a language of its own.
    said: /^[A-Z][A-Z0-9_]*$/.test(code ?? '') ? code! : responseCode > 0 ? String(responseCode) : '',
    detail,
  });
  if (error instanceof HostRefused)
    return fault('host-refused', `${at} may not be used: ${message} (ALLOW_PRIVATE_MAIL_HOSTS)`);
  if (code === 'EAUTH' && NEEDS_TLS.includes(responseCode))
    return fault('tls-needed', `${at} takes no password without encryption: ${message.slice(0, 200)}`);
  // A provider that throttles, or cannot look just now, refuses the sign-in, too; the password may be right all the same.
  const isForNow = code === 'ETHROTTLE' || (responseCode >= 400 && responseCode < 500);
  if ((authenticationFailed || code === 'EAUTH') && !isForNow)
    return fault('mailbox-credentials', `${at} refused the user name or password`);
  if (mailboxMissing) return fault('folder-missing', `there is no folder ${folder} on ${at}`);
  if (code === 'ETLS' || /certificate|SSL|TLS|wrong version number/i.test(message))
    return fault('tls', `no secure connection to ${at}: ${message.slice(0, 200)}`);
  return fault(
    'mailbox-unreachable',
    `${at} cannot be reached as a mail server, or broke off: ${(code ?? message).slice(0, 200)}`,
  );
}
