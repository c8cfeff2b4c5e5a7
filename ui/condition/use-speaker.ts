import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ruleFieldsQuery } from '../data/rule-queries.ts';
import { useLanguage } from '../language.tsx';
import type { Speaker } from './words.ts';

/** What a rule's words need: the reader's language, and the names of all that a rule can name; null until they are there. */
export function useSpeaker(): { speaker: Speaker | null; query: UseQueryResult } {
  const { t, language } = useLanguage();
  const query = useQuery(ruleFieldsQuery);
  const things = query.data?.things;
  return { speaker: things === undefined ? null : { t, language, things }, query };
}
