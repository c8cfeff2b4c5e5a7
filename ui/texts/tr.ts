import type { en } from './en.ts';
import { tr as atOnce } from './tr-at-once.ts';
import { tr as ofTicket } from './tr-of-ticket.ts';
import { tr as later } from './tr-later.ts';
import type { Translation } from './translation.ts';

/** All Turkish texts of the desk. */
export const tr: Translation<typeof en> = { ...atOnce, ...ofTicket, ...later };
