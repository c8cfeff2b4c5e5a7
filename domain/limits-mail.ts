/** Bounds of mail: reading it, fetching it, sending it, and the servers that it is spoken of with. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './time.ts';

const KB = 1024;
const MB = 1024 * KB;

export const MAIL_LIMITS = {
  /** A larger mail is recorded with its headers and stays on the mail server: memory of the worker. */
  mailBytes: 25 * MB,
  /** Header block read before any parser sees it: quadratic header parsers. */
  headerBytes: 256 * KB,
  /** Of a header whose sender and subject are read where nobody could end it: a process that stands still. */
  headerLineBytes: 32 * KB,
  /** Header fields read, and characters of one value, address headers excepted: the same. */
  headerFields: 2_000,
  headerValueChars: 8 * KB,
  /** Values kept of one header that tells a machine, and characters of each: rows of any size. */
  machineHeaderValues: 20,
  machineHeaderChars: 2_000,
  /** MIME parts parsed; the rest stays in the raw mail: parsers that hang on thousands of parts. */
  parts: 500,
  /** HTML that is turned into text and sanitised; a larger one is offered as a file: superlinear converters. */
  htmlChars: 500_000,
  /** Elements open at once before HTML goes to no parser; depth that is turned into text; depth that is kept: quadratic parsers. */
  htmlOpenElements: 2_000,
  htmlTextDepth: 200,
  htmlNesting: 60,
  /** Addresses made clickable in one text: pages that stall a browser. */
  links: 500,
  /** Text searched for quotes and codes: the same. */
  quoteChars: 200_000,
  /** Characters of one line that patterns are tried on: no line of history is so long, and patterns cost by length. */
  quoteLineChars: 300,
  /** Letters by which the place is known again where a mail begins to repeat an older one. */
  quoteSeamLetters: 24,
  /** Of one line beneath a quote, which may be a long notice: the same. */
  footerLineChars: 3_000,
  /** Text of one message kept for display. */
  textChars: 1_000_000,
  /** Of a held mail's words, for whoever decides about it; the mail itself can be fetched. */
  heldTextChars: 20_000,
  /** Two mails without Message-ID, of one content: one letter that was handed over twice, when they came so close together. */
  namelessTwinMs: HOUR_MS,
  /** Message-IDs kept of References (the first and the newest): forged chains. */
  references: 50,
  /** Tracking codes read at one place of a mail, and clues of one kind looked up for it: queries of any length. */
  codes: 20,
  clues: 20,
  /** Of a report: addresses, bytes of each part, characters of its words, of one server's answer: rows of any size. */
  reported: 50,
  reportBytes: 256 * KB,
  reportWordsChars: 8_000,
  diagnosticChars: 300,
  /** Addresses read from one header: quadratic address parsers. */
  addresses: 500,
  /** Recipients kept of one header; and of one answer, those whom a ticket's mail lets in besides: a desk as a relay. */
  recipientsKept: 100,
  recipients: 50,
  /** A display name, and an address (RFC 5321: 64 + 1 + 255): rows of any size. */
  addressNameChars: 200,
  addressChars: 320,
  /** Of what a stranger's domain publishes about its mail servers, one document: an answer without end. */
  publishedBytes: 64 * KB,
  /** Redirects followed on the way to it: a ring. What a server there says before the end of its first line (512 in RFC 5321, more in IMAP). */
  publishedRedirects: 2,
  firstLineChars: 4 * KB,
  /** Asking the world about a domain, all questions together: servers that never answer, while a person waits. */
  recognitionMs: 5_000,
  /** Wall clock for parsing one mail in its child process: a hostile mail hangs a parser without using CPU. */
  parseMs: 10 * SECOND_MS,
  /** Tries before a mail is shown as unreadable. */
  parseAttempts: 3,
  /** Mail that waits for so long while none is brought to its end: its watcher hangs, and whoever looks must be told. */
  stalledMs: MINUTE_MS,
  /** A watcher of a mailbox gives its sign so often; without one for so long nobody watches. Longer than a silent mail server is waited for. */
  watchedEveryMs: 15 * SECOND_MS,
  unwatchedMs: 90 * SECOND_MS,
  /** A mail that is sent around to try a mailbox is looked for so long, while a person waits. */
  loopMs: 30 * SECOND_MS,
  /** One that goes around by itself is late after so long, and the next one is sent so soon after one that did not come back. */
  probeLateMs: 15 * MINUTE_MS,
  probeAgainMs: 30 * MINUTE_MS,
  probeLookMs: 30 * SECOND_MS,
  /** A probe is taken for one so long after it left, a warning to administrators so long: their mail is sent again for days, and answered by machines. */
  probeBelievedMs: HOUR_MS,
  alarmBelievedMs: 7 * DAY_MS,
  /** How long a mailbox shows that it kept automatic mail back. */
  silencedShownMs: HOUR_MS,
  /** Heap of the parsing child: decompression and table bombs. */
  parseHeapMb: 512,
  subjectChars: 998,
  attachmentNameChars: 150,
  /** Mails and bytes fetched from IMAP in one batch: memory. */
  fetchMails: 50,
  fetchBytes: 16 * MB,
  /** Folders of one mailbox that are read, each over a connection of its own: providers allow ten to twenty. */
  foldersOfMailbox: 5,
  /** Further addresses of one mailbox: every mail is compared with each. */
  aliasesOfMailbox: 50,
  /**
   * Reading the words of a file for search: wall clock, tries, bytes of the file, bytes that it unpacks to, entries of a zip, characters kept. Bombs,
   * and files that hang a reader.
   */
  attachedMs: 15 * SECOND_MS,
  attachedTries: 2,
  attachedFileBytes: 25 * MB,
  attachedBytes: 64 * MB,
  attachedEntries: 5_000,
  attachedChars: 200_000,
  /** Acknowledgements to one sender at one mailbox in that time: answering machines that answer each other. */
  ackEveryMs: DAY_MS,
  acksToSender: 5,
  /**
   * To all senders of one mailbox together: forged senders make us write to people who never wrote, and our address ends on
   * block lists. Beyond it mail is taken as ever and nobody gets an automatic answer.
   */
  ackMinute: 30,
  ackDay: 500,
  /** Tickets one sender may open at one mailbox in an hour before mail is held for review: floods. */
  ticketsPerSenderHour: 100,
  /**
   * Tickets that all senders together may open at one mailbox in a minute, unless its settings say otherwise: senders are
   * forged, and a limit for each stops nobody. The rest is held, to be let in or put away in one go.
   */
  ticketsMinute: 300,
  /** Mails of one participant's words on one ticket in an hour before they are held: somebody who buries the thread. */
  mailsOnTicketHour: 60,
  /** Refused sign-ins of a mailbox in a row, before nobody tries again: providers lock the account. */
  signInTries: 3,
  /** Whoever tries after a refusal has so long, and others nothing meanwhile: a process that died in the middle. */
  signInTrialMs: 2 * MINUTE_MS,
  /** The longest that a mail server may have us wait by its word: one that says for ever stops a whole mailbox. */
  toldWaitMs: HOUR_MS,
  /** The part of what a provider lets a mailbox send that automatic mail leaves for people's answers: mails of ours that nobody waits for. */
  answersReserve: 0.2,
  /** Of a mail server's refusal, read to tell what it is: patterns that cost by length. */
  refusalChars: 1_000,
  /** Authorities of one's own, as PEM: rows of any size. */
  trustChars: 32 * KB,
  /** A server that is asked for its certificate, what it says before, what is read to see that it is none of mail, and names kept of one: whoever waits, answers of any length. */
  certificateMs: 10 * SECOND_MS,
  greetingChars: 16 * KB,
  strangerChars: 64,
  certificateNames: 50,
  /** SMTP: an answer to the final dot may take ten minutes (RFC 5321, 4.5.3.2.6). */
  smtpReplyMs: 11 * MINUTE_MS,
  /** Retries of a deferred mail end after two days. */
  sendForMs: 2 * DAY_MS,
  /** A copy of a sent mail that its mailbox does not take is given up then: it would be tried for ever. */
  sentCopyMs: 7 * DAY_MS,
  /** How often it is looked whether we may still be in a mailbox that we are in: one that was paused, a consent that is gone. */
  custodyMs: 20 * SECOND_MS,
  /** Whoever can renew a client secret is asked so many days before it ends. */
  secretEndsDays: 30,
  /** Mail older than this is not acknowledged: a mailbox that is connected full must not answer last year's letters. */
  acknowledgeWithinMs: DAY_MS,
} as const;
