/** What the clipboard holds: programs for tables and texts put a picture of the words beside the words. */
export type Pasted = { html: string; text: string; files: { name: string; type: string }[] };

/** Files only where there are no words: a screenshot, a picture copied from a page, files of a file manager. */
export function pastesFiles({ html, text, files }: Pasted): boolean {
  if (files.length === 0) return false;
  if (html !== '') return wordsOf(html) === '';
  // File managers give the names, or the paths, of the files as text.
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.every((line) => files.some(({ name }) => name !== '' && line.trim().endsWith(name)));
}

const wordsOf = (html: string): string =>
  html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<(style|script|title)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<[^<>]{0,4000}>/g, '')
    .replaceAll(/&nbsp;|\s/g, '');

/** Pictures that mail programs show among the words. */
export const isPicture = ({ type }: { type: string }): boolean => /^image\/(?:png|jpeg|gif|webp)$/.test(type);
