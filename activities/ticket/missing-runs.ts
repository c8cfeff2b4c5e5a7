/** Open tickets whose runs Temporal does not have: it was lost, restored from an older copy, or somebody ended them. */
import { WorkflowNotFoundError } from '@temporalio/client';
import { countToBeRun, ticketsToBeRun } from '../../db/ticket/sweep.ts';
import { TICKET_WORKFLOW, ticketStart } from '../../workflows/messages/ticket.ts';
import type { Deps } from '../deps.ts';
import { stopwatch } from '../stopwatch.ts';

/** Started in one pass of the sweeper, and asked for at once. */
const STARTED = 200;
const AT_ONCE = 10;
const PAGE = 1_000;
/** All runs are looked through when that took a fiftieth of the time since: in every pass by most, in ten minutes by who has 200,000. */
const PAUSE = 50;

type Temporal = Pick<Deps, 'temporal' | 'taskQueue'>;

const running = ({ taskQueue }: Temporal): string =>
  `WorkflowType = '${TICKET_WORKFLOW}' and TaskQueue = '${taskQueue}' and ExecutionStatus = 'Running'`;

/** The ids of all ticket workflows that run, as Temporal lists them: a list that follows the histories after a moment. */
async function runningTickets(deps: Temporal): Promise<Set<string>> {
  const ids = new Set<string>();
  const listed = deps.temporal.workflow.list({ query: running(deps), pageSize: PAGE });
  for await (const { workflowId } of listed) ids.add(workflowId);
  return ids;
}

/** When all were looked through last, and how long that took. */
const looks = new WeakMap<Deps, { since: () => number; tookMs: number }>();

/**
 * Gives open tickets the runs that they should have; returns how many were missing. Compares one by one, since for each run that
 * is missing there may be one that should not be; between two such looks their number tells of many that were lost together.
 */
export async function startMissing(deps: Deps): Promise<number> {
  const { pool, temporal, taskQueue, settings } = deps;
  const last = looks.get(deps);
  if (last !== undefined && last.since() < PAUSE * last.tookMs) {
    const { count } = await temporal.workflow.count(running(deps));
    if (count >= (await countToBeRun(pool))) return 0;
  }
  const took = stopwatch();
  const ids = await runningTickets(deps);
  const missing = (await ticketsToBeRun(pool)).filter(({ workflow }) => !ids.has(workflow)).slice(0, STARTED);
  const tookMs = took();
  let started = 0;
  for (let next = 0; next < missing.length; next += AT_ONCE)
    await Promise.all(
      missing.slice(next, next + AT_ONCE).map(async (ticket) => {
        if (await isAtWork(deps, ticket.workflow)) return;
        const run = ticketStart({ ...ticket, ticket: null }, taskQueue, settings.publicUrl);
        await temporal.workflow.start(TICKET_WORKFLOW, run);
        started += 1;
      }),
    );
  if (missing.length < STARTED) looks.set(deps, { since: stopwatch(), tookMs });
  return started;
}

/** Whether this workflow runs, and, where one is named, has such an activity under way or to be repeated. */
export async function isAtWork(
  { temporal }: Pick<Deps, 'temporal'>,
  workflow: string,
  activity?: string,
): Promise<boolean> {
  try {
    const { status, raw } = await temporal.workflow.getHandle(workflow).describe();
    if (status.name !== 'RUNNING') return false;
    return activity === undefined || (raw.pendingActivities ?? []).some((one) => one.activityType?.name === activity);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
