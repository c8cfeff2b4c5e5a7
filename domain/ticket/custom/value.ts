/** Values of custom fields: how one is read, how it is compared, and what a reader sees of it. */
import type { FieldFault } from '../../field-fault.ts';
import { LIMITS } from '../../limits.ts';
import { foldedLine } from '../../text/fold.ts';
import type { CustomField } from './field.ts';

/** By kind: a text, a number, a date (`2026-11-29`), the id of a choice, ids of several, yes or no, an address. */
export type CustomValue = string | number | boolean | readonly string[];
/** Of one ticket, contact or organisation, by the ids of the fields. What is not said is not there. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

type Fault = { code: FieldFault; message: string; limit?: number };
type Read = { value: CustomValue | null } | { fault: Fault };

/** What somebody gives, as it is kept; null and what is empty say that it is unknown. */
export function readValue(field: Pick<CustomField, 'kind' | 'choices'>, given: unknown): Read {
  if (given === null) return NOTHING;
  switch (field.kind) {
    case 'text':
      return typeof given === 'string' ? readText(given) : wrong('malformed', 'it is a text');
    case 'number':
      return typeof given === 'number' && Number.isFinite(given) && Math.abs(given) <= MOST_NUMBER
        ? { value: given }
        : wrong('malformed', 'it is a number');
    case 'date':
      if (given === '') return NOTHING;
      return typeof given === 'string' && isDay(given)
        ? { value: given }
        : wrong('malformed', 'it is a date, as 2026-11-29');
    case 'choice':
      if (given === '') return NOTHING;
      return isOffered(field, given) ? { value: given } : NOT_OFFERED;
    case 'choices': {
      if (!Array.isArray(given)) return wrong('malformed', 'it is a list of ids of choices');
      if (!given.every((one) => isOffered(field, one))) return NOT_OFFERED;
      const chosen = field.choices.map(({ id }) => id).filter((id) => given.includes(id));
      return chosen.length === 0 ? NOTHING : { value: chosen };
    }
    case 'flag':
      return typeof given === 'boolean' ? { value: given } : wrong('malformed', 'it is true or false');
    case 'link':
      return typeof given === 'string' ? readLink(given.trim()) : wrong('malformed', 'it is an address of the web');
  }
}

const NOTHING: Read = { value: null };
const wrong = (code: FieldFault, message: string, limit?: number): Read => ({
  fault: { code, message, ...(limit === undefined ? {} : { limit }) },
});
const NOT_OFFERED = wrong('not-offered', 'it is the id of a choice of this field');
/** Beyond that a number has lost its digits. */
const MOST_NUMBER = Number.MAX_SAFE_INTEGER;

const isOffered = ({ choices }: Pick<CustomField, 'choices'>, given: unknown): given is string =>
  choices.some(({ id }) => id === given);

function readText(given: string): Read {
  const value = given.trim();
  if (value === '') return NOTHING;
  return value.length > LIMITS.customTextChars
    ? wrong('too-long', 'the text is too long', LIMITS.customTextChars)
    : { value };
}

/** A link that a colleague clicks leads into the web, and runs nothing here. */
function readLink(given: string): Read {
  if (given === '') return NOTHING;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || !url.hostname.includes('.'))
    return wrong('malformed', 'it is an address of the web, with http or https');
  return url.href.length > LIMITS.customTextChars
    ? wrong('too-long', 'the address is too long', LIMITS.customTextChars)
    : { value: url.href };
}

/** A day that there is, of a year that people mean. */
function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** One of a value's parts, as lists and rules compare it: folded, and as a number where it is one or a day. */
export type Comparable = { value: string | number | boolean; folded: string; number: number | null };

export const partsOf = (value: CustomValue | null): Comparable[] =>
  value === null ? [] : (typeof value === 'object' ? value : [value]).map(comparable);

const comparable = (value: string | number | boolean): Comparable => ({
  value,
  folded: foldedLine(String(value)).trim(),
  number: numberOf(value),
});

/** A number, or a day in epoch ms, by which one is before another; null for what is neither. */
export const numberOf = (value: string | number | boolean): number | null =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && isDay(value)
      ? Date.parse(`${value}T00:00:00Z`)
      : null;
