/** A team as a ticket of it begins. */
import type { Db } from '../../db/core/pool.ts';
import { teamNames } from '../../db/people/teams.ts';
import { policyOfTeam } from '../../db/sla/policies.ts';
import type { TeamContext } from './facts.ts';

export const teamContext = async (db: Db, id: string): Promise<TeamContext> => ({
  ...{ id, policy: await policyOfTeam(db, id), names: await teamNames(db, [id]) },
});
