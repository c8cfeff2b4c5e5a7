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
import type { Policy } from '../../domain/sla/policy.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { onChange } from '../always-running.ts';
import type { Deps } from '../deps.ts';
import { stopwatch } from '../stopwatch.ts';
import { pause } from '../wakeup.ts';

/** Between two looks. Without anything late a look is one small query. */
const LOOK_MS = SECOND_MS;
/** So many times as long as a look that recorded nothing took. */
const IN_VAIN = 10;
/** Tickets of one statement, and of one transaction. */
const PAGE = 50;

type PassedDeps = Pick<Deps, 'pool' | 'clock'>;

/**
 * One look: what clocks have brought to tickets that are late, soonest first, until `stopping` aborts; answers how many were recorded. Of several
 * workers one looks, and the others find nothing to do. Run twice: what is recorded is late no more.
 */
export async function recordPassed({ pool, clock }: PassedDeps, stopping: AbortSignal): Promise<number> {
  if (await isHeld(pool)) return 0;
  let recorded = 0;
  let rules: Rules | undefined;
  let after: Late | null = null;
  while (!stopping.aborted) {
    const page: Late[] = await inTransaction(pool, async (db) => {
      const late = (await holdsLate(db)) ? await lateTickets(db, { after, limit: PAGE }) : [];
      if (late.length === 0) return late;
      const { policyOf, heeded } = (rules ??= await rulesOf(db));
      const now = clock.now();
      const steps = late.flatMap(({ ticket }) => passedAhead(ticket, policyOf(ticket), heeded, now) ?? []);
      recorded += (await recordAhead(db, steps)).size;
      return late;
    });
    if (page.length < PAGE) break;
    after = page.at(-1)!;
  }
  return recorded;
}

/** What clocks go by, and at which of their moments rules are asked. */
type Rules = { policyOf: (ticket: Ticket) => Policy; heeded: readonly string[] };

async function rulesOf(db: Db): Promise<Rules> {
  const policies = await listPolicies(db);
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const { moments } = await whatIsAsked(db, CLOCK_ASKS, null);
  // What is gone is the default one, which stands last.
  return { policyOf: ({ policy }) => byId.get(policy) ?? policies.at(-1)!, heeded: moments };
}

type Says = { info: (message: string, attributes: Record<string, unknown>) => void; warn: Says['info'] };

/** Looks until `stopping` aborts. What cannot be recorded is said once, and tried again. */
export async function keepRecordingPassed(deps: PassedDeps, log: Says, stopping: AbortSignal): Promise<void> {
  const failed = onChange(log.warn);
  while (!stopping.aborted) {
    const elapsed = stopwatch();
    let recorded = 0;
    try {
      recorded = await recordPassed(deps, stopping);
      if (recorded > 0) log.info('promises were recorded ahead of their runs', { recorded, tookMs: elapsed() });
      failed(false);
    } catch (error) {
      const message = 'promises that have passed could not be recorded ahead of their runs';
      if (!stopping.aborted) failed({ message, attributes: { error: String(error) } });
    }
    // What is left only runs can see to, and it is looked at in vain as long as Temporal is away.
    await pause(Math.max(LOOK_MS, elapsed() * (recorded > 0 ? 1 : IN_VAIN)), stopping);
  }
}
