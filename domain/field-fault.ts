/**
 * What can be wrong with one field of a request: a closed list, so that whoever shows it has words of their own for each. The
 * sentence that goes with it is for those who write against the API.
 */
export const FIELD_FAULTS = [
  'missing',
  'malformed',
  'no-address',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-few',
  'too-many',
  /** Conditions within conditions. */
  'too-deep',
  /** Not among the values that there are. */
  'not-offered',
  /** The request has a field that nobody asked for. */
  'unexpected',
  /** It names something that does not exist, or that may not be used here. */
  'unknown',
  'taken',
  /** An address of ours, where one of somebody else is needed. */
  'our-own',
  /** An address for ours, with which an agent signs in; of a customer, so many of whose tickets are not closed. */
  'agents-own',
  'customers-own',
  /** Nobody takes their own account away. */
  'oneself',
  /** Somebody must be left who can let others in. */
  'last-admin',
  /** It is that of a mailbox, and mail to it comes back to us. */
  'mailboxes-own',
  /** Whoever has this address has the mail already. */
  'reached',
  /** An address that is put right in the same request. */
  'corrected',
  'password-again',
  /** In the future, or so long ago that there was no such mail. */
  'no-archive-day',
  /** A consent that was given before would go to a server that is believed by another certificate. */
  'consent-again',
  /** Of an application, as its service says when it is entered. */
  'app-unknown',
  'directory-unknown',
  'secret-refused',
  'secret-expired',
  /** It is no certificate, one that may not vouch for others, one whose time is over. */
  'no-certificate',
  'no-authority',
  'expired',
  /** One mail is more than the provider of its mailbox takes: megabytes, recipients. */
  'over-mail-size',
  'over-recipients',
  /** A server that is none of the service whose consent is used. */
  'not-of-service',
  /** It stands already for a part of this time: two shifts, absences, duties, open hours at once. */
  'overlaps',
  /** It ends before it begins. */
  'ends-first',
  /** An instant by which something would have been over before it began. */
  'past',
  'no-time-zone',
  /** The name of a team that was merged into another; old tickets keep it. */
  'merged-away',
  /** A file of another kind than iCalendar. */
  'no-calendar-file',
  /** A domain at which anybody may have an address, or below which anybody may register one. */
  'anybodys',
  /** A domain of that kind among those to be blocked. */
  'blocks-everybody',
  /** An address of ours, or of somebody who works here, among those to be blocked. */
  'not-blockable',
  /** The rule of a list is switched off, so that what is put on the list would be for nothing. */
  'list-off',
  /** The rule of a list: what it compares and does is changed by the list. */
  'kept-by-list',
  /** A rule of other moments than the one that is looked at. */
  'not-tried',
  /** A text of ours without the code by which an answer is known; without the links of a question, each in its place. */
  'without-code',
  'without-links',
] as const;

export type FieldFault = (typeof FIELD_FAULTS)[number];

/**
 * One field that is wrong, by its path in the request; `limit` is the bound that was passed or the tickets that stand in the way, where there are any, and `is` what
 * was asked for beyond it.
 */
export type BadField = {
  path: string;
  code: FieldFault;
  limit?: number;
  is?: number;
  /** What stands already for a part of the time, with `overlaps`; instants. */
  meets?: { from: string; to: string };
  message: string;
};

/** One fault of a field, at its path. */
export const bad = (path: string, code: FieldFault, message: string, limit?: number): BadField => ({
  ...{ path, code, message },
  ...(limit === undefined ? {} : { limit }),
});
