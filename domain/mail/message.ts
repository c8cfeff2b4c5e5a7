/**
 * Mail as plain values: what a parser reads from raw bytes and what a composer needs to write them.
 * Instants are epoch milliseconds; every string is free of NUL and lone surrogates.
 */

import type { Language } from '../text/language.ts';
import type { MachineSigns } from './machine-mail.ts';
import type { Saying } from '../ticket/event.ts';
import type { Report } from './report.ts';

/** One mailbox address. `address` is lower-cased ASCII where possible; `name` may be empty. */
export type Address = { name: string; address: string };

/** One part that is not the text of the mail. `contentId` is set when the HTML may show it inline (without `<>`). */
export type ParsedAttachment = {
  /** Safe display name: no path, no control or bidi characters, at most 150 characters; never empty. */
  name: string;
  mediaType: string;
  contentId: string | null;
  inline: boolean;
  /** Of the content, in hex. */
  sha256: string;
  content: Uint8Array;
};

/** A file of a mail in the store of files, under its SHA-256. */
export type StoredFile = Omit<ParsedAttachment, 'content'> & { size: number };

export type Importance = 'high' | 'normal' | 'low';

/** What the spam filter of a mail server said; null where it gave no number. Most filters call it spam from 5 on. */
export type SpamMark = { marked: boolean; score: number | null };

/** The parts of one raw mail. */
export type MailParts = {
  /** Without `<>`; null when the mail has none. */
  mailId: string | null;
  /** Message-IDs without `<>`, oldest first, at most LIMITS.references. */
  references: string[];
  inReplyTo: string[];
  from: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  /** Envelope recipients as the delivering server wrote them (Delivered-To, X-Original-To). */
  deliveredTo: string[];
  /** Envelope sender from Return-Path: `''` for the null sender, null when absent. */
  returnPath: string | null;
  subject: string;
  /** The Date header; null when missing or unreadable. */
  sentAt: number | null;
  /** By how many minutes the clock that wrote it was ahead of Greenwich; null where it does not say. */
  sentAhead: number | null;
  /** Whole text, made from the HTML when there is no text part. */
  text: string;
  /** The new words only: without quoted history (mail/read/quote.ts). Equal to `text` when nothing was cut. */
  newText: string;
  /** Sanitised HTML (mail/html/sanitize.ts), null when the mail has none. Inline images keep `cid:` addresses. */
  html: string | null;
  attachments: ParsedAttachment[];
  /** By its writer's own word. */
  importance: Importance;
  /** What the mail server's filter wrote above it (mail/read/spam-filter.ts). */
  spam: SpamMark;
  /** Lower-cased header name to its values in order; only the names in MACHINE_HEADERS (machine-mail.ts). */
  headers: Record<string, string[]>;
  /** Parts of the mail that could not be read in full, as short English notes; empty for a sound mail. */
  defects: string[];
};

/** Tracking codes by where they stand, as they are written there; of each place at most LIMITS.codes. */
export type CodesFound = { subject: string[]; text: string[]; quoted: string[] };

/**
 * What the words of a mail tell. It is read in the same child as the parts, which may hang or die of a mail; nobody else reads
 * its words, they only keep and show them. Bounded, whatever the mail's length.
 */
export type MailSigns = {
  codes: CodesFound;
  /** What a mail server reports of a mail of ours; null for any other mail. */
  report: Report | null;
  machine: MachineSigns;
  /** The language of its new words; null when they say too little. */
  language: Language | null;
  /** Its writer curses or insults its reader (domain/mail/words/abuse.ts). */
  abusive: boolean;
  /** What it says and nothing more, when that asks for nothing; a mail with a file is never one of these. */
  says: Saying | null;
  /** What lists show of it. */
  preview: string;
  /** Whose mail it sends on (mail/read/forwarded.ts); null when it sends none on. */
  forwardedFrom: Address | null;
  /** What that mail says of itself, as far as it is shown; without a subject of its own it is about what this one is about. */
  forwardedMail: ForwardedMail | null;
  /** The words by which its kind is guessed (domain/routing/kind.ts). */
  kindWords: string[];
  /** What makes it the same letter as another, apart from envelope and trace lines (mail/read/signs.ts). */
  contentHash: string;
  /** Of a mail with the sign of a machine: what its words are known again by (bare-words.ts); null for others, and without words. */
  wordsKey: string | null;
};

/** Of a mail that was sent on: what it is about, and its own Message-ID. */
export type ForwardedMail = { subject: string | null; mailId: string | null };

/** What is read from one raw mail. Nothing here decides anything; `domain/` does. */
export type ParsedMail = MailParts & MailSigns;

/** A mail as it leaves the child that read it: its files are stored. */
export type StoredMail = Omit<ParsedMail, 'attachments'> & { files: StoredFile[] };

/** One mail to be written; frozen to bytes once (mail/write/compose.ts). */
export type OutgoingMail = {
  /** With neither `<>` nor spaces. */
  mailId: string;
  date: number;
  from: Address;
  /** Where reports about it go, when not to `from`. */
  envelopeFrom?: string;
  /** Where answers go, when not to `from`. */
  replyTo: Address | null;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  /** Without `Re:`; the composer adds it when `inReplyTo` is set. */
  subject: string;
  text: string;
  /** Body HTML without tracking block; null sends text only. */
  html: string | null;
  inReplyTo: string | null;
  references: string[];
  attachments: { name: string; mediaType: string; contentId: string | null; content: Uint8Array }[];
  /** Of its words, by its code: the company may have written them in any. */
  language: string;
  /** The tracking block below the text, in both forms; null for mail that belongs to no ticket. */
  block: { text: string; html: string } | null;
  /** A person's words, an automatic answer to a mail, a notice caused by an event (RFC 3834), or such a one to ourselves, to try a mailbox. */
  kind: 'reply' | 'auto-replied' | 'auto-generated' | 'probe';
  /** Names this installation, for the loop header. */
  instance: string;
};

/** Bytes and envelope of one mail, never changed once stored. */
export type FrozenMail = {
  mailId: string;
  envelope: { from: string; to: string[] };
  raw: Uint8Array;
};
