/** Why a mail server could not be used, in one classification and one sentence for whoever set the mailbox up. */
import type { CheckOutcome, ServerAddress } from '../../domain/mail/mailbox.ts';

import { HostRefused } from '../mail-host.ts';

export type ConnectionFault = {
  code: Extract<CheckOutcome['code'], 'mailbox-unreachable' | 'mailbox-credentials' | 'folder-missing' | 'tls'>;
  detail: string;
};

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
  if (error instanceof HostRefused)
    return {
      code: 'mailbox-unreachable',
      detail: `${at} may not be used: ${message} (ALLOW_PRIVATE_MAIL_HOSTS)`,
    };
  if (code === 'EAUTH' && NEEDS_TLS.includes(responseCode))
    return { code: 'tls', detail: `${at} takes no password without encryption: ${message.slice(0, 200)}` };
  // A provider that throttles, or cannot look just now, refuses the sign-in, too; the password may be right all the same.
  const isForNow = code === 'ETHROTTLE' || (responseCode >= 400 && responseCode < 500);
  if ((authenticationFailed || code === 'EAUTH') && !isForNow)
    return { code: 'mailbox-credentials', detail: `${at} refused the user name or password` };
  if (mailboxMissing) return { code: 'folder-missing', detail: `there is no folder ${folder} on ${at}` };
  if (code === 'ETLS' || /certificate|SSL|TLS|wrong version number/i.test(message))
    return { code: 'tls', detail: `no secure connection to ${at}: ${message.slice(0, 200)}` };
  return {
    code: 'mailbox-unreachable',
    detail: `${at} cannot be reached as a mail server, or broke off: ${(code ?? message).slice(0, 200)}`,
  };
}
