import { ASKED_MARKS, ASKED_STATES, ASKED_TYPES, OPERATORS } from '../../domain/ticket/search/operators.ts';
import type { SearchFault } from '../../domain/ticket/search/search.ts';
import type { useLanguage } from '../language.tsx';

type Speaker = Pick<ReturnType<typeof useLanguage>, 't' | 'language'>;

/** What is wrong with a search, and what would be right. */
export function faultText({ code, operator, value }: SearchFault, { t, language }: Speaker): string {
  if (operator === null) return t('search.too-many');
  const name = OPERATORS[operator][language][0];
  if (code === 'malformed') return t('search.no-day', { value });
  const table = operator === 'type' ? ASKED_TYPES : operator === 'is' ? ASKED_MARKS : ASKED_STATES;
  const values = Object.values(table).map((names) => names[language][0]);
  return t('search.no-value', { operator: name, value, values: values.join(', ') });
}
