import type { Channel } from '../../domain/ticket/facts.ts';

/** How a ticket's row calls its channel: a form is one of the web's. */
export const storedChannel = (channel: Channel): string => (channel === 'form' ? 'web' : channel);
