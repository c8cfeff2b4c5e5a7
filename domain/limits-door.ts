/** Bounds of who comes in by HTTP: requests, files, sign-ins, sessions, links and consents. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './time.ts';

const KB = 1024;
const MB = 1024 * KB;

export const DOOR_LIMITS = {
  /** How deep the JSON of a request nests, and its keys and values: whoever walks it runs out of stack, and each is tried on every shape that it may have. */
  jsonDepth: 40,
  jsonValues: 100_000,
  /** Faults that one answer names: answers larger than what was asked. */
  faultsTold: 100,
  /** JSON body of an API request. */
  jsonBytes: 2 * MB,
  /** One uploaded attachment, and all of one reply. */
  uploadBytes: 20 * MB,
  replyBytes: 25 * MB,
  /** Files of one agent on their way at once: descriptors, and disk that nobody may ever ask for. */
  uploadsOfAgent: 4,
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
} as const;
