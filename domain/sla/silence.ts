/** Until when a customer may be silent before something is done about it, in open time. Reads calendars: never run in a workflow. */
import { limitOf } from '../ticket/rules/time.ts';
import type { State } from '../ticket/ticket.ts';
import { dueAt } from './calendar.ts';
import type { Policy } from './policy.ts';

/** Of a ticket that enters this state at `now`, epoch ms. */
export const silentUntil = (
  { limits, calendar }: Pick<Policy, 'limits' | 'calendar'>,
  state: Exclude<State, 'closed'>,
  now: number,
): number => dueAt(now, limitOf({ state, limits }), calendar);
