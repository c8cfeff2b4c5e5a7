import { enFrame } from './en-frame.ts';
import { enTicket } from './en-ticket.ts';

/** All English texts of the desk; the type of the Turkish ones. */
export const en = { ...enFrame, ...enTicket };
