/**
 * What no open ticket may lack: somebody responsible, a deadline that somebody watches, something that happens by itself, and, as long
 * as nobody owns it in a team that is given its tickets, its place in the queue.
 */
export const LACKS = ['responsible', 'deadline', 'next-action', 'queue'] as const;
export type Lack = (typeof LACKS)[number];
