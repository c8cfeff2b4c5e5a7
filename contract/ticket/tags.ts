/** What a ticket is tagged with. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';

const tag = z.string().trim().min(1).max(LIMITS.tagChars);
export const tags = z.array(tag).max(LIMITS.tagsOfTicket);
