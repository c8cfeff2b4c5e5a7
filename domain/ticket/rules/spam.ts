/** Closed as spam, and its sender blocked. */
import type { Rules } from '../step.ts';
import { closeAs } from './endings.ts';

export const spam: Rules<'mark-spam' | 'block-sender'> = {
  'mark-spam': ({ ticket }) => closeAs(ticket, 'spam'),
  'block-sender'() {
    // Rules ask who is blocked; the record of the event says that it was done from here.
  },
};
