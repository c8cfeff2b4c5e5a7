/** A stranger's words within a sentence of ours (FIRST STRONG ISOLATE): their direction does not turn what stands around them. */
export const isolated = (words: string): string => `\u2068${words}\u2069`;
