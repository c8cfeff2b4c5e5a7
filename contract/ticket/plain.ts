/** The smallest shapes, of which the others are made. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';

export const id = z.uuid();

const tag = z.string().trim().min(1).max(LIMITS.tagChars);
export const tags = z.array(tag).max(LIMITS.tagsOfTicket);
