/** What lists can be narrowed down to by custom fields: each value with the name of its field. */
import { type CustomField, labelIn } from '../../domain/ticket/custom/field.ts';
import { customName, customIdOf } from '../../domain/ticket/custom/name.ts';
import { customFilter, readCustomFilter } from '../../domain/ticket/list/filter.ts';
import type { Language } from '../../domain/text/language.ts';
import { fitting } from '../../domain/text/fuzzy.ts';
import { customText, readNumber } from '../parts/custom/custom-text.ts';
import type { DeskT } from '../texts/index.ts';
import { readDay } from '../time.ts';

/** What there is to choose from, and of fields in which people write whatever was typed, where it is one of their kind. */
export const customChoices = (
  fields: readonly CustomField[],
  typed: string,
  language: Language,
  t: DeskT,
): { value: string; label: string }[] =>
  fields.flatMap((field) => {
    const choices = valuesOf(field, typed, language).map((value) => {
      const label = wordsOf(field, value, language, t);
      return { value: customFilter(customName(field.subject, field.id), value), label };
    });
    // What was made of the typed words is not looked for by them: its label spells them otherwise.
    return isGiven(field) ? fitting(typed, choices, ({ label }) => label) : choices;
  });

const isGiven = ({ kind }: CustomField): boolean => kind === 'choice' || kind === 'choices' || kind === 'flag';

function valuesOf({ kind, choices }: CustomField, typed: string, language: Language): string[] {
  switch (kind) {
    case 'choice':
    case 'choices':
      return choices.map(({ id }) => id);
    case 'flag':
      return ['true', 'false'];
    case 'date':
      return [readDay(typed)].filter((day) => day !== null);
    case 'number':
      return [readNumber(typed, language)].filter((number) => number !== undefined).map(String);
    default:
      return typed === '' ? [] : [typed];
  }
}

/** A value of the filter in words; null while its field is not known, or no longer. */
export function customWords(fields: readonly CustomField[], said: string, language: Language, t: DeskT): string | null {
  const read = readCustomFilter(said);
  const field = fields.find(({ id }) => read !== null && id === customIdOf(read.name));
  if (read === null || field === undefined) return null;
  return wordsOf(field, read.value, language, t);
}

function wordsOf(field: CustomField, value: string, language: Language, t: DeskT): string {
  const meant = field.kind === 'number' ? Number(value) : field.kind === 'flag' ? value === 'true' : value;
  return `${labelIn(field.label, language)}: ${customText(field, meant, language, t)}`;
}
