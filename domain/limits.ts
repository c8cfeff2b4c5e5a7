/**
 * Bounds against whoever is hostile, floods or errs, with what each protects from, and those that several rooms share. How
 * one file paces itself (polls, pauses, patience, batches) stands in that file. Sizes in bytes, durations in milliseconds.
 */
import { DOOR_LIMITS } from './limits-door.ts';
import { MAIL_LIMITS } from './limits-mail.ts';
import { WORK_LIMITS } from './limits-work.ts';

export const LIMITS = { ...MAIL_LIMITS, ...WORK_LIMITS, ...DOOR_LIMITS } as const;
