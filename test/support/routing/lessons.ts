/** Short mails of customers, written for this, each with the kind that a person would give it. */
import { readFileSync } from 'node:fs';
import { kindWords, type Lesson } from '../../../domain/routing/kind.ts';
import type { TicketType } from '../../../domain/ticket/ticket.ts';
import { LANGUAGES, type Language } from '../../../domain/text/language.ts';

export type KindLetter = { type: TicketType; subject: string; text: string };

/** Those of test/fixtures/kinds in one language: a line each, with kind, subject and words between tabs. */
export function kindLetters(language: Language): KindLetter[] {
  const file = readFileSync(new URL(`../../fixtures/kinds/${language}.txt`, import.meta.url), 'utf8');
  return file
    .trim()
    .split('\n')
    .map((line) => {
      const [type, subject, text] = line.split('\t');
      return { type: type as TicketType, subject: subject!, text: text! };
    });
}

/** All of them as what teaches. */
export const kindLessons = (): Lesson[] =>
  LANGUAGES.flatMap(kindLetters).map(({ type, subject, text }) => ({ type, words: kindWords(subject, text) }));
