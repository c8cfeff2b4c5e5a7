import { en as atOnce } from './en-at-once.ts';
import { en as ofTicket } from './en-of-ticket.ts';
import { en as later } from './en-later.ts';

/** All English texts of the desk; no two files have one key. */
export const en = { ...atOnce, ...ofTicket, ...later };
