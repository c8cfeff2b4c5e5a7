import libmime from 'libmime';

/** Encoded words (RFC 2047) of header values. */

const Q_WORD = /=\?[\w.*-]{1,60}\?q\?[^?]{0,2000}\?=/gi;

/**
 * One line of Latin-1 with the raw bytes inside its Q-encoded words encoded as well: a mail program that forgets one letter
 * means it in the charset that the word names, whatever the bytes around the word are.
 */
export function encodeRawBytes(line: string): string {
  if (!/[\x80-\xFF]/.test(line)) return line;
  return line.replace(Q_WORD, (word) =>
    word.replace(/[\x80-\xFF]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}

/** A header value with its encoded words decoded; one in an unknown charset is read as UTF-8. */
export const decodeWords = (value: string): string => libmime.decodeWords(value);
