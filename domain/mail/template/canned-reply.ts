/**
 * Replies that are written once and used often: what they may name, and what they say on one ticket. What a ticket does not tell becomes a
 * blank in square brackets, to be filled by hand. Pure.
 */
import type { Language } from '../../text/language.ts';
import { greetingName } from '../words/greeting-name.ts';
import { isBlankText } from '../../text/blank.ts';
import { hasLooseBrace, placesOf } from './text-filling.ts';

/** Who uses a reply: whoever wrote it, a team, everybody. */
export const CANNED_SCOPES = ['personal', 'team', 'all'] as const;
export type CannedScope = (typeof CANNED_SCOPES)[number];

/** How somebody is addressed: Hanım or Ms, Bey or Mr, or by the name alone. */
export const ADDRESSED_AS = ['ms', 'mr', 'name'] as const;
export type AddressedAs = (typeof ADDRESSED_AS)[number];

/** What a text may name. */
export const CANNED_PLACES = [
  ...(['salutation', 'name', 'number', 'code', 'subject', 'agent', 'team', 'company'] as const),
] as const;
export type CannedPlace = (typeof CANNED_PLACES)[number];
export type CannedValues = Partial<Record<CannedPlace, string>>;

/** What stands in the blank of something that is not known. */
export const MISSING: Record<Language, Record<CannedPlace, string>> = {
  tr: {
    ...{ salutation: 'hitap', name: 'müşterinin adı', number: 'talep numarası', code: 'takip kodu' },
    ...{ subject: 'konu', agent: 'temsilcinin adı', team: 'ekip', company: 'firma' },
  },
  en: {
    ...{ salutation: 'form of address', name: 'customer’s name', number: 'request number', code: 'tracking code' },
    ...{ subject: 'subject', agent: 'agent’s name', team: 'team', company: 'company' },
  },
};

/**
 * The text as it is inserted. Each place is filled once, and no value is read for places again; brackets of a value become round, because
 * square ones are blanks.
 */
export const filledReply = (text: string, values: CannedValues, language: Language): string =>
  text.replaceAll(PLACE, (whole, name: string, instead: string | undefined) => {
    if (!isPlace(name)) return whole;
    const { value, isKnown } = valueAt(name, values, language);
    return isKnown || instead === undefined ? value : instead;
  });

/** What a place says: its value, in one line and without square brackets, or the blank of what is not known. */
export function valueAt(
  place: CannedPlace,
  values: CannedValues,
  language: Language,
): { value: string; isKnown: boolean } {
  const value = (values[place] ?? '').trim();
  if (value === '') return { value: `[${MISSING[language][place]}]`, isKnown: false };
  return { value: value.replaceAll('[', '(').replaceAll(']', ')').replaceAll(/\s+/g, ' '), isKnown: true };
}

const PLACE = /\{([a-z]+)(?:\|([^{}|\n]{1,60}))?\}/g;

/** A place in words with form: none goes over a tag. What stands instead is HTML, and longer for it. */
export const FORM_PLACE = /\{([a-z]+)(?:\|([^{}|<>\n]{1,300}))?\}/g;
/** Whether braces stand in them that make no place: a form that begins or ends within one takes it apart. */
const hasBrokenPlace = (html: string): boolean => /[{}]/.test(html.replaceAll(FORM_PLACE, ''));

export const isPlace = (name: string): name is CannedPlace => (CANNED_PLACES as readonly string[]).includes(name);

/** Whether the text names a place. */
export const namesPlace = (text: string, place: CannedPlace): boolean => placesOf(text).includes(place);

/** How somebody is addressed in a language: "Ayşe Hanım", "Ms Yılmaz"; empty while nobody has said it, or where the name is none. */
export function salutationOf(name: string, as: AddressedAs | null, language: Language): string {
  const known = greetingName(name);
  if (known === null || as === null) return '';
  if (as === 'name') return known;
  const words = known.split(' ');
  if (language === 'tr') return `${(words.length > 1 ? words.slice(0, -1) : words).join(' ')} ${TITLE.tr[as]}`;
  return words.length > 1 ? `${TITLE.en[as]} ${words.at(-1)}` : known;
}
const TITLE = { tr: { ms: 'Hanım', mr: 'Bey' }, en: { ms: 'Ms', mr: 'Mr' } } as const;

/** The text in the ticket's language, else in the other one. */
export function textIn(
  text: Readonly<Record<Language, string>>,
  language: Language,
): { language: Language; text: string } {
  const other: Language = language === 'tr' ? 'en' : 'tr';
  const found = isBlankText(text[language]) && !isBlankText(text[other]) ? other : language;
  return { language: found, text: text[found] };
}

type Words = Readonly<Record<Language, string>>;
export type CannedFault = { field: `text.${Language}`; code: 'missing' | 'malformed' | 'unknown'; what?: string };

/** The first fault of the words of a reply; null when they may stand. One language is enough, and none where it changes the ticket. */
export function cannedFault(text: Words, actions: number, html: Words = { tr: '', en: '' }): CannedFault | null {
  if (actions === 0 && isBlankText(text.tr) && isBlankText(text.en)) return { field: 'text.tr', code: 'missing' };
  for (const language of ['tr', 'en'] as const) {
    const field = `text.${language}` as const;
    const what = placesOf(text[language]).find((place) => !isPlace(place));
    if (what !== undefined) return { field, code: 'unknown', what };
    if (hasLooseBrace(text[language]) || hasBrokenPlace(html[language])) return { field, code: 'malformed' };
  }
  return null;
}

/** A reply that was sent as words for later ones: what it says of its ticket becomes a place again. Short values stay, as they may be any word. */
export const templateOf = (text: string, values: Templated): string =>
  // A brace of its own would be no place.
  templatedValues(values).reduce(
    (whole, [value, place]) => whole.split(wordOf(value)).join(`{${place}}`),
    text.replaceAll('{', '(').replaceAll('}', ')').trim(),
  );

/** What a reply that was sent may say of its ticket. */
const TEMPLATED = ['salutation', 'name', 'code', 'agent', 'number'] as const;
export type Templated = Partial<Record<(typeof TEMPLATED)[number], string>>;

/** Those that are told from other words, the longest first. */
export const templatedValues = (values: Templated): [value: string, place: CannedPlace][] =>
  TEMPLATED.flatMap((place): [string, CannedPlace][] => {
    const value = (values[place] ?? '').trim();
    return value.length < 3 ? [] : [[value, place]];
  }).toSorted(([one], [other]) => other.length - one.length);

export const wordOf = (value: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u');
