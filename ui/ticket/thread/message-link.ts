/** The address of one message within its ticket: behind the #, so that the desk finds the ticket and the thread the message. */
import { paths } from '../../paths.ts';

export const messageLink = (origin: string, number: number, id: string): string =>
  `${origin}${paths.anyTicket(number)}#m-${id}`;

/** The message that an address names, by its hash; null where it names none. */
export const linkedIn = (hash: string): string | null =>
  /^#m-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(hash)?.[1] ?? null;
