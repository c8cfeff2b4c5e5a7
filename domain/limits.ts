/** Every bound of the product, with what it protects from. Sizes in bytes, durations in milliseconds. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MB = 1024 * 1024;

export const LIMITS = {
  /** A larger mail is recorded with its headers and stays on the mail server: memory of the worker. */
  mailBytes: 25 * MB,
  /** Header block read before any parser sees it: quadratic header parsers. */
  headerBytes: 256 * 1024,
  /** MIME parts parsed; the rest stays in the raw mail: parsers that hang on thousands of parts. */
  parts: 500,
  /** HTML that is turned into text and sanitised; a larger one is offered as a file: superlinear converters. */
  htmlChars: 500_000,
  /** Text searched for quotes and codes: the same. */
  quoteChars: 200_000,
  /** Text of one message kept for display. */
  textChars: 1_000_000,
  /** Of a held mail's words, for whoever decides about it; the mail itself can be fetched. */
  heldTextChars: 20_000,
  /** Message-IDs kept of References (the first and the newest): forged chains. */
  references: 50,
  /** Addresses read from one header: quadratic address parsers. */
  addresses: 500,
  /** Wall clock for parsing one mail in its child process: a hostile mail hangs a parser without using CPU. */
  parseMs: 10 * SECOND_MS,
  /** Tries before a mail is shown as unreadable. */
  parseAttempts: 3,
  /** Heap of the parsing child: decompression and table bombs. */
  parseHeapMb: 512,
  subjectChars: 998,
  attachmentNameChars: 150,
  /** Mails and bytes fetched from IMAP in one batch: memory. */
  fetchMails: 50,
  fetchBytes: 16 * MB,
  /** JSON body of an API request. */
  jsonBytes: 2 * MB,
  /** One uploaded attachment, and all of one reply. */
  uploadBytes: 20 * MB,
  replyBytes: 25 * MB,
  replyChars: 200_000,
  /** Message keys remembered by a ticket's workflow against double delivery. */
  seenKeys: 200,
  /** A deadline that stands until the calendar was read, so that no open ticket is ever without one. */
  provisionalDeadlineMs: DAY_MS,
  /** Acknowledgements to one sender at one mailbox: answering machines that answer each other. */
  ackEveryMs: DAY_MS,
  /** Tickets one sender may open at one mailbox in an hour before mail is held for review: floods. */
  ticketsPerSenderHour: 100,
  /** SMTP: an answer to the final dot may take ten minutes (RFC 5321, 4.5.3.2.6). */
  smtpReplyMs: 11 * MINUTE_MS,
  /** Retries of a deferred mail end after two days. */
  sendForMs: 2 * DAY_MS,
  /** A Temporal server that went away is looked for at least this often: gRPC by itself waits up to two minutes. */
  temporalReconnectMs: 2 * SECOND_MS,
  sessionMs: 14 * DAY_MS,
  confirmationLinkMs: 30 * DAY_MS,
  /** Mail to a ticket closed longer ago opens a new one, linked to the old. */
  reopenWindowMs: 30 * DAY_MS,
  /** Mail older than this is not acknowledged: a mailbox that is connected full must not answer last year's letters. */
  acknowledgeWithinMs: DAY_MS,
} as const;
