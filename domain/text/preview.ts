/** Characters that the lists show of a message, at most. */
export const PREVIEW_CHARS = 140;

/** The beginning of a message's words, as lists show it: on one line, no emoji cut in two. db/ticket/preview.ts is its SQL. */
export const previewOf = (words: string): string =>
  [...words.replace(/\s+/g, ' ').slice(0, 2 * PREVIEW_CHARS)].slice(0, PREVIEW_CHARS).join('');

/** A preview as it is shown: where it was cut, at the end of a word, before a blank (`[sipariş no]`) or a placeholder, and with a mark that more follows. */
export function shownPreview(preview: string): string {
  if ([...preview].length < PREVIEW_CHARS) return preview;
  // Among words; a line without spaces, such as an address, ends where it was cut.
  const words = preview.slice(0, Math.max(0, preview.lastIndexOf(' ')));
  const last = (...marks: string[]) => Math.max(...marks.map((mark) => words.lastIndexOf(mark)));
  const begun = last('[', '{');
  const isFar = (end: number) => end > PREVIEW_CHARS / 2;
  const end = begun > last(']', '}') && isFar(begun) ? begun : words.length;
  return `${isFar(end) ? preview.slice(0, end).trimEnd() : preview}…`;
}

/** What words begin with, as lists show it. */
export const excerptOf = (words: string): string => shownPreview(previewOf(words));
