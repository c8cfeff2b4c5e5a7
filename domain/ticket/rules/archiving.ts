/** Closed without asking the customer. */
import type { Rules } from '../step.ts';
import { closeAs } from './endings.ts';

export const archiving: Rules<'archive'> = { archive: ({ ticket }) => closeAs(ticket, 'archived') };
