/** Who sees and who keeps what is somebody's own, a team's or everybody's: saved views. */
import { may, type Role } from './permission.ts';

/** Whose it is: one agent's; a team's; with neither everybody's. */
export type Shared = { agent: string | null; team: string | null };
export type Sharer = { id: string; role: Role; teams: readonly { id: string }[] };

const isOf = ({ teams }: Sharer, team: string): boolean => teams.some(({ id }) => id === team);

/** With a team, or (null) with everybody: leads with their own teams and all, administrators with every team. */
export const mayShare = (who: Sharer, team: string | null): boolean =>
  may(who.role, 'view:share') && (team === null || who.role === 'admin' || isOf(who, team));

/** Theirs, everybody's, their teams', and what they may change. */
export const maySee = ({ agent, team }: Shared, who: Sharer): boolean =>
  agent === null ? team === null || isOf(who, team) || who.role === 'admin' : agent === who.id;

export const mayKeep = ({ agent, team }: Shared, who: Sharer): boolean =>
  agent === null ? mayShare(who, team) : agent === who.id;

/** The teams that one of theirs may be shared with, `every` of which there is; that which it is shared with already stays among them. */
export const teamsToShareWith = <Team extends { id: string }>(
  who: Sharer,
  every: readonly Team[],
  now: Team | null,
): Team[] => [
  ...new Map(
    [...every.filter(({ id }) => mayShare(who, id)), ...(now === null ? [] : [now])].map((team) => [team.id, team]),
  ).values(),
];
