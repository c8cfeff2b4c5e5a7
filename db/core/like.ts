/** Text within a LIKE pattern: LIKE's own signs are taken literally. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A LIKE pattern for what contains `text`. */
export const likePattern = (text: string): string => `%${likeText(text)}%`;
