/**
 * Bounds against whoever is hostile, floods or errs, with what each protects from, and those that several rooms share. How
 * one file paces itself (polls, pauses, patience, batches) stands in that file. Sizes in bytes, durations in milliseconds.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './time.ts';

const KB = 1024;
const MB = 1024 * KB;

export const LIMITS = {
  /** A larger mail is recorded with its headers and stays on the mail server: memory of the worker. */
  mailBytes: 25 * MB,
  /** Header block read before any parser sees it: quadratic header parsers. */
  headerBytes: 256 * KB,
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
  /** Open tickets that a changed policy or calendar stirs in a second, and at once: replies must not wait behind thousands. */
  renewedPerSecond: 120,
  renewedAtOnce: 4,
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
  /** What people call a person, a team, a rule, a view: a row and a menu show it in one line. */
  nameChars: 100,
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
  /** Notices marked as read in one request. */
  noticesRead: 500,
  /** Of one agent, of one team: rows of any number. */
  teamsOfAgent: 100,
  skillsOfAgent: 100,
  membersOfTeam: 500,
  /** Whoever has sent something can take it back for so long at most: longer, and it is a time to send it. */
  undoSeconds: 60,
  /** Tickets given on in one request, each by its workflow; and why, which stands on every one of them. */
  handedOverAtOnce: 200,
  /** Looked at for somebody's day: who has more open cannot do them all in a week, either. */
  ticketsOfDay: 500,
  reasonChars: 2_000,
  /** Tickets of one job, and refusals of it that are named: rows, and an answer of any size. */
  bulkTickets: 10_000,
  refusalsShown: 100,
  /** Saved views of one person, of one team, of all; comparisons of one and their values together, which are asked of every open ticket again and again (each value is bound up to three times, and Postgres binds 65,535 in a statement); and of one reader those whose tickets are counted, in one pass. */
  savedViews: 50,
  viewNameChars: 60,
  viewComparisons: 20,
  viewValues: 200,
  countedViews: 30,
  capacityOfAgent: 1_000,
  shiftsOfAgent: 50,
  /** Kept of one agent, and of one team, that have not ended; and in one answer. */
  absencesOfAgent: 500,
  dutiesOfTeam: 500,
  peopleOfRotation: 50,
  calendars: 200,
  hoursOfCalendar: 70,
  holidaysOfCalendar: 2_000,
  /** A calendar file that is read: characters, events, days that these and their repetitions make, all told. A file as long as one likes, of events without end. */
  calendarFileChars: 1024 * KB,
  calendarFileEvents: 2_000,
  calendarFileDays: 10_000,
  domainsOfOrganisation: 100,
  /** Senders whose pictures are always shown, of one agent and of everybody: each is compared with every mail that has pictures. */
  pictureSenders: 500,
  /** Noted of one person, and characters of each note: nobody would read more. */
  notesOfContact: 50,
  contactNoteChars: 2_000,
  /** A list of VIPs that is read at once: characters, lines. */
  vipFileChars: 1024 * KB,
  vipFileLines: 20_000,
  /** All are asked of every new ticket; of one: how deep its condition nests, comparisons in it, values of each, what it does: a mail that takes a second. */
  rules: 200,
  /** Open tickets of a blocked sender that the desk closes in one go: Updates one after another, and a list of any size. */
  closedAtOnce: 200,
  /** Contacts, and tickets of theirs, that are looked at to tell whom a block would hit, while a person waits: a domain of everybody, a machine that has written for years. */
  reachContacts: 5_000,
  reachTickets: 5_000,
  /** All are asked of every ticket; and what one of them does about a promise. */
  policies: 100,
  escalations: 20,
  ruleActions: 20,
  conditionDepth: 5,
  comparisons: 50,
  /** Comparisons, and what joins them: readers that try several shapes at each take seconds for a hundred thousand. */
  conditionParts: 250,
  comparedValues: 100,
  comparedChars: 200,
  /** A trial on tickets that have been: days back, people who are others in it, characters read of each ticket, tickets listed, trials of one process at once: a core, and answers of any size. */
  trialDays: 366,
  triedPeople: 100,
  trialTextChars: 20_000,
  trialListed: 500,
  trialsAtOnce: 2,
  /** What a change comes to for open tickets is counted for so long before it is made: a person waits for it. */
  previewMs: 8_000,
  /** Colleagues and teams that one note asks: a note that calls everybody. */
  mentionsOfNote: 20,
  /** Of one ticket: rows of any size. What has more of them by rules, no person could change. */
  tagsOfTicket: 20,
  /** The sentence that says what a ticket is about. */
  summaryChars: 300,
  /** Custom fields of tickets, of contacts and of organisations each, the choices of one, and letters of a label. */
  customFields: 50,
  customChoices: 200,
  customLabelChars: 80,
  /** What conditions call one: whose it is, and its id. */
  customNameChars: 80,
  /** Letters of one value: an index looks it up, and takes no longer ones. */
  customTextChars: 500,
  /** Letters of one tag. */
  tagChars: 40,
  /** Tabs of one agent that say that a ticket is open in them: memory of every process. */
  looksOfAgent: 40,
  /** Of a draft, and of the mail or note that it becomes: rows of any number. */
  filesOfDraft: 50,
  /** That canned replies have brought into one draft, and of how many letters: each is looked for in its words. */
  blanksOfDraft: 100,
  blankChars: 64,
  cannedRepliesUsed: 20,
  /** Canned replies, all told: rows of any number and size, and a list that is read whole. */
  cannedReplies: 2_000,
  cannedTextChars: 5_000,
  /** The same words with their form. */
  cannedHtmlChars: 20_000,
  cannedActions: 10,
  cannedFiles: 10,
  /** The company's own texts: rows of any number and size. */
  companyTexts: 200,
  companyTextChars: 10_000,
  /** Of each language; a reply is looked at by all of them. */
  jargonWords: 500,
  jargonWordChars: 40,
  jargonInsteadChars: 120,
  mailTexts: 2_000,
  mailTextChars: 10_000,
  mailTextSubjectChars: 150,
  /** How deep the JSON of a request nests, and its keys and values: whoever walks it runs out of stack, and each is tried on every shape that it may have. */
  jsonDepth: 40,
  jsonValues: 100_000,
  /** Faults that one answer names: answers larger than what was asked. */
  faultsTold: 100,
  /** Of a mail's new words what rules look at: on the loop of a worker, once for each rule. */
  ruledChars: 20_000,
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
  /** A search: its characters, its pieces, words of one phrase: plans and patterns that cost by number. */
  searchChars: 200,
  searchParts: 12,
  searchPhraseWords: 12,
  /** JSON body of an API request. */
  jsonBytes: 2 * MB,
  /** One uploaded attachment, and all of one reply. */
  uploadBytes: 20 * MB,
  replyBytes: 25 * MB,
  /** Files of one agent on their way at once: descriptors, and disk that nobody may ever ask for. */
  uploadsOfAgent: 4,
  /** A telephone number with what people write between its digits. */
  phoneChars: 40,
  replyChars: 200_000,
  /** Message keys remembered by a ticket's workflow against double delivery. */
  seenKeys: 200,
  /** Events of a ticket from which its time is told again: it takes as long as all of them took, in one go. */
  toldEvents: 2_000,
  /** Replies whose arrival a ticket remembers, so that a late bounce finds what it makes owed again. */
  answersKept: 8,
  /** Promises of agents that one ticket owes, and of those that it owed; characters of one: tickets of any size. */
  promisesOwed: 5,
  promisesEnded: 10,
  promiseChars: 500,
  /** How often a customer's ticket system may bring a ticket back by itself, and within which time: two desks that answer each other. */
  systemReturns: 3,
  systemReturnsWithinMs: 7 * DAY_MS,
  /** Characters of a mail by which its words are known again: texts of any length. */
  wordsComparedChars: 4_000,
  /** A deadline that stands until the calendar was read, so that no open ticket is ever without one. */
  provisionalDeadlineMs: DAY_MS,
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
  /** A Temporal server that went away is looked for at least this often: gRPC by itself waits up to two minutes. */
  temporalReconnectMs: 2 * SECOND_MS,
  sessionMs: 14 * DAY_MS,
  /** Of a password that is chosen: a short one is guessed, and one without end is hashed. */
  passwordChars: { least: 8, most: 200 },
  /** Wrong passwords for one account from one network: a guesser at home. */
  wrongForPair: { tries: 10, windowMs: 15 * MINUTE_MS },
  /** From one network, for all accounts together: one password tried on everybody. A whole office mistypes less. */
  wrongFromNetwork: { tries: 100, windowMs: 15 * MINUTE_MS },
  /** For one account, from everywhere: a guesser with many networks. Soon over, because its owner waits as well. */
  wrongForAccount: { tries: 20, windowMs: 5 * MINUTE_MS },
  /** Links for a forgotten password, for one account and from one network: somebody's inbox full of them. */
  forgottenOfAccount: { tries: 3, windowMs: HOUR_MS },
  forgottenFromNetwork: { tries: 20, windowMs: HOUR_MS },
  /** How long a link to choose a password is good: one that an administrator sends, and one that somebody asked for. */
  passwordLinkMs: { invitation: 3 * DAY_MS, reset: HOUR_MS },
  /**
   * Passwords hashed at once, and waiting for it (about two seconds): each takes 19 MiB, a core and one of the four threads
   * that files are read by, so a flood of sign-ins must leave some.
   */
  hashesAtOnce: 2,
  hashesQueued: 96,
  /** What a customer may write beside their no, and the form that carries it: rows and bodies of any size. */
  answerChars: 10_000,
  answerFormBytes: 128 * KB,
  /** Requests with a customer's link, from one network in a minute: guessing at links. */
  linksAMinute: 60,
  /** How long a question for consent may be answered, and what became of it waits for a mailbox to be saved: a link that lies about. */
  consentAskedMs: 10 * MINUTE_MS,
  consentKeptMs: DAY_MS,
  /** One value that a browser brings back from there, where no service's is longer, and of a service's words for its no: anybody can write such an address. */
  consentAnswerChars: 4_000,
  serviceWordsChars: 2_000,
  /** So long after it was asked for a consent may go to a server that is believed by a certificate of one's own: a stolen session. */
  consentFreshMs: HOUR_MS,
  /** How often it is looked whether we may still be in a mailbox that we are in: one that was paused, a consent that is gone. */
  custodyMs: 20 * SECOND_MS,
  /** Whoever can renew a client secret is asked so many days before it ends. */
  secretEndsDays: 30,
  /**
   * How long a service may take to give a token: who asks holds a connection to Postgres, and whoever needs the token waits. So many are
   * asked for at once by a process, and one that gave no answer is left alone for a while.
   */
  tokenMs: 5_000,
  tokensAtOnce: 5,
  tokenPauseMs: 30_000,
  /** How long a picture's address in a framed mail is good: an address that was passed on. */
  frameImageMs: HOUR_MS,
  /** Event streams of one session and of one process: connections that cost memory and a check each. */
  streamsOfSession: 20,
  streams: 2_000,
  /** Bytes that wait in the socket of a slow reader of the stream before it is cut off: memory. */
  streamBufferBytes: 256 * KB,
  /** A ticket put aside for longer is one that nobody attends to. */
  snoozeMs: 366 * DAY_MS,
  /** How long a command can be taken back, if nothing else happens to its ticket. */
  undoMs: DAY_MS,
  confirmationLinkMs: 30 * DAY_MS,
  /** Mail to a ticket closed longer ago opens a new one, linked to the old. */
  reopenWindowMs: 30 * DAY_MS,
  /** Mail older than this is not acknowledged: a mailbox that is connected full must not answer last year's letters. */
  acknowledgeWithinMs: DAY_MS,
} as const;
