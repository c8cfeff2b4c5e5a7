/** Where words that something is remarked on stand: as whole words, and not in what is quoted, code or a link. */
import type { EditorState } from '@tiptap/pm/state';
import { ownText } from '../../../domain/text/own-words.ts';

export type Place = { from: number; to: number };

const WORD = /[\p{L}\p{N}_]/u;

/** Where words begin in a text. */
export function placesIn(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === '') return found;
  const [begins, ends] = [WORD.test(words[0]!), WORD.test(words.at(-1)!)];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const end = at + words.length;
    if (!(begins && WORD.test(text[at - 1] ?? '')) && !(ends && WORD.test(text[end] ?? ''))) found.push(at);
  }
  return found;
}

/** The same of plain text, by its own words alone. */
export const ownPlacesIn = (text: string, words: string): number[] => placesIn(ownText(text), words);

/** Where they stand in the document; none goes over the end of a paragraph. `before`: what stands before them there. */
export function placesOf(doc: EditorState['doc'], words: string): (Place & { before: string })[] {
  const found: (Place & { before: string })[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'blockquote' || node.type.name === 'codeBlock') return false;
    if (!node.isTextblock) return true;
    // One character for whatever is no text, as it has one place in the document.
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
    for (const at of placesIn(text, words)) {
      const place = { from: pos + 1 + at, to: pos + 1 + at + words.length };
      if (!FOREIGN.some((mark) => isMarked(doc, place, mark))) found.push({ ...place, before: text.slice(0, at) });
    }
    return false;
  });
  return found;
}

const FOREIGN = ['link', 'code'];
const isMarked = (doc: EditorState['doc'], { from, to }: Place, mark: string): boolean => {
  const type = doc.type.schema.marks[mark];
  return type !== undefined && doc.rangeHasMark(from, to, type);
};
