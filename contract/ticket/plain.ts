/** The smallest shapes, of which the others are made. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';

/** In one spelling: tickets compare ids letter by letter. */
export const id = z.uuid().toLowerCase();

const tag = z.string().trim().min(1).max(LIMITS.tagChars);
export const tags = z.array(tag).max(LIMITS.tagsOfTicket);
