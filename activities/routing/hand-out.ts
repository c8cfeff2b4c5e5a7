/** Hands out what waits for a team: decided under the lock of routing, then told to each ticket by the command of its workflow. */
import { randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { loadBook } from '../../db/routing/book.ts';
import { keepDecisions } from '../../db/routing/decisions.ts';
import { forgetDecision } from '../../db/routing/later.ts';
import { lockRouting } from '../../db/routing/queue.ts';
import {
  markGiven,
  markSilent,
  queuesOf,
  sweepQueue,
  takeBack,
  type Telling,
  toBeTold,
  waitingFor,
} from '../../db/routing/waiting.ts';
import type { Assignment, Need } from '../../domain/routing/assignment.ts';
import { type Decision, type RoutingBook, seenBy } from '../../domain/routing/decision.ts';
import { handOut, type TeamQueue } from '../../domain/routing/queue.ts';
import type { HandedOut, TeamQueueRun } from '../../workflows/messages/routing.ts';
import { assignNow } from '../assign-now.ts';
import type { Deps } from '../deps.ts';
import { heartbeating } from '../heartbeat.ts';
import { isAway, refusalIn } from '../temporal-error.ts';

/** Given in one pass, and looked at for it: what is due soonest comes first. */
const AT_ONCE = 20;
const LOOKED_AT = 500;
/** Of each other team: more places than these are seldom free at once. */
const LOOKED_BESIDE = 100;

export const createHandOut = (deps: Deps) => ({
  /**
   * One pass; `given` says how many tickets went to somebody, `waiting` how many wait on, `refused` how many of these would not be
   * given. Run twice: what was given and not told yet is told again under the same key, and takes its room meanwhile.
   */
  async handOut({ team }: TeamQueueRun): Promise<HandedOut> {
    return heartbeating(Context.current(), async () => {
      const first = await tellAll(deps, team);
      const { given, waiting } = await give(deps, team);
      const then = given > 0 ? await tellAll(deps, team) : NOTHING;
      const refused = first.refused + then.refused;
      return {
        given: Math.max(0, given - then.refused),
        waiting: waiting + refused + first.silent + then.silent,
        refused,
      };
    });
  },
});

/** Decides who of those that are there gets what, and writes it down. */
async function give({ pool, clock }: Deps, team: string): Promise<{ given: number; waiting: number }> {
  await sweepQueue(pool, team);
  return inTransaction(pool, async (db) => {
    // Whoever records a ticket holds its rows when it asks for the lock: of those the rows are passed over, never waited for.
    await lockRouting(db);
    const queue = await waitingFor(db, team, LOOKED_AT);
    if (queue.length === 0) return { given: 0, waiting: 0 };
    const at = clock.now();
    const book = await loadBook(db, at);
    const settings = book.teams.get(team);
    if (settings === undefined) return { given: 0, waiting: 0 };
    const own = seenBy(settings, queue, book.people, at);
    const handed = handOut(queue, own.team, own.people, at, await besides(db, book, team, at)).slice(0, AT_ONCE);
    const needs = new Map(queue.map(({ ticket, need }) => [ticket, need]));
    const enacted = handed.map(({ ticket, assignment }) => ({
      ...{ routing: randomUUID(), ticket, answered: null },
      decision: decisionOf(needs.get(ticket)!, assignment, team, at),
    }));
    await keepDecisions(db, enacted);
    await markGiven(
      db,
      enacted.map(({ routing, ticket, decision }) => ({ ticket, owner: decision.owner!, decision: routing })),
    );
    return { given: handed.length, waiting: queue.length - handed.length };
  });
}

/** The queues of the other teams, which each are handed out by a run of their own: some of these wait for the same places. */
async function besides(db: Db, { teams, people }: RoutingBook, team: string, at: number): Promise<TeamQueue[]> {
  const others = [...teams.keys()].filter((id) => id !== team);
  const queues = await queuesOf(db, others, LOOKED_BESIDE);
  return [...queues].map(([id, queue]) => seenBy(teams.get(id)!, queue, people, at));
}

/** No rule is asked: these have been, when it was entered. */
const decisionOf = (need: Need, assignment: Assignment, team: string, at: number): Decision => ({
  ...{ owner: assignment.owner, team, need, waits: false, priority: need.priority, type: null, tags: [] },
  ...{ replies: [], notices: [], ending: null },
  explanation: { at, moment: 'unowned', rules: [], team, need, assignment },
});

type Told = { refused: number; silent: number };
const NOTHING: Told = { refused: 0, silent: 0 };

/** Tells the runs of tickets that were given whose they are, but those that have not answered just now. */
async function tellAll(deps: Deps, team: string): Promise<Told> {
  const tellings = await toBeTold(deps.pool, team, AT_ONCE);
  const told = await Promise.all(tellings.map((telling) => tell(deps, telling)));
  const count = (what: (typeof told)[number]) => told.filter((answer) => answer === what).length;
  return { refused: count('refused'), silent: count('silent') };
}

/**
 * `refused`: somebody was faster, or it has changed since; then it is looked at again. `silent`: what came of it is not known, and it may
 * still be carried out; so it stays given, holds room for a while, and is told again under the same key.
 */
async function tell(
  deps: Deps,
  { number, workflow, version, owner, ownerName, decision }: Telling,
): Promise<'told' | 'refused' | 'silent'> {
  const command = { kind: 'assign', agent: owner, team: null, decision } as const;
  const names = { [owner]: ownerName };
  try {
    await assignNow(deps, { number, workflow }, { command, expected: version, key: `queue:${decision}`, names });
    return 'told';
  } catch (error) {
    if (isAway(error)) throw error;
    if (refusalIn(error) === null) {
      await markSilent(deps.pool, { number, decision });
      return 'silent';
    }
    await takeBack(deps.pool, { number, decision });
    // What came to nothing is no reason of anything.
    await forgetDecision(deps.pool, decision);
    return 'refused';
  }
}
