/** Placeholders of texts in the words of whoever writes them: a text holds `{name}`, they see `{ad}`. `words` are both names of each. */
type Words = readonly (readonly [place: string, word: string])[];

/** A text as its writer sees it. */
export const placesShown = (text: string, words: Words): string => {
  const known = new Map(words);
  return text.replace(/\{([a-z]+)(?=[|}])/g, (whole, name: string) => {
    const word = known.get(name);
    return word === undefined ? whole : `{${word}`;
  });
};

/** What they have written, as it is kept; words in braces that name no place stay as they are. */
export const placesRead = (written: string, words: Words): string => {
  const known = new Map(words.map(([place, word]) => [word, place]));
  return written.replace(/\{\s*([^{}|\n]{1,40}?)\s*(?=[|}])/g, (whole, name: string) => {
    const place = known.get(name);
    return place === undefined ? whole : `{${place}`;
  });
};
