/** Commands for many tickets: asked for, watched and taken back. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { derivedId } from '../../db/core/derived-id.ts';
import { enterJob, enterUndo, jobOf } from '../../db/ticket/jobs.ts';
import { LIMITS } from '../../domain/limits.ts';
import { Problem } from '../../domain/problem.ts';
import { COMMANDS } from '../../domain/ticket/commands.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import type { Jobs } from './jobs.ts';

/** The routes; `jobs` carries out what they enter. */
export const bulkRoutes = (jobs: Pick<Jobs, 'look'>) => {
  const createBulk: Handler<Routes['createBulk']> = async (deps, { body, who, key, permits }) => {
    const { numbers, command } = body;
    const { needs } = COMMANDS[command.kind];
    if (!permits(needs)) throw new Problem('forbidden', `this needs ${needs}`);
    if (command.kind === 'assign' && command.agent === undefined && command.team === undefined)
      throw new Problem('bad-input', 'say whom to give them to: agent, team, or agent null for nobody');
    const id = key === null ? randomUUID() : derivedId('job', key);
    await enterJob(deps.pool, { id, agent: who.id, command }, [...new Set(numbers)]);
    jobs.look();
    return known(deps, id, who.id);
  };
  const undoJob: Handler<Routes['undoJob']> = async (deps, { params, who, key }) => {
    const id = key === null ? randomUUID() : derivedId('undo', key);
    const before = await known(deps, params.id, who.id);
    const isEntered = await enterUndo(deps.pool, { id, agent: who.id, of: params.id });
    if (!isEntered && (await jobOf(deps.pool, id, who.id, 0)) === undefined)
      throw new Problem(
        'nothing-to-undo',
        `job ${before.id} is not at its end, was taken back already, takes another back, or has changed nothing`,
      );
    jobs.look();
    return known(deps, id, who.id);
  };
  return { createBulk, undoJob };
};

export const getJob: Handler<Routes['getJob']> = (deps, { params, who }) => known(deps, params.id, who.id);

/** Problem `not-found`: also of somebody else's. */
async function known({ pool }: Deps, id: string, agent: string) {
  const job = await jobOf(pool, id, agent, LIMITS.refusalsShown);
  if (job === undefined) throw new Problem('not-found', `there is no job ${id} of yours`);
  return job;
}
