/** Names of agents and teams by id, for the eyes of operators; ids decide, and customers have none here. */
import { namedBy } from './rules/acting.ts';
import type { Ticket } from './ticket.ts';

export type StaffNames = Record<string, string>;

export type Naming = {
  /** Of whom the ticket mentions: its owner, its last owner, its team, and whom a held reply names. */
  names: StaffNames;
};
export const named = (names: StaffNames = {}): Naming => ({ names });

/** Those of these ids. */
export const namesAmong = (names: StaffNames, ids: readonly (string | null)[]): StaffNames =>
  Object.fromEntries(Object.entries(names).filter(([id]) => ids.includes(id)));

/** Takes what was told along with an event; whoever is mentioned no longer is forgotten, so that it stays bounded. */
export function takeNames(naming: Naming, ticket: Readonly<Ticket>, told: StaffNames = {}): void {
  const { owner, lastOwner, team, held } = ticket;
  // Whom a reply that is held will give it to is named then.
  const later = held.flatMap(({ actions = [] }) => namedBy(actions));
  naming.names = namesAmong({ ...naming.names, ...told }, [owner, lastOwner, team, ...later]);
}

/** What operators call an agent or a team: its name where one is known, else its id. */
export const nameOf = <Id extends string | null>({ names }: Naming, id: Id): Id | string =>
  id === null ? id : (names[id] ?? id);
