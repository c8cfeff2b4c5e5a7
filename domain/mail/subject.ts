/** What stands before a subject: whether a mail answers another, or passes it on, in the words of mail programs. */
import { LIMITS } from '../limits.ts';
import { cleanLine, cut } from '../text/clean.ts';
import { fold } from '../text/fold.ts';

const REPLY = 're|ynt|yan|yanit|cvp|cevap|aw|antw|antwort|sv|va|odp|res|отв|ответ|απ|回复|回覆|答复|答覆';
const FORWARD = 'fwd?|ilt|wg|tr|rv|enc|vb|vl|pd|doorst|пересл|转发|轉寄';
/** `[liste] Re[2]:`; a subject is short, but it is foreign all the same. */
const before = (words: string) =>
  new RegExp(String.raw`^\s{0,5}(?:\[[^\]]{1,60}\]\s?){0,2}(?:${words})(?:\[\d{1,3}\]|\(\d{1,3}\))?\s{0,3}:`);
const IS_REPLY = before(REPLY);
const IS_FORWARD = before(FORWARD);
/** As far as a prefix can reach: folding a whole subject to look at its beginning would be waste. */
const PREFIX_CHARS = 200;

/** True for `Re:`, `Ynt:`, `AW:` and their kin. */
export const isReplySubject = (subject: string): boolean => IS_REPLY.test(beginning(subject));
/** True for `Fwd:`, `İlt:`, `WG:` and their kin. */
export const isForwardSubject = (subject: string): boolean => IS_FORWARD.test(beginning(subject));

/** As far as the colon of the first of them. */
const FIRST_PREFIX = /^\s{0,5}(?:\[[^\]]{1,60}\]\s?){0,2}[^:：]{0,20}[:：]\s*/;
/** A mail that went to and fro has a few; a longer row is somebody's joke. */
const PREFIXES = 10;

/** The subject without what says that it answers or passes on. */
export function bareSubject(subject: string): string {
  let bare = subject;
  for (let nth = 0; nth < PREFIXES && (isReplySubject(bare) || isForwardSubject(bare)); nth += 1)
    bare = bare.replace(FIRST_PREFIX, '');
  return bare.trim();
}

/**
 * What a thread is called by one of its subjects: without what says that it answers, or each answer would put another `Re:` before it.
 * Behind somebody's `[label]` it stays, since whoever set that knows the thread by it.
 */
export function mailSubjectOf(subject: string): string {
  let bare = cleanLine(subject, LIMITS.subjectChars);
  for (let nth = 0; nth < PREFIXES && !bare.startsWith('[') && isReplySubject(bare); nth += 1)
    bare = bare.replace(FIRST_PREFIX, '').trim();
  return bare;
}

const beginning = (subject: string): string => fold(cut(subject, PREFIX_CHARS));

/** Longer ones say more than what a request is about. */
const OURS_CHARS = 150;
const ADDRESS = /:\/\/|@|www\.|[\p{L}\d]\.[\p{L}]{2,}/iu;

/**
 * The customer's subject as a mail of ours may bear it, since mail programs keep a thread together by it. Null when it is empty,
 * long or holds anything like an address: our answer goes to whoever a From header names (docs/decisions/0010).
 */
export function subjectForOurs(subject: string): string | null {
  if (subject.length > OURS_CHARS || ADDRESS.test(subject)) return null;
  return cleanLine(subject, OURS_CHARS) || null;
}
