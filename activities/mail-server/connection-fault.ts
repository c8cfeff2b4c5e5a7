/** Why a mail server could not be used: what imapflow, nodemailer and the system say, read by the table of refusals. */
import { LIMITS } from '../../domain/limits.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { MailboxFault, OAuthFault, ServerFault } from '../../domain/mail/provider/mailbox-fault.ts';
import type { RefusalStep } from '../../domain/mail/refusal/row.ts';
import { effectOf, refusalOf, type Spoken } from '../../domain/mail/refusal/table.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import { HostRefused } from '../network/mail-host.ts';
import { OAuthTrouble } from './token-service.ts';

/** `waitMs`: how long the server wants us to stay away, where it told. */
export type ConnectionFault = MailboxFault & { code: ServerFault | OAuthFault; waitMs: number | null };

/** As imapflow and nodemailer mark their errors. */
type ServerError = Error & {
  authenticationFailed?: boolean;
  mailboxMissing?: boolean;
  code?: string;
  /** Of the system, beneath one of nodemailer's own. */
  originalCode?: string;
  responseCode?: number;
  response?: unknown;
  command?: string;
  executedCommand?: string;
  responseText?: string;
  serverResponseCode?: string;
  /** Of a BYE. */
  reason?: string;
  throttleReset?: number;
};

/** Ports on which nothing is said before the TLS handshake (RFC 8314). */
const TLS_PORTS: readonly number[] = [465, 993];
const SILENCE: readonly string[] = ['GREETING_TIMEOUT', 'ClosedAfterConnectText', 'ETIMEDOUT', 'ECONNECTION'];
/** Faults of what the server shows, that may be looked at and, by some, decided about. */
export const CERTIFICATE_FAULTS: readonly ConnectionFault['code'][] = [
  ...['tls-name', 'tls-expired', 'tls-not-yet', 'tls-self-signed', 'tls-authority', 'tls-pin', 'tls-revoked'],
] as ServerFault[];
/** What comes of a certificate whose authority is none of those that are believed. */
const NOT_VOUCHED: readonly ServerFault[] = ['tls-self-signed', 'tls-authority'];
/** Of the server's own words, in a sentence for operators. */
const WORDS_CHARS = 200;

/** The fault of an error thrown while we spoke with `server`; `folder` is the one opened there, if any. */
export function connectionFault(error: unknown, server: ServerAddress, folder = ''): ConnectionFault {
  if (error instanceof OAuthTrouble) return { ...error.fault, waitMs: null };
  const at = `${server.host}:${server.port}`;
  const said = spokenBy(error as ServerError, server);
  const refused = error instanceof HostRefused ? 'host-refused' : refusalOf(said);
  // Of a server with a pinned certificate only that one is its own authority.
  const code = server.trust && 'pin' in server.trust && NOT_VOUCHED.includes(refused) ? 'tls-pin' : refused;
  const { message } = error as Error;
  return {
    code,
    at,
    said: bareCode(said),
    detail: sentence(code, at, folder, plain(said.words === '' ? message : said.words)),
    waitMs: waitOf(error as ServerError, said.words),
  };
}

function spokenBy(error: ServerError, server: ServerAddress): Spoken {
  const { code = '', originalCode = '', response, responseText, reason, message, responseCode = 0 } = error;
  const answer =
    responseText ??
    reason ??
    (typeof response === 'string' && responseCode > 0 && code !== 'ETLS' ? response : message);
  const words = answer.slice(0, LIMITS.refusalChars);
  const isSilent =
    SILENCE.includes(code) && responseCode === 0 && server.tls !== 'tls' && TLS_PORTS.includes(server.port);
  return {
    step: stepOf(error),
    code: error.mailboxMissing ? 'FOLDER_MISSING' : isSilent ? 'PLAIN_ON_TLS_PORT' : originalCode || code,
    // A server that takes no password in the clear offers no way to give it one.
    imap:
      server.tls === 'none' && /no matching authentication method/i.test(message)
        ? 'PRIVACYREQUIRED'
        : (error.serverResponseCode ?? /^\[([A-Z]+)[ \]]/.exec(words)?.[1] ?? '').toUpperCase(),
    smtp: responseCode,
    enhanced: responseCode === 0 ? '' : (/\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? ''),
    words,
  };
}

function stepOf({
  authenticationFailed,
  mailboxMissing,
  code,
  command = '',
  executedCommand = '',
}: ServerError): RefusalStep {
  if (authenticationFailed || code === 'EAUTH' || command.startsWith('AUTH')) return 'sign-in';
  if (code === 'EMESSAGE' || /^(MAIL FROM|RCPT TO|DATA)/.test(command)) return 'mail';
  return mailboxMissing || /^\S+ (SELECT|EXAMINE)\b/.test(executedCommand) ? 'folder' : 'reach';
}

/** Bare codes only: a server's sentences are in a language of its own. */
function bareCode({ code, imap, smtp, enhanced }: Spoken): string {
  if (smtp > 0) return enhanced === '' ? String(smtp) : `${smtp}-${enhanced}`;
  if (imap !== '') return imap;
  return /^[A-Z][A-Z0-9_]*$/.test(code) && code !== 'EAUTH' && code !== 'FOLDER_MISSING' ? code : '';
}

/** Without addresses, and in one line: it stands in logs. */
const plain = (words: string): string =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => (word.includes('@') ? '…' : word))
    .join(' ')
    .slice(0, WORDS_CHARS);

const BY_EFFECT = {
  'sign-in': 'refused the sign-in',
  wait: 'has us wait',
  retry: 'cannot be reached as a mail server, or broke off',
  mend: 'cannot be used as it is set up',
  mail: 'does not take the mail',
} as const;

function sentence(code: ServerFault, at: string, folder: string, words: string): string {
  if (code === 'host-refused') return `${at} may not be used: ${words} (ALLOW_PRIVATE_MAIL_HOSTS)`;
  if (code === 'mailbox-credentials') return `${at} refused the user name or password`;
  if (code === 'folder-missing') return `there is no folder ${folder} on ${at}`;
  if (code === 'tls-needed') return `${at} takes no password without encryption: ${words}`;
  if (code.startsWith('tls') || code === 'starttls-missing') return `no secure connection to ${at}: ${words}`;
  return `${at} ${BY_EFFECT[effectOf(code)]} (${code}): ${words}`;
}

/** "Suggested Backoff Time: 92415 milliseconds", "try again in 15 minutes", "retry after 30 seconds". */
function waitOf({ throttleReset }: ServerError, words: string): number | null {
  if (throttleReset) return throttleReset;
  const [, amount, unit = ''] =
    /(?:back-?off time|try again|retry|wait)[^\d]{1,20}(\d{1,8}) ?(milliseconds|ms|seconds?|secs?|minutes?|mins?|hours?)/i.exec(
      words,
    ) ?? [];
  if (amount === undefined) return null;
  const unitMs = /^m(illi)?s/i.test(unit) ? 1 : /^s/i.test(unit) ? SECOND_MS : /^m/i.test(unit) ? MINUTE_MS : HOUR_MS;
  return Number(amount) * unitMs;
}
