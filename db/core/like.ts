/** A LIKE pattern for what contains `text`: LIKE's own signs are taken literally. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
