/** What a ticket is tagged with. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { nameOf } from '../shapes.ts';

const tag = nameOf(LIMITS.tagChars);
export const tags = z.array(tag).max(LIMITS.tagsOfTicket);
