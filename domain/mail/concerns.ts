/**
 * What gives reason to stop before a reply leaves: an unfilled blank, a file that is promised and is not there, somebody else's name, words
 * that nobody should read, and what came in unseen. The API decides by it, and the desk asks by it. Pure.
 */
import { profanitiesIn } from '../text/profanity.ts';
import { ownWords } from '../text/own-words.ts';
import { certainBlanksIn } from './template/blanks.ts';
import { greetedIn, greetsAnother, type Known } from './words/greeted.ts';
import { promisedFile } from './words/promised-file.ts';

export const CONCERNS = ['blank', 'attachment', 'name', 'unseen', 'profanity'] as const;
export type ConcernKind = (typeof CONCERNS)[number];
/**
 * Those that whoever sends may wave through. A blank is filled or goes; nothing else is meant by it. What is unseen is confirmed by naming the
 * newest of it: a bare yes would let pass whatever came after it too.
 */
export const CONFIRMABLE = ['attachment', 'name', 'profanity'] as const;

/**
 * `found`: the words, as they are written; `line`: the line that they stand in, `at` their place in it, in UTF-16 units. Of what is unseen
 * there are no words here but the ids of `messages`, the oldest first. `blocks`: it cannot be sent so.
 */
export type Concern = {
  kind: ConcernKind;
  blocks: boolean;
  found: string;
  line: string;
  at: number;
  messages: string[];
};

/** `blanks`: those that canned replies have brought into it, whether filled since or not. */
type Written = { text: string; html: string | null; files: number; blanks?: readonly string[] };
/** `known`: asked for only when somebody is greeted by name. `unseen`: newer than what the sender has seen, the oldest first. */
type OnTicket = { known: Known; unseen: string[] };

/** Of a longer text the rest is not looked at. */
const CHARS = 100_000;
/** Of each kind so many are told. */
const TOLD = 5;

/** The own words of a reply, as far as they are looked at. */
export const judgedWords = ({ text, html }: Pick<Written, 'text' | 'html'>): string =>
  ownWords({ text, html }).slice(0, CHARS);

/** All concerns about a reply, in the order in which they stand in `CONCERNS`. */
export function concernsOf(written: Written, { known, unseen }: OnTicket): Concern[] {
  const own = judgedWords(written);
  const promised = written.files === 0 ? promisedFile(own) : null;
  const greeted = greetedIn(own);
  const about = (kind: ConcernKind, found: { at: number; text: string }[]): Concern[] =>
    found.slice(0, TOLD).map((one) => ({ kind, blocks: !isConfirmable(kind), ...around(own, one), messages: [] }));
  return [
    ...about('blank', certainBlanksIn(own, written.blanks)),
    ...about('attachment', promised === null ? [] : [promised]),
    ...about('name', greeted !== null && greetsAnother(greeted, known) ? [greeted] : []),
    ...(unseen.length === 0 ? [] : [unseenConcern(unseen)]),
    ...about('profanity', profanitiesIn(own)),
  ];
}

/** The ids of messages that were not seen, the oldest first. */
export const unseenConcern = (messages: string[]): Concern => ({
  ...{ kind: 'unseen', blocks: false, found: '', line: '', at: 0, messages },
});

export const isConfirmable = (kind: ConcernKind): kind is (typeof CONFIRMABLE)[number] =>
  (CONFIRMABLE as readonly string[]).includes(kind);

/** Those that keep a reply back: what blocks, and what was not confirmed. */
export const openConcerns = (concerns: Concern[], confirmed: readonly ConcernKind[]): Concern[] =>
  concerns.filter(({ kind, blocks }) => blocks || !isConfirmable(kind) || !confirmed.includes(kind));

/** Before and behind the words of a long line. */
const AROUND = 60;

function around(own: string, { at, text }: { at: number; text: string }): Pick<Concern, 'found' | 'line' | 'at'> {
  const begins = Math.max(own.lastIndexOf('\n', at - 1) + 1, at - AROUND);
  const ends = own.indexOf('\n', at + text.length);
  const line = own.slice(begins, Math.min(ends < 0 ? own.length : ends, at + text.length + AROUND));
  const trimmed = line.trimStart();
  return { found: text, line: trimmed.trimEnd(), at: at - begins - (line.length - trimmed.length) };
}
