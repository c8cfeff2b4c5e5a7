import type { UseMutationResult } from '@tanstack/react-query';
import { keys } from '../data/queries.ts';
import { useChange } from '../parts/panel/panel.tsx';

/** What shows people: who they are, their teams, what they can. */
export const STAFF_KEYS = [keys.agents, keys.teams, keys.skills] as const;

/** A change of people, after which all that is shown of them is read anew. */
export const useStaffChange = <Answer>(
  run: () => Promise<Answer>,
  done: (answer: Answer) => void,
): UseMutationResult<Answer, Error, void> => useChange(STAFF_KEYS, run, done);
