/** What a changed policy or calendar comes to for the tickets that are open: looked at by pages, told to those for whom it is something else. */
import { Context } from '@temporalio/activity';
import { isHeld } from '../../db/core/hold.ts';
import { noteRenewed, owedRenewal, renewalPage, type Renewed, renewedAmong } from '../../db/sla/renewal.ts';
import type { Pool } from '../../db/core/pool.ts';
import { workflowIdsOf } from '../../db/ticket/workflow-id.ts';
import type { Promised } from '../../domain/ticket/event.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { LIMITS } from '../../domain/limits.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { RenewedPage } from '../../workflows/messages/renewal.ts';
import type { Deps } from '../deps.ts';
import { heartbeating } from '../heartbeat.ts';
import { stopwatch } from '../stopwatch.ts';
import { tellNow } from '../ticket/tell-now.ts';
import { pause } from '../wakeup.ts';

/** Tickets of one page. */
const PAGE = 100;
/** So long what was told is waited for, which is backpressure: the next ones are told when these are through. One that takes longer is not. */
const RECORDED_MS = 2 * SECOND_MS;
const LOOK_MS = 50;
const NOTHING: RenewedPage = { more: false, inMs: 0 };

export const createRenewal = (deps: Deps) => ({
  /**
   * One page of what is owed. Run twice: a ticket that was told hears the same under the same key, which counts once. Fails when one
   * cannot be told, and none is passed over: the page is repeated until Temporal takes it.
   */
  async renewPage(): Promise<RenewedPage> {
    const { pool, clock } = deps;
    if (await isHeld(pool)) return NOTHING;
    const owed = await owedRenewal(pool);
    if (owed === undefined) return NOTHING;
    if (owed.inMs > 0) return { more: true, inMs: owed.inMs };
    return heartbeating(Context.current(), async () => {
      const page = await renewalPage(pool, owed, PAGE, clock.now());
      const told = await toBeTold(pool, page);
      for (let at = 0; at < told.length; at += LIMITS.renewedAtOnce)
        await tell(deps, owed.id, told.slice(at, at + LIMITS.renewedAtOnce));
      await noteRenewed(pool, owed.id, {
        upto: page.at(-1)?.number ?? 0,
        ...{ looked: page.length, changed: told.length, isLast: page.length < PAGE },
      });
      return { more: true, inMs: 0 };
    });
  },
});

type Told = TicketIdentity & { promised: Promised };

async function toBeTold(pool: Pool, page: readonly Renewed[]): Promise<Told[]> {
  const told = page.flatMap(({ number, promised }) => (promised === null ? [] : [{ number, promised }]));
  const ids = await workflowIdsOf(
    pool,
    told.map(({ number }) => number),
  );
  return told.flatMap(({ number, promised }) => {
    const workflow = ids.get(number);
    return workflow === undefined ? [] : [{ number, workflow, promised }];
  });
}

/** Some at once, and no more before these have recorded it and their share of the second is over. */
async function tell(deps: Deps, renewal: number, tickets: readonly Told[]): Promise<void> {
  const { pool, stopping } = deps;
  // Without its pauses the rest of the page would come down at once; another worker tells it.
  if (stopping.aborted) throw new Error('the worker stops');
  const elapsed = stopwatch();
  const keys = tickets.map(({ number }) => ({ number, key: `renewal:${renewal}:${number}` }));
  await Promise.all(
    tickets.map(({ promised, ...ticket }, index) =>
      tellNow(deps, ticket, { kind: 'policy-changed', ...promised }, keys[index]!.key),
    ),
  );
  const share = (tickets.length * SECOND_MS) / LIMITS.renewedPerSecond;
  do await pause(elapsed() < share ? share - elapsed() : LOOK_MS, stopping);
  while (elapsed() < RECORDED_MS && !stopping.aborted && (await renewedAmong(pool, keys)) < keys.length);
}
