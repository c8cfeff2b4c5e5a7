/** Texts in two languages: `en` is the type, so that a missing Turkish text does not compile. */
import type { Language } from './language.ts';

export type Dict = { readonly [key: string]: string };

/**
 * A function that answers the text of a key with its `{placeholders}` filled. A key with `_one` and `_other` forms is
 * chosen by `count`; numbers are written as the language writes them.
 */
export function makeT<D extends Dict>(
  language: Language,
  dictionaries: { en: D; tr: { readonly [K in keyof D]: string } },
) {
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const dict: Dict = dictionaries[language];
  return (key: Extract<keyof D, string> | (string & {}), values: Record<string, string | number> = {}): string => {
    const form = typeof values['count'] === 'number' ? `${key}_${plural.select(values['count'])}` : key;
    const text = dict[form] ?? dict[`${key}_other`] ?? dict[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
