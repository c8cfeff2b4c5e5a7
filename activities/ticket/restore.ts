/**
 * Brings Postgres and Temporal together after one of them was restored, in either direction. Postgres is the truth about tickets;
 * of mail that may have left in the minutes that it lost, Temporal's histories are asked, and where they say nothing it is
 * `unknown`. Done twice it finds nothing more to do.
 */
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { settleSend } from '../../db/mail-out/settle.ts';
import { hold, release } from '../../db/core/hold.ts';
import type { Clock } from '../../db/core/clock.ts';
import type { Pool } from '../../db/core/pool.ts';
import {
  jumpSequences,
  knownSends,
  lastRecordedAt,
  openTickets,
  oweFactsAgain,
  recordedTickets,
  type TicketVersion,
  unacceptedReplies,
  waitingSends,
} from '../../db/ticket/restore.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { factSignal, TICKET_WORKFLOW, ticketStart } from '../../workflows/messages/ticket.ts';
import { readHistory, type Told } from './history.ts';

/** Which half was restored from an older copy, or lost. */
export type Restored = 'postgres' | 'temporal';

export type RestoreDeps = { pool: Pool; temporal: Client; taskQueue: string; desk: string; clock: Clock };

/** What was found and done; numbers of tickets, ids of sends. */
export type RestoreReport = {
  /** Runs whose tickets are not in Postgres: ended. */
  strangers: string[];
  /** Tickets whose runs knew another version: begun anew from Postgres. */
  renewed: number[];
  /** Open tickets that had no run. */
  started: number[];
  /** Mail whose end Postgres did not know, by what it is now. */
  settled: { outbox: string; ticket: number; state: string }[];
  /** Mail that left and has no row any more. */
  forgotten: { outbox: string; workflow: string }[];
  /** Mails that tickets are told of again. */
  owedAgain: number;
  /** Tickets with a written reply that none has accepted. */
  unaccepted: number[];
};

const AT_ONCE = 10;

/** Fails with mail still held back: it is to be repeated. */
export async function bringTogether(
  deps: RestoreDeps,
  restored: Restored,
  say: (line: string) => void,
): Promise<RestoreReport> {
  const { pool } = deps;
  await hold(pool);
  say('mail in and out waits');
  const runs = await runsSince(deps, (await lastRecordedAt(pool))?.getTime() ?? 0);
  say(`reading what ${runs.length} runs of tickets have lived through`);
  const { told, running } = await readRuns(deps, runs, say);
  const numbers = [...told.keys()].flatMap(numberIn);
  const rows = new Map((await recordedTickets(pool, numbers)).map((row) => [row.workflow, row]));

  if (restored === 'postgres') {
    // Not `Math.max(...numbers)`: a hundred thousand arguments are more than a call takes.
    await jumpSequences(
      pool,
      numbers.reduce((highest, number) => Math.max(highest, number), 0),
    );
    say('numbers and ids go on beyond what was given in the lost time');
  }
  const strangers = [...running].filter((workflow) => !rows.has(workflow));
  const stale = [...running].flatMap((workflow) => {
    const row = rows.get(workflow);
    return row !== undefined && row.version !== told.get(workflow)!.version ? [row] : [];
  });
  await inTurns([...strangers, ...stale.map(({ workflow }) => workflow)], (workflow) => end(deps, workflow));
  for (const workflow of [...strangers, ...stale.map((row) => row.workflow)]) running.delete(workflow);
  say(`${strangers.length} runs of tickets that are not in Postgres ended`);

  const waiting = await waitingSends(pool);
  const settled = restored === 'postgres' ? await settle(deps, waiting, told, rows) : [];
  const missing = (await openTickets(pool)).filter(({ workflow }) => !running.has(workflow));
  await inTurns(missing, (ticket) => begin(deps, ticket));
  say(`${missing.length} runs begun from Postgres`);
  const renewed = new Set(stale.map(({ number }) => number));
  for (const { outbox, ...ticket } of waiting)
    if (settled.some((one) => one.outbox === outbox)) await sendDue(deps, ticket, outbox);
    else if (!running.has(ticket.workflow)) await begin(deps, ticket);

  const sent = [...told].flatMap(([workflow, { sends }]) =>
    [...sends].flatMap(([outbox, state]) => (state === 'sent' || state === 'unknown' ? [{ outbox, workflow }] : [])),
  );
  const known = await knownSends(
    pool,
    sent.map(({ outbox }) => outbox),
  );
  const report: RestoreReport = {
    strangers,
    renewed: [...renewed],
    started: missing.map(({ number }) => number).filter((number) => !renewed.has(number)),
    settled,
    forgotten: sent.filter(({ outbox }) => !known.has(outbox)),
    owedAgain: await oweFactsAgain(pool),
    unaccepted: await unacceptedReplies(pool),
  };
  await release(pool);
  say('mail comes in and leaves again');
  return report;
}

