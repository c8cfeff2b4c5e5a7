/** A promise of an agent, open until three hours after noon. */
import type { GivenPromise } from '../../../domain/ticket/rules/promises.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { NOON } from './ticket-events.ts';

export const GIVEN: GivenPromise = {
  ...{ id: 'p1', madeAt: NOON, madeBy: 'ayse', moves: 0, warned: false, state: 'open' },
  ...{ firstDueAt: NOON + 3 * HOUR_MS, dueAt: NOON + 3 * HOUR_MS, warnAt: NOON + HOUR_MS },
  ...{ brokenAt: null, endedAt: null, endedBy: null, answers: [] },
};
