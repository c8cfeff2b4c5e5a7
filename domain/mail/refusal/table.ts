/**
 * What mail servers refuse, by the words they do it with: response codes of IMAP (RFC 5530; RFC 9051, 7.1), reply codes of SMTP
 * with their enhanced codes (RFC 3463, RFC 5248), codes of the system, and what providers say in words of their own; beside many
 * of these stands where they were seen. The first row that fits is the refusal.
 */
import type { MailboxStatus } from '../mailbox.ts';
import type { OAuthFault } from '../provider/mailbox-fault.ts';
import { FOLDER } from './folder.ts';
import { FOR_NOW } from './for-now.ts';
import { MAIL } from './mail.ts';
import { REACH } from './reach.ts';
import type { RefusalEffect, RefusalStep, Row, Sign } from './row.ts';
import { SIGN_IN } from './sign-in.ts';
import { TLS } from './tls.ts';

/** In the order in which they are tried: whatever sounds like a refused password and is none stands above it. */
export const REFUSALS = [...MAIL, ...FOR_NOW, ...TLS, ...SIGN_IN, ...FOLDER, ...REACH] as const;
export type RefusalCode = (typeof REFUSALS)[number]['code'];

/** What a server or the system said: each empty, or 0, where it said nothing of the kind. */
export type Spoken = {
  step: RefusalStep;
  /** Of the system, of TLS or of the library that spoke. */
  code: string;
  /** The response code in brackets, without them: `AUTHENTICATIONFAILED`. */
  imap: string;
  smtp: number;
  /** `5.7.139`. */
  enhanced: string;
  words: string;
};

const fits = (sign: Sign, said: Spoken): boolean =>
  (sign.step === undefined || sign.step === said.step) &&
  (sign.code === undefined || sign.code.includes(said.code)) &&
  (sign.imap === undefined || sign.imap.includes(said.imap)) &&
  (sign.smtp === undefined || sign.smtp.includes(said.smtp)) &&
  (sign.enhanced === undefined ||
    sign.enhanced.some((one) => said.enhanced === one || (one.startsWith('.') && said.enhanced.endsWith(one)))) &&
  (sign.words === undefined || sign.words.test(said.words));

/** The refusal that was said. The last row fits everything. */
export const refusalOf = (said: Spoken): RefusalCode =>
  (REFUSALS.find((row: Row) => row.signs.some((sign) => fits(sign, said))) ?? REFUSALS.at(-1)!).code;

/** What is to be done about it. */
export const effectOf = (code: RefusalCode | OAuthFault): RefusalEffect =>
  REFUSALS.find((row) => row.code === code)?.does ?? (code === 'oauth-later' ? 'retry' : 'mend');

/** How a mailbox stands that is refused so. */
export function statusOf(code: RefusalCode | OAuthFault): MailboxStatus {
  const refusal = REFUSALS.find((row) => row.code === code);
  // All else is of a consent.
  if (refusal === undefined) return code === 'oauth-later' ? 'unreachable' : 'consent';
  const { does } = refusal;
  return does === 'sign-in' ? 'credentials' : does === 'wait' ? 'throttled' : 'unreachable';
}
