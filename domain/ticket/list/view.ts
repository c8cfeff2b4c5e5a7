/** The lists that everybody has, in the order of the navigation, and which of them a ticket stands in. */
import type { State } from '../ticket.ts';

export const VIEWS = [
  'unassigned',
  'mine',
  'team',
  'open',
  'snoozed',
  'followup',
  'breached',
  'closed',
  'all',
] as const;
export type View = (typeof VIEWS)[number];

/** Whether it is the name of one that everybody has. */
export const isView = (text: string): text is View => (VIEWS as readonly string[]).includes(text);

/** Whose lists they are. */
export type Reader = { id: string; teams: readonly string[] };
export type Listed = {
  state: State;
  snoozed: boolean;
  followUp: boolean;
  breached: boolean;
  owner: string | null;
  team: string;
};

const isWorked = ({ state, snoozed }: Listed): boolean => state !== 'closed' && !snoozed;
const HOLDS: Record<View, (ticket: Listed, reader: Reader) => boolean> = {
  unassigned: ({ state, snoozed }) => state === 'new' && !snoozed,
  mine: (ticket, { id }) => isWorked(ticket) && ticket.owner === id,
  team: (ticket, { teams }) => isWorked(ticket) && teams.includes(ticket.team),
  open: isWorked,
  snoozed: ({ snoozed }) => snoozed,
  followup: ({ followUp }) => followUp,
  breached: ({ state, breached }) => breached && state !== 'closed',
  closed: ({ state }) => state === 'closed',
  all: () => true,
};

/** The views of a reader that hold the ticket. */
export const viewsOf = (ticket: Listed, reader: Reader): View[] => VIEWS.filter((view) => HOLDS[view](ticket, reader));

/** Views of open tickets alone: something is owed there, and they are ordered by it. */
export const isOfOpen = (view: View): boolean => view !== 'closed' && view !== 'all';
