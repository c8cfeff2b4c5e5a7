/** Mails arrive with CRLF from a server and with LF from a file; they must be read alike. */
export const LINE_ENDS = [
  ['CRLF', '\r\n'],
  ['LF', '\n'],
] as const;
