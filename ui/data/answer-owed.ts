import { isOwed, isResponse } from '../../domain/ticket/clock/state.ts';
import type { ClockView } from './types.ts';

/** When the soonest answer is owed; null where none is. */
export const answerOwedBy = (clocks: readonly ClockView[]): string | null =>
  clocks
    .filter((clock) => isOwed(clock) && isResponse(clock))
    .map(({ dueAt }) => dueAt)
    .toSorted()[0] ?? null;
