import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { areAllDone, type FirstStepName } from '../../../domain/people/first-steps.ts';
import { firstStepsQuery } from '../../data/queries.ts';
import type { Output } from '../../data/api-types.ts';
import { useSay } from '../../door/preferences.ts';
import { useMe } from '../../door/session.tsx';

export type Told = Output<'getFirstSteps'>;

/** The stream tells of mailboxes; of the rest nobody does. Whoever has just written the test mail looks for its tick. */
const ASKED_EVERY_MS = 15_000;
const MAIL_ASKED_EVERY_MS = 4_000;

/** The first steps of the reader as the server knows them; none while it has not said all: what nobody knows is not undone. */
export function useFirstSteps(): { told: Told | null; done: number; next: FirstStepName | null; isDone: boolean } {
  const told =
    useQuery({
      ...firstStepsQuery,
      // Once all is done there is nothing to wait for.
      refetchInterval: ({ state }) => (state.data === undefined ? ASKED_EVERY_MS : pauseMs(state.data)),
    }).data ?? null;
  const steps = told?.steps ?? [];
  const isDone = told !== null && areAllDone(told.steps);
  useKept(isDone && steps.length > 0);
  return {
    told,
    done: steps.filter(({ state }) => state === 'done').length,
    next: steps.find(({ state }) => state !== 'done')?.name ?? null,
    isDone,
  };
}

/** Once all is done it is kept, so that nobody asks for it any more, on whichever device. */
function useKept(isDone: boolean): void {
  const say = useSay();
  const isKept = useMe().preferences.firstSteps === 'done';
  // Once: what could not be kept is tried again with the next visit, not without end.
  const said = useRef(false);
  useEffect(() => {
    if (!isDone || isKept || said.current) return;
    said.current = true;
    say({ firstSteps: 'done' });
  }, [isDone, isKept, say]);
}

function pauseMs({ steps }: Told): number | false {
  if (areAllDone(steps)) return false;
  return steps.find(({ state }) => state !== 'done')?.name === 'mail' ? MAIL_ASKED_EVERY_MS : ASKED_EVERY_MS;
}
