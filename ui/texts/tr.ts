import type { en } from './en.ts';
import { trFrame } from './tr-frame.ts';
import { trTicket } from './tr-ticket.ts';

/** All Turkish texts of the desk. */
export const tr: { readonly [Key in keyof typeof en]: string } = { ...trFrame, ...trTicket };
