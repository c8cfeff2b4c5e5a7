/** Names of agents and teams by id, for the eyes of operators; ids decide, and customers have none here. */
import type { Ticket } from './ticket.ts';

export type StaffNames = Record<string, string>;

export type Naming = {
  /** Of whom the ticket mentions: its owner, its last owner, its team. */
  names: StaffNames;
};
export const named = (names: StaffNames = {}): Naming => ({ names });

/** Those of these ids. */
export const namesAmong = (names: StaffNames, ids: readonly (string | null)[]): StaffNames =>
  Object.fromEntries(Object.entries(names).filter(([id]) => ids.includes(id)));

/** Takes what was told along with an event; whoever is mentioned no longer is forgotten, so that it stays bounded. */
export function takeNames(naming: Naming, { owner, lastOwner, team }: Readonly<Ticket>, told: StaffNames = {}): void {
  naming.names = namesAmong({ ...naming.names, ...told }, [owner, lastOwner, team]);
}

/** What operators call an agent or a team: its name where one is known, else its id. */
export const nameOf = <Id extends string | null>({ names }: Naming, id: Id): Id | string =>
  id === null ? id : (names[id] ?? id);
