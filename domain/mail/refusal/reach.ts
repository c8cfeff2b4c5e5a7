import type { Row } from './row.ts';

/** No answer, or none of a mail server. */
export const REACH = [
  { code: 'host-refused', does: 'mend', signs: [{ code: ['HOST_REFUSED'] }] },
  {
    code: 'host-unknown',
    does: 'retry',
    signs: [{ code: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME', 'EDNS', 'ENODATA'] }],
  },
  { code: 'connection-refused', does: 'retry', signs: [{ code: ['ECONNREFUSED'] }] },
  {
    code: 'network-away',
    does: 'retry',
    signs: [{ code: ['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'] }],
  },
  {
    code: 'plain-on-tls-port',
    does: 'mend',
    // A server that waits for a TLS handshake greets nobody.
    signs: [{ code: ['PLAIN_ON_TLS_PORT'] }],
  },
  {
    code: 'turned-away',
    does: 'retry',
    // RFC 5321, 3.1 and RFC 7504: no service here, or none for whoever comes from our network.
    signs: [{ step: 'reach', smtp: [554, 550, 521, 556] }],
  },
  {
    code: 'no-mail-server',
    does: 'mend',
    signs: [
      { code: ['EPROTOCOL', 'InvalidResponse', 'MissingTag', 'UnexpectedTag', 'LineTooLarge', 'ResponseTooLarge'] },
      { code: ['NOT_A_MAIL_SERVER'] },
    ],
  },
  {
    code: 'connection-timeout',
    does: 'retry',
    signs: [{ code: ['ETIMEDOUT', 'ETIMEOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'ESOCKETTIMEDOUT'] }],
  },
  {
    code: 'connection-lost',
    does: 'retry',
    signs: [
      {
        code: [
          'ECONNRESET',
          'EPIPE',
          'NoConnection',
          'EConnectionClosed',
          'ClosedAfterConnectTLS',
          'ClosedAfterConnectText',
        ],
      },
      { words: /closed (the connection|unexpectedly)|unexpected close|socket hang up/i },
    ],
  },
  /** All that release 0.1.0 knew of a server that does not do as it should, and what no other row fits. */
  { code: 'mailbox-unreachable', does: 'retry', signs: [{}] },
] as const satisfies readonly Row[];
