/** Why a mail server could not be used, in one classification and one sentence for whoever set the mailbox up. */
import type { CheckOutcome, ServerAddress } from '../../domain/mail/mailbox.ts';

import { HostRefused } from '../mail-host.ts';

export type ConnectionFault = { code: Exclude<CheckOutcome['code'], 'ok'>; detail: string };

/** As imapflow and nodemailer mark their errors. */
type ServerError = Error & { authenticationFailed?: boolean; mailboxMissing?: boolean; code?: string };

/** The fault of an error thrown while we spoke with `server`; `folder` is the one opened there, if any. */
export function connectionFault(error: unknown, server: ServerAddress, folder = ''): ConnectionFault {
  const { authenticationFailed, mailboxMissing, code, message } = error as ServerError;
  const at = `${server.host}:${server.port}`;
  if (error instanceof HostRefused)
    return {
      code: 'mailbox-unreachable',
      detail: `${at} may not be used: ${message} (ALLOW_PRIVATE_MAIL_HOSTS)`,
    };
  // A provider that throttles refuses the sign-in, too; the password is right all the same.
  if ((authenticationFailed && code !== 'ETHROTTLE') || code === 'EAUTH')
    return { code: 'mailbox-credentials', detail: `${at} refused the user name or password` };
  if (mailboxMissing) return { code: 'folder-missing', detail: `there is no folder ${folder} on ${at}` };
  if (code === 'ETLS' || /certificate|SSL|TLS|wrong version number/i.test(message))
    return { code: 'tls', detail: `no secure connection to ${at}: ${message.slice(0, 200)}` };
  return {
    code: 'mailbox-unreachable',
    detail: `${at} cannot be reached as a mail server, or broke off: ${(code ?? message).slice(0, 200)}`,
  };
}
