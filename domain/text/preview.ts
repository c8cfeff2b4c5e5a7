/** The beginning of a message's words, as lists show it: one line, at most 140 characters. */
export const previewOf = (words: string): string => words.replace(/\s+/g, ' ').slice(0, 140);
