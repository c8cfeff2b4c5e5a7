import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../data/queries.ts';

/** A change of the rules or of what they name, after which both are read anew. */
export function useRuleChange<Given, Answer>(
  run: (given: Given) => Promise<Answer>,
): UseMutationResult<Answer, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    // Waited for, so that what is shown does not fall back for a moment.
    onSettled: () => client.invalidateQueries({ queryKey: keys.rules }),
  });
}
