import type { Row } from './row.ts';

/** Of waiting and of servers that cannot look just now: said in place of an answer to the password. */
export const FOR_NOW = [
  {
    code: 'too-many-connections',
    does: 'wait',
    signs: [
      // Gmail: jstedfast/MailKit#377; Dovecot: "Maximum number of connections from user+IP exceeded"; RFC 5530 LIMIT.
      { words: /too many (simultaneous|concurrent) connections|maximum number of connections/i },
      // Exchange Online: "432 4.3.2 Concurrent connections limit exceeded" (learn.microsoft.com, exchange-online-limits).
      { smtp: [432, 421], words: /concurrent connections|thread limit exceeded|too many connections/i },
      { imap: ['LIMIT'] },
    ],
  },
  {
    code: 'mailbox-not-connected',
    does: 'wait',
    // Exchange Online, for a throttled account, one without licence or IMAP, a wrong shared mailbox: mscdex/node-imap#523, #689.
    signs: [{ words: /user is authenticated but not connected/i }],
  },
  {
    code: 'bandwidth-exceeded',
    does: 'wait',
    // Gmail: "[OVERQUOTA] Account exceeded command or bandwidth limits" (ljmerza/ha-email-sensor#16, chatwoot/chatwoot#6082).
    signs: [{ words: /command or bandwidth limits|bandwidth limit/i }],
  },
  {
    code: 'sign-in-throttled',
    does: 'wait',
    signs: [
      // Gmail: "454 4.7.0 Too many login attempts, please try again later" (support.google.com/a/answer/3726730).
      {
        words:
          /too many (login|log-in|sign-in|authentication|auth|failed|unsuccessful|invalid)[^.]*(attempts|failures)/i,
      },
      { step: 'sign-in', words: /too many (attempts|failures)|rate limit/i },
    ],
  },
  {
    code: 'throttled',
    does: 'wait',
    signs: [
      // Exchange Online: "Request is throttled. Suggested Backoff Time: 92415 milliseconds"; imapflow calls it ETHROTTLE.
      { code: ['ETHROTTLE'] },
      { words: /throttl|suggested backoff time/i },
    ],
  },
  {
    code: 'folder-in-use',
    does: 'retry',
    // RFC 5530: another session holds it, for a while.
    signs: [{ imap: ['INUSE'] }],
  },
  {
    code: 'server-busy',
    does: 'retry',
    signs: [
      // RFC 5530; "454 4.7.0 Temporary authentication failure" (RFC 4954, 6); 421 of any kind.
      { imap: ['UNAVAILABLE', 'SERVERBUG', 'CORRUPTION'] },
      { step: 'sign-in', smtp: [421, 432, 450, 451, 454] },
      { step: 'reach', smtp: [421, 450, 451, 452] },
      {
        step: 'sign-in',
        words: /temporar(y|ily)[^.]*(fail|error|unavailable)|internal (server )?error|try again later/i,
      },
      {
        step: 'reach',
        words: /temporar(y|ily) unavailable|closing for maintenance|server (is )?(busy|shutting down)/i,
      },
    ],
  },
] as const satisfies readonly Row[];
