/** Characters that the lists show of a message, at most. */
export const PREVIEW_CHARS = 140;

/** The beginning of a message's words, as lists show it: on one line, no emoji cut in two. db/ticket/preview.ts is its SQL. */
export const previewOf = (words: string): string =>
  [...words.replace(/\s+/g, ' ').slice(0, 2 * PREVIEW_CHARS)].slice(0, PREVIEW_CHARS).join('');
