/** A mailbox in words that database, worker, contract and desk share. */

export const TLS_MODES = ['none', 'starttls', 'tls'] as const;

/** Where a server is, and as whom we sign in there. */
export type ServerAddress = { host: string; port: number; tls: (typeof TLS_MODES)[number]; user: string };

export const MAILBOX_STATUSES = ['connecting', 'live', 'credentials', 'unreachable', 'paused'] as const;
export type MailboxStatus = (typeof MAILBOX_STATUSES)[number];

export const CHECK_CODES = ['ok', 'mailbox-unreachable', 'mailbox-credentials', 'folder-missing', 'tls'] as const;

/** What trying one server came to; `detail` is the server's own answer. */
export type CheckOutcome = { ok: boolean; code: (typeof CHECK_CODES)[number]; detail: string };
export type ConnectionCheck = { imap: CheckOutcome; smtp: CheckOutcome };
