import { useEffect } from 'react';
import { afterPalette } from './palette-store.ts';
import { layerOpens } from '../typing.ts';

const NAME = 'bilet:new-ticket';

/** Asks for the form of a new ticket; letters typed until it is there are meant for it. */
export function askNewTicket(): void {
  layerOpens('surely');
  window.dispatchEvent(new Event(NAME));
}

/** The same from the palette, which closes first. */
export const askNewTicketFromPalette = (): void => afterPalette(askNewTicket);

/** Hears that somebody wants to open a ticket. */
export function useNewTicketAsked(answer: () => void): void {
  useEffect(() => {
    window.addEventListener(NAME, answer);
    return () => window.removeEventListener(NAME, answer);
  });
}
