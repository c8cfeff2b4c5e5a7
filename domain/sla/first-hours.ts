/** Hours and promises to begin with, by what sort of company it is: open hours of its calendar, and what a normal ticket is promised in them. Pure. */
import type { ClockKind } from '../ticket/ticket.ts';
import { HOUR_MS } from '../time.ts';
import type { OpenHours } from './calendar.ts';

export const FIRST_HOURS = ['shop', 'office', 'always'] as const;
export type FirstHours = (typeof FIRST_HOURS)[number];

const on = (days: readonly number[], from: string, to: string): OpenHours[] => days.map((day) => ({ day, from, to }));
const promised = (first: number, next: number, resolution: number): Record<ClockKind, number> => ({
  'first-response': first * HOUR_MS,
  'next-response': next * HOUR_MS,
  resolution: resolution * HOUR_MS,
});

/** Without any hours a calendar is never closed. */
export const HOURS_OF: Record<FirstHours, { openHours: OpenHours[]; normal: Record<ClockKind, number> }> = {
  shop: { openHours: on([1, 2, 3, 4, 5, 6, 7], '09:00', '21:00'), normal: promised(2, 4, 24) },
  office: { openHours: on([1, 2, 3, 4, 5], '09:00', '18:00'), normal: promised(4, 8, 40) },
  always: { openHours: [], normal: promised(1, 2, 24) },
};
