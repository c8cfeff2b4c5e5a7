/** Closed as spam. */
import type { Rules } from '../step.ts';
import { closeAs } from './endings.ts';

export const spam: Rules<'mark-spam'> = { 'mark-spam': ({ ticket }) => closeAs(ticket, 'spam') };
