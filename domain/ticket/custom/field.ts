/**
 * Custom fields: what a company wants to know of its tickets, of the people who ask and of their organisations, beside what everybody wants to know.
 * This is what one of them is, and what is wrong with one as somebody enters it.
 */
import { bad, type BadField } from '../../field-fault.ts';
import { LIMITS } from '../../limits.ts';
import { isBlankText } from '../../text/blank.ts';
import { fold } from '../../text/fold.ts';
import { type Language, LANGUAGES } from '../../text/language.ts';
import type { TicketType } from '../ticket.ts';
import type { Subject } from './name.ts';

/** `choices`: several of those that there are; `flag`: yes or no. */
export const CUSTOM_KINDS = ['text', 'number', 'date', 'choice', 'choices', 'flag', 'link'] as const;
export type CustomKind = (typeof CUSTOM_KINDS)[number];

/** When a ticket must have it: as its customer opens it by a form, and before an agent closes it. */
export const REQUIRED = ['open', 'close'] as const;
export type Required = (typeof REQUIRED)[number];

/** What it is called; one of the languages may be left empty, and says the same as the other then. */
export type Label = Record<Language, string>;
type Choice = { id: string; label: Label };

export type CustomFieldSettings = {
  subject: Subject;
  kind: CustomKind;
  label: Label;
  /** In the order in which they are offered; none, unless it is chosen from. */
  choices: readonly Choice[];
  /** Of tickets alone, as are those below. */
  required: readonly Required[];
  /** It is asked of tickets of these teams and types; empty: of all. */
  teams: readonly string[];
  types: readonly TicketType[];
  /** The customer sees it. */
  shown: boolean;
};
export type CustomField = CustomFieldSettings & { id: string };

/** In the language of whoever reads, else in the other. */
export const labelIn = (label: Label, language: Language): string =>
  label[language] || LANGUAGES.map((one) => label[one]).find((one) => one !== '') || '';

export const isChosen = (kind: CustomKind): boolean => kind === 'choice' || kind === 'choices';

/** What is wrong with it; whether a team that it names exists is looked up by whoever keeps it. */
export function customFieldFaults({
  subject,
  kind,
  label,
  choices,
  required,
  teams,
  types,
}: CustomFieldSettings): BadField[] {
  const found: BadField[] = [];
  if (isNameless(label)) found.push(bad('label', 'missing', 'a field has a label in one language at least'));
  if (isChosen(kind) && choices.length === 0)
    found.push(bad('choices', 'too-few', 'there is nothing to choose from; name a choice', 1));
  if (!isChosen(kind) && choices.length > 0)
    found.push(bad('choices', 'unexpected', 'choices belong to fields of kind choice and choices'));
  for (const [at, choice] of choices.entries()) {
    if (isNameless(choice.label))
      found.push(bad(`choices.${at}.label`, 'missing', 'a choice has a label in one language at least'));
    const before = choices.slice(0, at);
    if (before.some(({ id }) => id === choice.id))
      found.push(bad(`choices.${at}.id`, 'taken', 'another choice has this id'));
    if (before.some((one) => isSameLabel(one.label, choice.label)))
      found.push(bad(`choices.${at}.label`, 'taken', 'another choice is called so'));
  }
  if (subject !== 'ticket')
    for (const [path, given] of Object.entries({ required, teams, types }))
      if (given.length > 0) found.push(bad(path, 'unexpected', `only fields of tickets have ${path}`));
  return found;
}

const isNameless = (label: Label): boolean => LANGUAGES.every((language) => isBlankText(label[language]));

/** Nobody could tell them apart. */
const isSameLabel = (one: Label, other: Label): boolean =>
  LANGUAGES.some((language) => one[language] !== '' && fold(one[language].trim()) === fold(other[language].trim()));

/** So many fields of one subject. */
export const isFull = (fields: number): boolean => fields >= LIMITS.customFields;
