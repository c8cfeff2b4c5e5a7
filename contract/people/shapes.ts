/** What those who work here, and their administrators, say of themselves. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';

const { least, most } = LIMITS.passwordChars;

export const signature = z.string().max(2000);
/** One that is chosen, and below it one that is only tried. */
export const newPassword = z.string().min(least).max(most);
export const anyPassword = z.string().max(most);
