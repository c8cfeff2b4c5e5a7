/**
 * Whether whoever wrote a mail abuses its reader: curses and insults in their own new words, whatever they are angry about. What they quote, send
 * on or sign with is not theirs. Pure; for the child that reads mail.
 */
import { ownText } from '../../text/own-words.ts';
import { profanitiesIn } from '../../text/profanity.ts';
import { isForwardSubject, isReplySubject } from '../subject.ts';

/** Of a longer text the rest is not looked at: whoever curses begins early. */
const CHARS = 50_000;

/** `newText`: without quoted history and signature (mail/read/quote.ts). */
export function isAbusive({ subject, newText }: { subject: string; newText: string }): boolean {
  const own = ownText(newText.slice(0, CHARS));
  // The subject of an answer was written by whoever began.
  const title = isReplySubject(subject) || isForwardSubject(subject) ? '' : subject;
  return [title, own].some((words) => profanitiesIn(words).some(({ strength }) => strength === 'strong'));
}
