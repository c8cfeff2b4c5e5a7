import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { numberQuery } from '../data/list-queries.ts';
import { stageOf } from '../data/question.ts';
import type { TicketBrief } from '../data/types.ts';

/** Whoever types a number is not done with its first digit. */
const TYPED_MS = 150;

/** The ticket of this number; null where there is none, undefined while nobody knows. */
export function useNumbered(number: number | null): TicketBrief | null | undefined {
  const [asked] = useDebouncedValue(number, TYPED_MS);
  const isAsked = asked !== null && asked === number;
  const found = useQuery({ ...numberQuery(asked ?? 0), enabled: isAsked });
  if (!isAsked || stageOf(found) !== 'answered') return undefined;
  return found.data?.items[0] ?? null;
}
