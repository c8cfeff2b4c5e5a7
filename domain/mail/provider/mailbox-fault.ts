/** Why a mailbox cannot be used: a closed list, so that whoever shows it has words of their own for each. */
import { type RefusalCode, REFUSALS } from '../refusal/table.ts';

/** Of a mail server that was tried. */
export const SERVER_FAULTS = REFUSALS.map(({ code }) => code);
export type ServerFault = RefusalCode;

/** Of the service whose consent lets us sign in (domain/mail/provider/oauth.ts); what cures it, and who can, its sentence says. */
export const OAUTH_FAULTS = [
  /** Taken back, used up, or void since the password changed. */
  'oauth-consent-gone',
  /** Nobody has agreed yet, or an administrator of the organisation must. */
  'oauth-consent-missing',
  /** Whoever was asked said no. */
  'oauth-refused',
  /** The account must sign in in person, as with a second factor. */
  'oauth-sign-in-again',
  /** The organisation does not let this account or application in. */
  'oauth-blocked',
  'oauth-tenant',
  'oauth-app',
  'oauth-redirect',
  'oauth-secret',
  'oauth-secret-expired',
  /** Not all that mail needs was allowed. */
  'oauth-scope',
  'oauth-later',
  /** The service gave a token, and the mail server does not take it. */
  'oauth-token-refused',
  /** The mail server is none of the service's: no token goes there. */
  'oauth-host',
  'oauth-answer',
] as const;
export type OAuthFault = (typeof OAUTH_FAULTS)[number];
export const isOAuthFault = (code: string): code is OAuthFault => OAUTH_FAULTS.some((one) => one === code);

/** Of our own folder of files, where what is fetched is kept, and of the machine. */
const FILES_FAULTS = ['files-missing', 'disk-full', 'disk-read-only', 'disk-failing', 'machine-out'] as const;

export const MAILBOX_FAULTS = [...SERVER_FAULTS, ...OAUTH_FAULTS, ...FILES_FAULTS] as const;

/**
 * One fault: `at` is the server (`host:port`), `said` the bare code that it or the system gave (`ECONNREFUSED`, `454`), each empty
 * where there is none; `detail` is a sentence in English, for logs and for those who write against the API.
 */
export type MailboxFault = { code: (typeof MAILBOX_FAULTS)[number]; at: string; said: string; detail: string };

const CURED_BY_PASSWORD: readonly MailboxFault['code'][] = [
  'mailbox-credentials',
  'credentials-or-imap-off',
  'app-password-needed',
  'password-expired',
];

/** Whether a password that is entered anew may cure it; with any other fault it is refused again. What release 0.1.0 kept (null) has no code. */
export const passwordCures = (fault: Pick<MailboxFault, 'code'> | null): boolean =>
  fault === null || CURED_BY_PASSWORD.includes(fault.code);

/** A fault in one line, as it is kept: `[tls imap.example.com:993 CERT_HAS_EXPIRED] no secure connection to …`. */
export const faultLine = ({ code, at, said, detail }: MailboxFault): string =>
  `[${[code, at || '-', said || '-'].join(' ')}] ${detail}`;

const LINE = /^\[([a-z-]+) (\S+) (\S+)\] (.*)$/s;

/** The fault of a line. What release 0.1.0 kept is a sentence alone, and null here. */
export function readFaultLine(line: string | null): MailboxFault | null {
  const [, code, at, said, detail] = LINE.exec(line ?? '') ?? [];
  const known = MAILBOX_FAULTS.find((one) => one === code);
  if (known === undefined || at === undefined || said === undefined || detail === undefined) return null;
  return { code: known, at: at === '-' ? '' : at, said: said === '-' ? '' : said, detail };
}
