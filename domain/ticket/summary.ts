/** What a ticket is about, in one sentence of ours. Pure. */
import { LIMITS } from '../limits.ts';
import { cleanLine } from '../text/clean.ts';

/** One line of plain words; empty when nothing is said. */
export const summaryLine = (text: string): string => cleanLine(text, LIMITS.summaryChars);
