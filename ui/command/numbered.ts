import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { numberQuery } from '../data/list-queries.ts';
import { isUnread, stageOf } from '../data/question.ts';
import type { TicketBrief } from '../data/types.ts';

/** Whoever types a number is not done with its first digit. */
const TYPED_MS = 150;

/** The ticket of this number; null where there is none, undefined while nobody knows. `isUnread`: nobody will, the question has failed. */
export function useNumbered(number: number | null): { ticket: TicketBrief | null | undefined; isUnread: boolean } {
  const [asked] = useDebouncedValue(number, TYPED_MS);
  const isAsked = asked !== null && asked === number;
  const found = useQuery({ ...numberQuery(asked ?? 0), enabled: isAsked });
  if (!isAsked) return { ticket: undefined, isUnread: false };
  if (stageOf(found) !== 'answered') return { ticket: undefined, isUnread: isUnread(found) };
  return { ticket: found.data?.items[0] ?? null, isUnread: false };
}
