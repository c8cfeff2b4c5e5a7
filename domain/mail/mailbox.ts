/** A mailbox in words that database, worker, contract and desk share. */
import type { Language } from '../text/language.ts';

export const TLS_MODES = ['none', 'starttls', 'tls'] as const;

/** Where a server is, and as whom we sign in there. */
export type ServerAddress = { host: string; port: number; tls: (typeof TLS_MODES)[number]; user: string };

/** A mailbox as it is set up, its passwords apart. */
export type Mailbox = {
  id: string;
  address: string;
  /** Of the sender, in the From line. */
  name: string;
  language: Language;
  folder: string;
  pollSeconds: number;
  /** Whether a new request is acknowledged by mail. */
  acknowledge: boolean;
  paused: boolean;
  imap: ServerAddress;
  smtp: ServerAddress;
};

/** `stalled` is never reported: a watcher that hangs says nothing. Whoever reads a mailbox finds it (db/mail-in/trouble.ts). */
export const MAILBOX_STATUSES = ['connecting', 'live', 'stalled', 'credentials', 'unreachable', 'paused'] as const;
export type MailboxStatus = (typeof MAILBOX_STATUSES)[number];

/**
 * What is wrong with a mailbox, the worst first: mail waits and is not read; the server refuses us; it cannot be reached;
 * automatic answers were stopped, because there were too many of them.
 */
export const MAILBOX_TROUBLES = ['stalled', 'credentials', 'unreachable', 'silenced'] as const;
export type MailboxTrouble = (typeof MAILBOX_TROUBLES)[number];

/** The worst of several; null when there is none. */
export const worstTrouble = (troubles: MailboxTrouble[]): MailboxTrouble | null =>
  MAILBOX_TROUBLES.find((one) => troubles.includes(one)) ?? null;

export const CHECK_CODES = ['ok', 'mailbox-unreachable', 'mailbox-credentials', 'folder-missing', 'tls'] as const;

/** What trying one server came to; `detail` is the server's own answer. */
export type CheckOutcome = { ok: boolean; code: (typeof CHECK_CODES)[number]; detail: string };
export type ConnectionCheck = { imap: CheckOutcome; smtp: CheckOutcome };
