/**
 * The words of a canned reply with their form: filled as the plain ones are, and no value becomes mark-up. A tag is what stands between `<` and
 * `>`: in HTML that was sanitised, or that our editor wrote, no attribute holds either. Pure.
 */
import { escapeHtml } from '../../text/escape.ts';
import type { Language } from '../../text/language.ts';
import {
  FORM_PLACE,
  type CannedValues,
  isPlace,
  type Templated,
  templatedValues,
  valueAt,
  wordOf,
} from './canned-reply.ts';

const TAGS = /(<[^<>]*>)/;

/** What stands instead of a value that is not known is HTML already. */
export const filledForm = (html: string, values: CannedValues, language: Language): string =>
  html
    .split(TAGS)
    .map((part) =>
      part.replaceAll(FORM_PLACE, (whole, name: string, instead: string | undefined) => {
        if (!isPlace(name)) return whole;
        const { value, isKnown } = valueAt(name, values, language);
        // In a tag it is a part of an address.
        if (part.startsWith('<')) return isKnown ? encodeURIComponent(value).replaceAll("'", '%27') : whole;
        return isKnown || instead === undefined ? escapeHtml(value) : instead;
      }),
    )
    .join('');

/** As `templateOf`, of a reply with its form: only its words become places. */
export const templateOfForm = (html: string, values: Templated): string =>
  html
    .split(TAGS)
    .map((part) => (part.startsWith('<') ? part : templatedWords(part, values)))
    .join('');

function templatedWords(words: string, values: Templated): string {
  const plain = words.replaceAll('{', '(').replaceAll('}', ')');
  return templatedValues(values).reduce(
    (whole, [value, place]) => whole.split(wordOf(escapeHtml(value))).join(`{${place}}`),
    plain,
  );
}
