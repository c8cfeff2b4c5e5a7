/** Words of our own tables (domain/) as a part of a statement. */

/**
 * `in ('a', 'b')`, to be written into a statement's text: as a parameter no partial index over the same words would be used.
 * Throws on anything but plain words, so that nothing a person wrote can come this way.
 */
export function inWords(words: readonly string[]): string {
  for (const word of words) if (!/^[a-z-]+$/.test(word)) throw new Error(`${JSON.stringify(word)} is no word of ours`);
  return `in (${words.map((word) => `'${word}'`).join(', ')})`;
}
