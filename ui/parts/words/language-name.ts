/** Languages by their names. */

const known = new Map<string, string>();

/** A language as the reader calls it: "Türkçe", "German". */
export function languageName(code: string, reader: string): string {
  const key = `${reader} ${code}`;
  const name = known.get(key) ?? named(code, reader);
  known.set(key, name);
  return name;
}

function named(code: string, reader: string): string {
  const name = new Intl.DisplayNames(reader, { type: 'language', fallback: 'code' }).of(code) ?? code;
  return name.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase(reader));
}

/** Those in which customers of Turkish companies write most; ours come first. */
export const OTHER_LANGUAGES = [
  ...['ar', 'az', 'bg', 'de', 'el', 'es', 'fa', 'fr', 'it', 'ka', 'ku', 'nl', 'pl', 'pt', 'ro', 'ru', 'uk', 'zh'],
];
