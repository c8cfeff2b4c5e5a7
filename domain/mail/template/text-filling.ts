/**
 * A text with places for what differs from mail to mail: `{name}`, or `{name|Madam or Sir}` with words for when there is none. What is
 * empty leaves no hole: a word goes with the space before it, anything else takes its sentence along.
 */

/** `asWord`: without it the rest of the sentence still stands. `capital`: it may begin a sentence, and is written so there. */
export type Filling = { text: string; asWord?: boolean; capital?: boolean };

const PLACE = /\{([a-z]+)(?:\|([^{}|\n]{1,60}))?\}/g;
/** Stand for the places while sentences are told apart; nobody's words have them. */
const FIRST_MARK = 0xe0_00;
const MARKS = /[\uE000-\uF8FE]/g;
/** Stands for what the caller puts in afterwards, in a template alone: no value can have it. */
export const LATER = '\uF8FF';
/** A dot behind a short word with a capital, or behind one letter, may be one of an abbreviation, behind a number that of an ordinal. */
const BETWEEN_SENTENCES = /(?<=(?:[!?…]|(?:\p{L}{4}|(?<!\p{L})\p{Ll}{2,3}|[\uE000-\uF8FF])\.)["'’”)]{0,2})([^\S\n]+)/u;

/** The names of the places of a text, in their order. */
export const placesOf = (template: string): string[] => [...template.matchAll(PLACE)].map(([, name = '']) => name);

/** Whether braces stand in a text that make no place. */
export const hasLooseBrace = (template: string): boolean => /[{}]/.test(template.replace(PLACE, ''));

type Place = { asWord: boolean; capital: boolean; text: string };

/** The text with its places filled; `language` says how its letters become capitals. A place without a value is empty. */
export function fill(template: string, values: Readonly<Record<string, Filling>>, language: string): string {
  const places: Place[] = [];
  const marked = template
    .replace(MARKS, '')
    .replace(/\r\n?/g, '\n')
    .replace(PLACE, (_, name: string, instead = '') => {
      const { text = '', asWord = false, capital = false } = values[name] ?? {};
      const said = text.replace(MARKS, '').replaceAll(LATER, '').trim();
      places.push({ asWord, capital, text: said === '' ? instead : said });
      return String.fromCharCode(FIRST_MARK + places.length - 1);
    });
  const lines: string[] = [];
  for (const line of marked.split('\n')) {
    const filled = filledLine(line, places, language);
    if (filled !== '' || line.trim() === '') lines.push(filled);
    // Nor does the label of what is left out.
    else if (lines.at(-1)?.endsWith(':')) lines.pop();
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function filledLine(line: string, places: Place[], language: string): string {
  const parts = line.split(BETWEEN_SENTENCES);
  let filled = '';
  // Sentences, and what stands between two of them.
  for (let at = 0; at < parts.length; at += 2) {
    const sentence = filledSentence(parts[at]!, places, language);
    if (sentence !== '') filled += `${filled === '' ? '' : parts[at - 1]!}${sentence}`;
  }
  return filled.trim();
}

function filledSentence(sentence: string, places: Place[], language: string): string {
  const placeOf = (mark: string) => places[mark.charCodeAt(0) - FIRST_MARK]!;
  const named = (sentence.match(MARKS) ?? []).map(placeOf);
  if (named.some(({ text, asWord }) => text === '' && !asWord)) return '';
  const begins = sentence.search(MARKS) === 0 ? named[0]! : null;
  const whole = sentence
    .replace(/[ \u00A0]?[\uE000-\uF8FE]/g, (found) => (placeOf(found.at(-1)!).text === '' ? '' : found))
    .replace(MARKS, (mark) => placeOf(mark).text);
  if (begins === null) return whole;
  const rest = begins.text === '' ? whole.replace(/^[\s,;:]+/, '') : whole;
  return begins.text === '' || begins.capital ? capitalised(rest, language) : rest;
}

const capitalised = (text: string, language: string): string =>
  text.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase(language));
