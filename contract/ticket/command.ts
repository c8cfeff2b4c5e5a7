/** What commands of a ticket have in common. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { rowNumber, wordsOf } from '../shapes.ts';
import { commandResult } from './shapes.ts';

export const number = z.object({ number: rowNumber });
/** Why, as an internal note. */
export const reason = wordsOf(LIMITS.reasonChars);
export const result = { status: 202 as const, schema: commandResult };
