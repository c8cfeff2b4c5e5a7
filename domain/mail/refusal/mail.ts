import type { Row } from './row.ts';

/** Gmail and Exchange Online, of what the account that sends has used up (their lists of codes). */
const ACCOUNT_CODES = ['5.4.5', '5.7.232', '5.7.233', '5.1.90', '5.2.122'] as const;

/** RFC 3463 means congestion by it, anywhere on the way; only with words of a limit it is Gmail's, and of relays that speak as Gmail does. */
const CONGESTION = /^[45]\.4\.5$/;
const LIMIT = /limit|quota|exceed/i;
/** cPanel counts what its own account sends. */
const OF_CPANEL = /max (emails|defers and failures) per hour/i;

/** A refusal of one mail: whether the server knew a recipient by then, its enhanced code, and its words. */
export type Answer = { knewRecipient: boolean; enhanced: string; words: string };

/**
 * Whether a limit that is used up is one of the account that sends: then nothing leaves its mailbox for a while. What is said before a
 * recipient is known can only be that. What answers RCPT and DATA may be the words of a customer's server, handed on: there only
 * what tells of the account that sends, and of nobody else, counts.
 */
export function isOfAccount({ knewRecipient, enhanced, words }: Answer): boolean {
  if (!knewRecipient) return true;
  if (CONGESTION.test(enhanced)) return LIMIT.test(words);
  return ACCOUNT_CODES.some((one) => one === enhanced) || OF_CPANEL.test(words);
}

/** Of one mail that is sent, where it tells of the account or of our settings. */
export const MAIL = [
  {
    code: 'sender-denied',
    does: 'mail',
    signs: [
      // Exchange Online: "5.7.60 SMTP; Client does not have permissions to send as this sender", "554 5.2.252 SendAsDenied";
      // Postfix and Yandex: "553 5.7.1 Sender address rejected: not owned by auth user".
      { enhanced: ['5.7.60', '5.2.252'] },
      {
        step: 'mail',
        words:
          /SendAsDenied|permissions to send as|not owned by|not allowed to send (as|from)|sender address rejected|sender is not (allowed|authori[sz]ed)/i,
      },
    ],
  },
  {
    code: 'sign-in-missing',
    does: 'mail',
    signs: [
      // "530 5.7.57 Client not authenticated to send mail" (learn.microsoft.com); "530 5.7.0 Authentication Required"; relays.
      { step: 'mail', smtp: [530] },
      {
        step: 'mail',
        words:
          /authentication (is )?required|not authenticated|relay(ing)? (access )?(denied|not permitted)|relaying denied/i,
      },
    ],
  },
  {
    code: 'too-many-recipients',
    does: 'mail',
    // RFC 5321, 4.5.3.1.10; Gmail: "452 4.5.3 Your message has too many recipients".
    signs: [
      { step: 'mail', enhanced: ['.5.3'] },
      { step: 'mail', words: /too many recipients/i },
    ],
  },
  {
    code: 'mail-too-large',
    does: 'mail',
    // RFC 1870: "552 5.3.4 message size exceeds fixed limit"; nodemailer knows it beforehand from the server's SIZE.
    signs: [
      { step: 'mail', enhanced: ['.3.4', '.2.3'] },
      {
        step: 'mail',
        words: /message (size|too (large|big))|size (exceeds|larger)|exceeds? (the )?(size|maximum)[^.]*(limit|size)/i,
      },
    ],
  },
  {
    code: 'recipient-full',
    does: 'mail',
    // RFC 3463, X.2.2: Gmail "552-5.2.2 The email account that you tried to reach is over quota"; Dovecot "Mailbox is full".
    signs: [
      { step: 'mail', enhanced: ['.2.2'] },
      { step: 'mail', words: /mailbox[^.]*(is full|over (its |the )?quota|quota (is )?exceeded)/i },
    ],
  },
  {
    code: 'sending-limit',
    does: 'wait',
    signs: [
      // Gmail: 550 5.4.5 "Daily user sending limit exceeded"; Exchange Online: 5.7.232, 5.7.233, 5.1.90 (learn.microsoft.com, NDR list).
      { enhanced: ACCOUNT_CODES, step: 'mail' },
      {
        words:
          /(daily|hourly|sending|message|submission|outgoing|email|mail) (user |rate |sending |message )*(limit|quota)[^.]*(exceeded|reached)/i,
      },
      {
        step: 'mail',
        words:
          /exceeded[^.]*(sending|daily|hourly|message|recipient rate|submission|messages? per|emails? per)[^.]*(limit|quota|hour|day)?/i,
      },
      // cPanel: "Domain … has exceeded the max emails per hour", "… the max defers and failures per hour".
      { words: /max (emails|defers and failures) per hour/i },
    ],
  },
  {
    code: 'sender-blocked',
    does: 'mail',
    // Exchange Online: "550 5.1.8 Access denied, bad outbound sender", 5.7.501 to 5.7.503: spam was sent from the account.
    signs: [
      { enhanced: ['5.1.8', '5.7.501', '5.7.502', '5.7.503', '5.7.705', '5.7.708'] },
      {
        step: 'mail',
        words:
          /bad outbound sender|(account|sender|user|ip|address)[^.]*(suspended|block(ed|ed-listed)|blacklisted|compromised)|spam (detected|message)|considered (as )?spam|rejected as spam/i,
      },
    ],
  },
] as const satisfies readonly Row[];
