/** What a changed policy or calendar comes to for the tickets that are open: looked at by pages, and recorded for those for which it is something else. */
import { Context } from '@temporalio/activity';
import { isHeld } from '../../db/core/hold.ts';
import { noteRenewed, owedRenewal, type Renewed, renewalPage, renewedAmong } from '../../db/sla/renewal.ts';
import { recordAhead } from '../../db/ticket/ahead.ts';
import { workflowIdsOf } from '../../db/ticket/workflow-id.ts';
import { stepAhead } from '../../domain/ticket/ahead.ts';
import type { Fact } from '../../domain/ticket/event.ts';
import { LIMITS } from '../../domain/limits.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { RenewedPage } from '../../workflows/messages/renewal.ts';
import type { Deps } from '../deps.ts';
import { heartbeating } from '../heartbeat.ts';
import { stopwatch } from '../stopwatch.ts';
import { tellAhead } from '../ticket/tell-ahead.ts';
import { tellNow } from '../ticket/tell-now.ts';
import { pause } from '../wakeup.ts';

/** Tickets of one page, and of one statement. */
const PAGE = 100;
const AT_ONCE = 20;
/** So long what was told is waited for, which is backpressure: the next ones are told when these are through. One that takes longer is not. */
const RECORDED_MS = 2 * SECOND_MS;
const LOOK_MS = 50;
const NOTHING: RenewedPage = { more: false, inMs: 0 };

export const createRenewal = (deps: Deps) => ({
  /**
   * What runs have to know soon, else one page of what is owed. Run twice: what was recorded is no longer something else; a ticket that was
   * told hears the same under the same key, which counts once. Fails when one cannot be told, and none is passed over: the page is repeated until
   * Temporal takes it.
   */
  async renewPage(): Promise<RenewedPage> {
    const { pool, clock, stopping } = deps;
    if (await isHeld(pool)) return NOTHING;
    if ((await heartbeating(Context.current(), () => tellAhead(deps, PAGE))) > 0) return { more: true, inMs: 0 };
    const owed = await owedRenewal(pool);
    if (owed === undefined) return NOTHING;
    if (owed.inMs > 0) return { more: true, inMs: owed.inMs };
    return heartbeating(Context.current(), async () => {
      const looking = stopwatch();
      const at = clock.now();
      const page = await renewalPage(pool, owed, PAGE, at);
      const moved = page.flatMap((one) => (one.promised === null ? [] : [one]));
      await pause(looking(), stopping);
      for (let next = 0; next < moved.length; next += AT_ONCE)
        await renew(deps, owed, moved.slice(next, next + AT_ONCE), at);
      await noteRenewed(pool, owed.id, {
        upto: page.at(-1)?.number ?? 0,
        ...{ looked: page.length, changed: moved.length, isLast: page.length < PAGE },
      });
      return { more: true, inMs: 0 };
    });
  },
});

type Owed = NonNullable<Awaited<ReturnType<typeof owedRenewal>>>;
/** A change for everybody is told once as a whole; what one customer is promised otherwise, ticket by ticket. */
const changeOf = ({ id, contacts }: Owed): { renewal?: number } => (contacts === null ? { renewal: id } : {});

type Moved = Extract<Renewed, { ticket: object }>;

/** Some in one statement; those that are not at rest are told. Then as long a pause as it took, and no more a second than may be. */
async function renew(deps: Deps, owed: Owed, tickets: readonly Moved[], at: number): Promise<void> {
  const { pool, stopping } = deps;
  const renewal = owed.id;
  // Without its pauses the rest of the page would come down at once; another worker goes on with it.
  if (stopping.aborted) throw new Error('the worker stops');
  const elapsed = stopwatch();
  const steps = tickets.flatMap(({ ticket, promised }) => {
    const event = { kind: 'policy-changed', ...changeOf(owed), ...promised, actor: { kind: 'system' } } as const;
    return stepAhead(ticket, { ...event, at, key: keyOf(renewal, ticket) }, at) ?? [];
  });
  const ahead = await recordAhead(pool, steps);
  const busy = tickets.filter(({ number }) => !ahead.has(number));
  for (let next = 0; next < busy.length; next += LIMITS.renewedAtOnce)
    await tell(deps, owed, busy.slice(next, next + LIMITS.renewedAtOnce));
  const took = elapsed();
  await pause(Math.max(took, (tickets.length * SECOND_MS) / LIMITS.renewedPerSecond - took), stopping);
}

const keyOf = (renewal: number, { number }: { number: number }): string => `renewal:${renewal}:${number}`;

/** No more are told before these have recorded it. */
async function tell(deps: Deps, owed: Owed, tickets: readonly Moved[]): Promise<void> {
  const { pool, stopping } = deps;
  const elapsed = stopwatch();
  const workflows = await workflowIdsOf(
    pool,
    tickets.map(({ number }) => number),
  );
  const known = tickets.flatMap(({ number, promised }) => {
    const workflow = workflows.get(number);
    return workflow === undefined ? [] : [{ number, workflow, promised, key: keyOf(owed.id, { number }) }];
  });
  await Promise.all(
    known.map(({ promised, key, ...ticket }) => {
      const fact: Fact = { kind: 'policy-changed', ...changeOf(owed), ...promised };
      return tellNow(deps, ticket, fact, key);
    }),
  );
  do await pause(LOOK_MS, stopping);
  while (elapsed() < RECORDED_MS && !stopping.aborted && (await renewedAmong(pool, known)) < known.length);
}
