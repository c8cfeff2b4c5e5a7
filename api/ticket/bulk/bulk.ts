/** Commands for many tickets: asked for, watched and taken back. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../../contract/routes.ts';
import { derivedId } from '../../../db/core/derived-id.ts';
import type { Agent } from '../../../db/people/sessions.ts';
import {
  enterJob,
  enterUndo,
  type Job,
  jobOf,
  stopJob as forgetRest,
  undoObstacle,
  type UndoObstacle,
} from '../../../db/ticket/jobs.ts';
import { numbersFound } from '../../../db/ticket/search.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import type { Permission } from '../../../domain/people/permission.ts';
import { bulkNeeds } from '../../../domain/ticket/bulk.ts';
import { dueBounds } from '../../../domain/ticket/list/due-group.ts';
import { isOfOpen } from '../../../domain/ticket/list/view.ts';
import type { Deps } from '../../http/deps.ts';
import type { Handler, Input } from '../../http/handler.ts';
import { askedOf } from '../list/list-question.ts';
import type { Jobs } from './jobs.ts';
import { refuseFaults } from '../list/search.ts';
import { THROUGH_MS, tooSlow } from '../list/whole-list.ts';

/** The routes; `jobs` carries out what they enter. */
export const bulkRoutes = (jobs: Pick<Jobs, 'look'>) => {
  const createBulk: Handler<Routes['createBulk']> = async (deps, { body, who, key, permits }) => {
    const { command } = body;
    insistOn(bulkNeeds(command.kind), permits);
    if (command.kind === 'assign' && command.agent === undefined && command.team === undefined)
      throw new Problem('bad-input', 'say whom to give them to: agent, team, or agent null for nobody');
    const id = key === null ? randomUUID() : derivedId('job', key);
    // Asked again, it is the job that it was, whatever has become of the list.
    const before = await jobOf(deps.pool, id, who.id, LIMITS.refusalsShown);
    if (before !== undefined) return before;
    const numbers = 'numbers' in body ? [...new Set(body.numbers)] : await numbersOf(deps, body, who);
    await enterJob(deps.pool, { id, agent: who.id, command }, numbers);
    jobs.look();
    return known(deps, id, who.id);
  };
  const undoJob: Handler<Routes['undoJob']> = async (deps, { params, who, key, permits }) => {
    const id = key === null ? randomUUID() : derivedId('undo', key);
    const before = await known(deps, params.id, who.id);
    insistOn(bulkNeeds('undo', before.kind), permits);
    const isEntered = await enterUndo(deps.pool, { id, agent: who.id, of: params.id });
    if (!isEntered && (await jobOf(deps.pool, id, who.id, 0)) === undefined)
      throw new Problem(
        'nothing-to-undo',
        `job ${before.id} ${WHY_IT_STANDS[(await undoObstacle(deps.pool, before.id)) ?? 'running']}`,
      );
    jobs.look();
    return known(deps, id, who.id);
  };
  return { createBulk, undoJob };
};

/** Problem `forbidden`: the route itself takes everybody who may read. */
function insistOn(needs: Permission, permits: (permission: Permission) => boolean): void {
  if (!permits(needs)) throw new Problem('forbidden', `this needs ${needs}`);
}

/** Why a job cannot be taken back; where nothing keeps it from that by now, it has come to its end since. */
const WHY_IT_STANDS: Record<UndoObstacle, string> = {
  undo: 'takes another back itself',
  'taken-back': 'was taken back already',
  running: 'is not at its end',
  nothing: 'has changed nothing',
};

type OfView = Extract<Input<Routes['createBulk']>['body'], { view: unknown }>;

/** Those that a list holds at this moment. Problems: `not-found` for a saved view that there is not for the reader; `stale-version` for one that somebody has changed; `bad-input` for too many; `too-slow`. */
async function numbersOf(
  { pool, clock }: Deps,
  { view, viewVersion, filter, zone, except, also }: OfView,
  who: Agent,
): Promise<number[]> {
  const { q, ...given } = filter;
  refuseFaults(q ?? '');
  const { sort, version, whole: _whole, ...asked } = await askedOf(pool, view, given, who);
  if (viewVersion !== undefined && version !== null && version !== viewVersion)
    throw new Problem('stale-version', 'somebody has changed this view: look at what it holds now, and select again', {
      version,
    });
  const most = LIMITS.bulkTickets;
  const ask = {
    ...{ ...asked, sort: sort ?? (isOfOpen(asked.view) ? 'due' : 'activity'), q: q || null },
    ...{ bounds: dueBounds(clock.now(), zone), after: null, limit: most + 1 },
  } as const;
  const found = await numbersFound(pool, ask, except, THROUGH_MS).catch(tooSlow);
  const numbers = [...new Set([...found, ...also])];
  if (numbers.length > most)
    throw badField(
      'view',
      'too-many',
      `it holds more than ${most} tickets; narrow it down, and do one part after the other`,
      most,
    );
  return numbers;
}

/** What is under way ends; the rest is not begun. */
export const stopJob: Handler<Routes['stopJob']> = async (deps, { params, who, permits }) => {
  insistOn(bulkNeeds((await known(deps, params.id, who.id)).kind), permits);
  await forgetRest(deps.pool, params.id, who.id);
  return known(deps, params.id, who.id);
};

export const getJob: Handler<Routes['getJob']> = (deps, { params, who }) => known(deps, params.id, who.id);

/** Problem `not-found`: also of somebody else's. */
async function known({ pool }: Deps, id: string, agent: string): Promise<Job> {
  const job = await jobOf(pool, id, agent, LIMITS.refusalsShown);
  if (job === undefined) throw new Problem('not-found', `there is no job ${id} of yours`);
  return job;
}
