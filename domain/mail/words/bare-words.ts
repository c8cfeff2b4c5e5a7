import { fold } from '../../text/fold.ts';
import { LIMITS } from '../../limits.ts';

/**
 * What of a text is written in letters, with no word that has a number in it: the receipts of a ticket system, each with its own number
 * and date, are alike so. Two answers of a person are not, however long the signature beneath them. For the child alone.
 */
export const bareWords = (text: string): string =>
  fold(text.slice(0, LIMITS.wordsComparedChars).replace(/t[iıİI]d:\w{8}:t[iıİI]d/gi, ' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /^\p{L}+$/u.test(word))
    .join(' ');
