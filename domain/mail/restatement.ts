/** How a reply says that a problem was understood: the summary of its ticket as a sentence. Pure. */
import { cleanLine } from '../text/clean.ts';
import type { Language } from '../text/language.ts';

export const SUMMARY_CHARS = 300;

/** One line of plain words; empty when nothing is said. */
export const summaryLine = (text: string): string => cleanLine(text, SUMMARY_CHARS);

const BEGINS: Record<Language, string> = { tr: 'Anladığım kadarıyla: ', en: 'As I understand it: ' };
const ROUND: Record<string, string> = { '[': '(', '{': '(', ']': ')', '}': ')' };

/** The sentence that a reply begins with. Brackets become round: others are blanks and placeholders. */
export function restated(summary: string, language: Language): string {
  const said = summary.replaceAll(/[[\]{}]/g, (bracket) => ROUND[bracket]!).trim();
  return `${BEGINS[language]}${said}${/[.!?…]$/.test(said) ? '' : '.'}`;
}
