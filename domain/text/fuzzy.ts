/** Finding a thing by a few letters of its name, as people type them: folded, words in any order, letters left out. Pure. */
import { fold } from './fold.ts';

/** So good is a word that begins with what was typed, that holds it, that has its letters in this order. */
const SCORE = { begins: 8, holds: 4, scattered: 1 } as const;

/**
 * How well texts fit what was typed; null when they do not. The first text counts most (a name), the others less (a folder, the words
 * within); letters may be left out in the first alone.
 */
export function fits(typed: string, [name = '', ...others]: readonly string[]): number | null {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const title = fold(name);
  const rest = others.map(fold);
  let score = 0;
  for (const word of words) {
    const found = inName(word, title) ?? inRest(word, rest);
    if (found === null) return null;
    score += found;
  }
  return score;
}

/** Those of `things` whose name fits what was typed, the best first; all of them, in their order, while nothing is. */
export const fitting = <Thing>(typed: string, things: readonly Thing[], nameOf: (thing: Thing) => string): Thing[] =>
  things
    .flatMap((thing) => {
      const score = fits(typed, [nameOf(thing)]);
      return score === null ? [] : [{ thing, score }];
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ thing }) => thing);

function inName(word: string, title: string): number | null {
  if (title.startsWith(word) || title.includes(` ${word}`)) return SCORE.begins * 2;
  if (title.includes(word)) return SCORE.holds * 2;
  return word.length > 2 && isScattered(word, title) ? SCORE.scattered * 2 : null;
}

const inRest = (word: string, texts: readonly string[]): number | null => {
  const at = texts.findIndex((text) => text.includes(word));
  if (at < 0) return null;
  return (texts[at]!.startsWith(word) || texts[at]!.includes(` ${word}`) ? SCORE.begins : SCORE.holds) / (at + 2);
};

/** Whether the letters come in this order, the first of them at the beginning of a word. */
function isScattered(word: string, text: string): boolean {
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return text.startsWith(word[0]!) || text.includes(` ${word[0]!}`);
}
