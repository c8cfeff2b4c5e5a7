/** Characters that the lists show of a message, at most. */
export const PREVIEW_CHARS = 140;

/** The beginning of a message's words, as lists show it: on one line, no emoji cut in two. db/ticket/preview.ts is its SQL. */
export const previewOf = (words: string): string =>
  [...words.replace(/\s+/g, ' ').slice(0, 2 * PREVIEW_CHARS)].slice(0, PREVIEW_CHARS).join('');

/** A preview as it is shown: where it was cut, at the end of a word and with a mark that more follows. */
export function shownPreview(preview: string): string {
  if ([...preview].length < PREVIEW_CHARS) return preview;
  // Among words; a line without spaces, such as an address, ends where it was cut.
  const end = preview.lastIndexOf(' ');
  return `${end > PREVIEW_CHARS / 2 ? preview.slice(0, end) : preview}…`;
}
