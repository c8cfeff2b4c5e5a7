import { useQuery } from '@tanstack/react-query';
import type { FirstStepName } from '../../../domain/people/first-steps.ts';
import { firstStepsQuery } from '../../data/queries.ts';
import type { Output } from '../../data/api-types.ts';

export type Told = Output<'getFirstSteps'>;

/** The stream tells of mail and mailboxes; of the rest nobody does. */
const ASKED_EVERY_MS = 15_000;

/** The first steps of the reader as the server knows them; none while it has not said all: what nobody knows is not undone. */
export function useFirstSteps(): { told: Told | null; done: number; next: FirstStepName | null; isDone: boolean } {
  const told =
    useQuery({
      ...firstStepsQuery,
      // Once all is done there is nothing to wait for.
      refetchInterval: ({ state }) => (state.data && isDone(state.data) ? false : ASKED_EVERY_MS),
    }).data ?? null;
  const steps = told?.steps ?? [];
  return {
    told,
    done: steps.filter(({ state }) => state === 'done').length,
    next: steps.find(({ state }) => state !== 'done')?.name ?? null,
    isDone: told !== null && isDone(told),
  };
}

const isDone = ({ steps }: Told): boolean => steps.every(({ state }) => state === 'done');
