import { keys } from '../../data/queries.ts';
import { scheduleKeys } from '../../data/schedule-queries.ts';

/** What a change of policies shows itself in: the hours of teams go by them. */
export const PROMISE_KEYS = [scheduleKeys.policies, scheduleKeys.calendars, scheduleKeys.week, keys.teams] as const;
