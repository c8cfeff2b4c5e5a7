/**
 * Promises that fall due by the thousand: what their runs have not come to within seconds is recorded ahead of them. A loop of each worker and no
 * workflow, so that it needs nothing but Postgres and begins again with the worker.
 */
import { isHeld } from '../../db/core/hold.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { whatIsAsked } from '../../db/routing/asking.ts';
import { listPolicies } from '../../db/sla/policies.ts';
import { holdsLate, type Late, lateTickets, recordAhead } from '../../db/ticket/ahead.ts';
import { CLOCK_ASKS, passedAhead } from '../../domain/sla/passed.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { onChange } from '../always-running.ts';
import type { Deps } from '../deps.ts';
import { stopwatch } from '../stopwatch.ts';
import { pause } from '../wakeup.ts';

/** Between two looks. Without anything late a look is one small query. */
const LOOK_MS = SECOND_MS;
/** So many times as long as a look that recorded nothing took, and no longer than this. */
const IN_VAIN = 10;
const VAIN_MS = 10 * SECOND_MS;
/**
 * So long its run has to see to it by itself. It is not shorter because of commands: one that was taken before the deadline may be recorded as
 * much later, when runs are that busy, and is not to come after what it was to prevent.
 */
const LATE_MS = 10 * SECOND_MS;
/** Tickets of one statement, and of one transaction. */
const PAGE = 50;

type PassedDeps = Pick<Deps, 'pool' | 'clock'>;

/**
 * One look: what clocks have brought to tickets that are late, soonest first, until `stopping` aborts; answers how many were recorded, a page at a
 * time. Of several workers one looks, and the others find nothing to do. Run twice: what is recorded is late no more.
 */
export async function* recordPassed({ pool, clock }: PassedDeps, stopping: AbortSignal): AsyncGenerator<number> {
  let after: Late | null = null;
  while (!stopping.aborted) {
    const last: Late | null = after;
    const { page, recorded }: Recorded = await inTransaction(pool, (db) => recordPage(db, clock.now(), last));
    yield recorded;
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}

type Recorded = { page: Late[]; recorded: number };

async function recordPage(db: Db, now: number, after: Late | null): Promise<Recorded> {
  const until = now - LATE_MS;
  const isOurs = !(await isHeld(db)) && (await holdsLate(db));
  const page = isOurs ? await lateTickets(db, { until, after, limit: PAGE }) : [];
  if (page.length === 0) return { page, recorded: 0 };
  // Asked for each page: many pages take their time.
  const policies = await listPolicies(db);
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const { moments } = await whatIsAsked(db, CLOCK_ASKS, null);
  const steps = page.flatMap(({ ticket }) => {
    // What is gone is the default one, which stands last.
    const policy = byId.get(ticket.policy) ?? policies.at(-1)!;
    return passedAhead(ticket, policy, moments, { until, now }) ?? [];
  });
  return { page, recorded: (await recordAhead(db, steps)).size };
}

type Says = { info: (message: string, attributes: Record<string, unknown>) => void; warn: Says['info'] };

/** Looks until `stopping` aborts. What cannot be recorded is said once, and tried again. */
export async function keepRecordingPassed(deps: PassedDeps, log: Says, stopping: AbortSignal): Promise<void> {
  const failed = onChange(log.warn);
  while (!stopping.aborted) {
    const elapsed = stopwatch();
    let [recorded, hasFailed] = [0, false];
    try {
      for await (const some of recordPassed(deps, stopping)) recorded += some;
      failed(false);
    } catch (error) {
      hasFailed = true;
      const message = 'promises that have passed could not be recorded ahead of their runs';
      if (!stopping.aborted) failed({ message, attributes: { error: String(error) } });
    }
    if (recorded > 0) log.info('promises were recorded ahead of their runs', { recorded, tookMs: elapsed() });
    // What is left only runs can see to, and it is looked at in vain as long as Temporal is away.
    const isInVain = recorded === 0 && !hasFailed;
    await pause(isInVain ? Math.min(Math.max(LOOK_MS, elapsed() * IN_VAIN), VAIN_MS) : LOOK_MS, stopping);
  }
}
