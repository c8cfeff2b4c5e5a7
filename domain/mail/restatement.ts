/** How a reply says that a problem was understood: the summary of its ticket as a sentence. Pure. */
import type { Language } from '../text/language.ts';

const BEGINS: Record<Language, string> = { tr: 'Anladığım kadarıyla: ', en: 'As I understand it: ' };
const ROUND: Record<string, string> = { '[': '(', '{': '(', ']': ')', '}': ')' };

/** The sentence that a reply begins with. Brackets become round: others are blanks and placeholders. */
export function restated(summary: string, language: Language): string {
  const said = summary.replaceAll(/[[\]{}]/g, (bracket) => ROUND[bracket]!).trim();
  return `${BEGINS[language]}${said}${/[.!?…]$/.test(said) ? '' : '.'}`;
}
