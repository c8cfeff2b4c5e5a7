import {
  ASKED_CHANNELS,
  ASKED_MARKS,
  ASKED_PRIORITIES,
  ASKED_STATES,
  ASKED_TYPES,
  type Operator,
  OPERATORS,
} from '../../domain/ticket/search/operators.ts';
import { fold } from '../../domain/text/fold.ts';
import { parseSearch, type SearchFault } from '../../domain/ticket/search/search.ts';
import type { useLanguage } from '../language.tsx';

type Speaker = Pick<ReturnType<typeof useLanguage>, 't' | 'language'>;

/** Of the operators that have few. */
const VALUES: Partial<Record<Operator, Record<string, Record<'tr' | 'en', readonly string[]>>>> = {
  state: ASKED_STATES,
  type: ASKED_TYPES,
  priority: ASKED_PRIORITIES,
  channel: ASKED_CHANNELS,
  is: ASKED_MARKS,
};

/** What is wrong with a search, and what would be right. */
export function faultText({ code, operator, value }: SearchFault, { t, language }: Speaker): string {
  if (operator === null) return t('search.too-many');
  const name = OPERATORS[operator][language][0];
  if (code === 'malformed') return t('search.no-day', { value });
  const values = Object.values(VALUES[operator] ?? {}).map((names) => names[language][0]);
  return t('search.no-value', { operator: name, value, values: values.join(', ') });
}

/** So many the server lists, those of the newest tickets that are used most: where there are more, one that is not among them may be. */
const LISTED = 200;

/** The first tag that is asked for and that no recent ticket has; null: none is, or that cannot be told from `tags`. */
export function unknownTag(text: string, tags: readonly string[] | undefined): string | null {
  if (tags === undefined || tags.length >= LISTED) return null;
  const known = new Set(tags.map(fold));
  const asked = parseSearch(text).parts.flatMap((part) => (part.kind === 'tag' ? [part.value] : []));
  return asked.find((tag) => !known.has(fold(tag))) ?? null;
}
