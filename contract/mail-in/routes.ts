/** Chain of custody: what came in, what went out, the mailboxes, quarantine and files. */
import { mailboxes } from './mailboxes.ts';
import { outgoing } from './outgoing.ts';
import { quarantine } from './quarantine.ts';
import { stored } from './stored.ts';

export const mail = { ...mailboxes, ...quarantine, ...stored, ...outgoing };