type Run = { workflowId: string; runId: string; isRunning: boolean };

/** All runs of tickets that are open, or ended since `since` (epoch ms). */
async function runsSince({ temporal, taskQueue }: RestoreDeps, since: number): Promise<Run[]> {
  const runs: Run[] = [];
  const ended = new Date(since - MINUTE_MS).toISOString();
  const query =
    `WorkflowType = '${TICKET_WORKFLOW}' and TaskQueue = '${taskQueue}'` +
    ` and (ExecutionStatus = 'Running' or CloseTime >= '${ended}')`;
  for await (const { workflowId, runId, status } of temporal.workflow.list({ query, pageSize: 1_000 }))
    runs.push({ workflowId, runId, isRunning: status.name === 'RUNNING' });
  return runs;
}

async function readRuns(
  { temporal }: RestoreDeps,
  runs: Run[],
  say: (line: string) => void,
): Promise<{ told: Map<string, Told>; running: Set<string> }> {
  const told = new Map<string, Told>();
  const running = new Set(runs.flatMap(({ workflowId, isRunning }) => (isRunning ? [workflowId] : [])));
  let read = 0;
  const byTicket = new Map<string, Run[]>();
  for (const run of runs) byTicket.set(run.workflowId, [...(byTicket.get(run.workflowId) ?? []), run]);
  await inTurns([...byTicket], async ([workflowId, itsRuns]) => {
    const tale: Told = { version: 0, sends: new Map() };
    // Oldest first, so that what a later run tells of a mail stands.
    for (const { runId } of itsRuns.toReversed()) {
      readHistory(await temporal.workflow.getHandle(workflowId, runId).fetchHistory(), tale);
      if ((read += 1) % 500 === 0) say(`${read} of ${runs.length} read`);
    }
    told.set(workflowId, tale);
  });
  return { told, running };
}

/**
 * Mail that waits, as far as Postgres knows: what became of it in the lost time stands in its run's history. A history that
 * does not reach as far as Postgres proves nothing.
 */
async function settle(
  { pool }: RestoreDeps,
  waiting: (TicketIdentity & { outbox: string })[],
  told: Map<string, Told>,
  rows: Map<string, TicketVersion>,
): Promise<RestoreReport['settled']> {
  const settled: RestoreReport['settled'] = [];
  for (const { outbox, number, workflow } of waiting) {
    const tale = told.get(workflow);
    const reaches = tale !== undefined && tale.version >= (rows.get(workflow)?.version ?? Number.POSITIVE_INFINITY);
    const end = reaches ? tale.sends.get(outbox) : 'under-way';
    if (end === undefined || end === 'deferred') continue;
    // It came back after it had left: whoever recorded the return is asked again by the bounce itself.
    const state = end === 'under-way' ? 'unknown' : end === 'bounced' ? 'sent' : end;
    const why = `${state === 'unknown' ? 'it may have left' : `it was ${state}`} in the time that the database lost when it was restored`;
    await settleSend(pool, outbox, state, why);
    settled.push({ outbox, ticket: number, state });
  }
  return settled;
}

/** One that has ended meanwhile is as good; any other failure ends all of this, or a run that is wrong would go on. */
const end = ({ temporal }: RestoreDeps, workflow: string): Promise<unknown> =>
  temporal.workflow
    .getHandle(workflow)
    .terminate('Postgres, which was restored or goes on without it, holds another ticket or version')
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });

const begin = ({ temporal, taskQueue, desk }: RestoreDeps, ticket: TicketIdentity): Promise<unknown> =>
  temporal.workflow.start(TICKET_WORKFLOW, ticketStart({ ...ticket, ticket: null }, taskQueue, desk));

/** The run looks what became of the mail, and the ticket shows it. */
const sendDue = ({ temporal, taskQueue, desk, clock }: RestoreDeps, ticket: TicketIdentity, outbox: string) =>
  temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
    ...ticketStart({ ...ticket, ticket: null }, taskQueue, desk),
    signal: factSignal,
    signalArgs: [{ fact: { kind: 'send-due', outbox }, actor: { kind: 'system' }, at: clock.now(), key: null }],
  });

const numberIn = (workflow: string): number[] => {
  const [, number] = /^ticket-(\d+)(?:-|$)/.exec(workflow) ?? [];
  return number === undefined ? [] : [Number(number)];
};

async function inTurns<T>(all: T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (let next = 0; next < all.length; next += AT_ONCE) await Promise.all(all.slice(next, next + AT_ONCE).map(work));
}
