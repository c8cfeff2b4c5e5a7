/** Letters of names that programs read. Pure. */

/** With the small letters of ASCII, and as long as before: `'İ'.toLowerCase()` is two letters, by which every place behind it would move. */
export const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
