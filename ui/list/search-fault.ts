import {
  ASKED_CHANNELS,
  ASKED_MARKS,
  ASKED_PRIORITIES,
  ASKED_STATES,
  ASKED_TYPES,
  type Operator,
  OPERATORS,
} from '../../domain/ticket/search/operators.ts';
import type { SearchFault } from '../../domain/ticket/search/search.ts';
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
