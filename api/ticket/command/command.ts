/** The one door through which the API changes a ticket: an Update of its workflow, answered with the ticket afterwards. */
import type { Named } from '../../../db/core/named.ts';
import type { StaffNames } from '../../../domain/ticket/names.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { z } from 'zod';
import type { commandResult } from '../../../contract/ticket/shapes.ts';
import { workflowIdOf } from '../../../db/ticket/workflow-id.ts';
import { ticketByNumber, ticketHead, type TicketHead } from '../../../db/ticket/tickets.ts';
import { loadTicket } from '../../../db/ticket/record.ts';
import { updateIdOf } from '../../../db/ticket/update-id.ts';
import type { Actor, Command, CommandKind } from '../../../domain/ticket/event.ts';
import type { TicketIdentity } from '../../../domain/ticket/identity.ts';
import type { Change } from '../../../domain/ticket/rules/acting.ts';
import { Problem } from '../../../domain/problem.ts';
import { notAllowed } from '../../../domain/ticket/refusal.ts';
import { resultOf } from '../../../domain/ticket/result.ts';
import {
  TICKET_WORKFLOW,
  ticketStart,
  updateOf,
  type CommandCall,
  type CommandResult,
} from '../../../workflows/messages/ticket.ts';
import type { Deps } from '../../http/deps.ts';
import { failureOf, REACH_MS, requireTemporal } from '../../temporal.ts';
import { type ExpectedVersion, expectedVersion, projected } from './expected-version.ts';
import { hearAhead } from './hear-ahead.ts';
import { clocksOf, instantOf, snoozeOf } from '../wire.ts';
import { Uncertain } from '../../http/errors.ts';

/** How long a person waits before an answer of 202 `pending`. */
const ANSWER_MS = 5_000;
const TRIES = 3;
/** How long a command goes on after an answer of `pending`: as a rule it waits for a worker. */
const GO_ON_MS = 10 * 60_000;
const AGAIN_MS = 1_000;

export type CommandBy = {
  actor: Actor;
  /** The version the caller has seen, or null. */
  expected: number | null;
  /** Repeating a command with the same key does nothing twice; null for a command that is not repeated. */
  key: string | null;
  /** Of staff that the ticket may have to name from now on. */
  names?: StaffNames;
  /** The id of the ticket's workflow, of a caller who has read it already. */
  workflow?: string;
  /** What a reply changes by which the ticket is solved, where the command does not say so itself. */
  solves?: readonly Change[];
};

/** By the agent who is signed in: whoever acts on a ticket may become its owner. */
export const byAgent = ({ who, expected, key }: Pick<CommandBy, 'expected' | 'key'> & { who: Named }): CommandBy => ({
  actor: { kind: 'agent', id: who.id },
  expected,
  key,
  names: { [who.id]: who.name },
});

export type CommandAnswer = z.input<typeof commandResult>;

/**
 * Carries out one command. Answers with the ticket afterwards, which an agent's next reading will show; or with
 * `pending` when the workflow took it but did not answer in time. Problems: those of domain/ticket/refusal.ts,
 * `ticket-not-found`, `unavailable`.
 */
export async function command(deps: Deps, number: number, what: Command, by: CommandBy): Promise<CommandAnswer> {
  await requireTemporal(deps);
  return carryOut(deps, number, what, by);
}

/** As `command`, for a caller that has asked for Temporal already, before it wrote what the command is about. */
export async function carryOut(deps: Deps, number: number, what: Command, by: CommandBy): Promise<CommandAnswer> {
  const updateId = by.key === null ? randomUUID() : updateIdOf(number, what, by.key);
  const call = { command: what, actor: by.actor, key: updateId, names: by.names };
  const workflow = by.workflow ?? (await workflowOf(deps, number));
  const expected = expectedVersion(deps, number, what, by);
  const result = await submit(deps, { number, workflow }, call, expected).catch((error: unknown) => {
    // A caller who was told of a newer version reads again, and must not be shown the old one.
    const { version } = error instanceof Problem ? error.details : {};
    if (by.actor.kind === 'agent' && typeof version === 'number') deps.ownWrites.note(by.actor.id, number, version);
    throw error;
  });
  if (result === null) return pendingAnswer(deps, number);
  if (by.actor.kind === 'agent') deps.ownWrites.note(by.actor.id, number, result.version);
  // So that the caller's next read sees its own write.
  else await projected(deps, number, result.version);
  return answerOf(result);
}

type Call = Omit<CommandCall, 'expected' | 'key'> & { key: string };

/** The workflow's answer; null when it did not come in time. */
async function submit(
  deps: Deps,
  { number, workflow }: TicketIdentity,
  call: Call,
  expected: ExpectedVersion,
): Promise<CommandResult | null> {
  const until = Date.now() + ANSWER_MS;
  const update = updateOf(call.command.kind);
  let judgedAgain = 0;
  /** Temporal may keep a refusal by its id: what is judged again is asked by another one. What was done before, the ticket knows by the key. */
  const asked = async () => ({
    args: [{ ...call, expected: await expected.now() }] as [CommandCall],
    updateId: judgedAgain === 0 ? call.key : `${call.key}-${judgedAgain}`,
  });
  const isOvertaken = async (problem: Problem): Promise<boolean> => {
    const isSo = await expected.isOvertaken(problem);
    if (isSo) judgedAgain += 1;
    return isSo;
  };
  const plain = async () => {
    await hearAhead(deps, number);
    return deps.temporal.workflow.getHandle(workflow).executeUpdate(update, await asked());
  };
  const starting = async () =>
    deps.temporal.workflow.executeUpdateWithStart(update, {
      ...(await asked()),
      startWorkflowOperation: new WithStartWorkflowOperation(
        TICKET_WORKFLOW,
        ticketStart({ number, workflow, ticket: null }, deps.taskQueue, deps.settings.publicUrl),
      ),
    });
  let attempt: () => Promise<CommandResult> = plain;
  for (let tries = 1; ; tries += 1) {
    try {
      return await deps.temporal.withDeadline(until, attempt);
    } catch (error) {
      if (error instanceof Problem) throw error;
      const failure = failureOf(error);
      if (failure.kind === 'refused') {
        if (judgedAgain >= TRIES || !(await isOvertaken(failure.problem))) throw failure.problem;
      } else if (failure.kind === 'gone' && attempt === plain) {
        const done = await doneBefore(deps, { number, workflow }, call.key);
        if (done !== null) return done;
        await refuseByRecord(deps, number, call.command.kind);
        attempt = starting;
      } else if ((failure.kind === 'lost' || failure.kind === 'gone') && tries < TRIES) {
        await delay(50 * tries);
      } else if (failure.kind === 'timeout') {
        // Not known whether it was taken. A server that says nothing may never have heard of it: say that instead.
        if (!(await deps.answers(REACH_MS))) throw new Uncertain();
        void goOn(deps, number, call.command.kind, attempt, isOvertaken);
        return null;
      } else if (failure.kind === 'away') {
        throw new Uncertain();
      } else {
        throw error;
      }
    }
  }
}

/**
 * Sees a command through whose answer did not come in time: what Temporal had only taken in is gone with the call. It counts once,
 * by the id of its update.
 */
async function goOn(
  deps: Deps,
  number: number,
  kind: CommandKind,
  attempt: () => Promise<CommandResult>,
  isOvertaken: (problem: Problem) => Promise<boolean>,
): Promise<void> {
  for (const until = Date.now() + GO_ON_MS; Date.now() < until; await delay(AGAIN_MS, undefined, { ref: false })) {
    try {
      await deps.temporal.withDeadline(Date.now() + ANSWER_MS, attempt);
      return;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'lost' || failure.kind === 'timeout' || failure.kind === 'away') continue;
      const refusal = error instanceof Problem ? error : failure.kind === 'refused' ? failure.problem : null;
      // Where nobody can say so it is asked once more: nobody waits for this, and nobody would hear what it throws.
      if (refusal !== null && (await isOvertaken(refusal).catch(() => true))) continue;
      deps.log.warn('a command that was answered as pending was not carried out', {
        ticket: number,
        kind,
        why: refusal?.code ?? failure.kind,
      });
      return;
    }
  }
  deps.log.warn('a command that was answered as pending waits still', { ticket: number, kind });
}

/** The id of a ticket's workflow. Problem `ticket-not-found`. */
export async function workflowOf({ pool }: Pick<Deps, 'pool'>, number: number): Promise<string> {
  const workflow = await workflowIdOf(pool, number);
  if (workflow === undefined) throw notFound(number);
  return workflow;
}

export const notFound = (number: number): Problem => new Problem('ticket-not-found', `there is no ticket ${number}`);

/**
 * The ticket as Postgres shows it, which may be a step behind: whether it takes a command, its workflow says, or the agent
 * who has just reopened it would be told that it is closed. Problem `ticket-not-found`.
 */
export async function knownTicket(deps: Deps, number: number): Promise<TicketHead> {
  const ticket = await ticketHead(deps.pool, number);
  if (ticket === undefined) throw notFound(number);
  return ticket;
}

/**
 * What the command of this key has made, if it was carried out: one that closed its ticket ended the run, which answers nobody any more who asks
 * again because the answer was lost.
 */
async function doneBefore(
  { pool }: Deps,
  { number, workflow }: TicketIdentity,
  key: string,
): Promise<CommandResult | null> {
  const ticket = await loadTicket(pool, number, workflow);
  return ticket?.seenKeys.includes(key) ? resultOf(ticket, key) : null;
}

/**
 * Throws unless the ticket takes such a command in the state that Postgres shows. A ticket without an open run is closed,
 * was never started, or does not exist: a new run carries out what its state allows.
 */
async function refuseByRecord(deps: Deps, number: number, kind: CommandKind): Promise<void> {
  const ticket = await knownTicket(deps, number);
  const why = notAllowed({ ...ticket, snooze: ticket.snoozedUntil }, kind);
  if (why !== null) throw new Problem(why.code, why.message, { version: ticket.version });
}

/** The ticket as an API answer. */
export const answerOf = (result: CommandResult): CommandAnswer => ({
  number: result.number,
  version: result.version,
  state: result.state,
  ownerId: result.owner,
  teamId: result.team,
  priority: result.priority,
  type: result.type,
  tags: result.tags,
  snooze: snoozeOf(result.snooze),
  clocks: clocksOf(result),
  nextDeadlineAt: instantOf(result.nextDeadlineAt),
  undoes: result.undoes ?? null,
  pending: false,
});

/** The ticket as Postgres shows it now, marked as not final. */
export async function pendingAnswer(deps: Deps, number: number): Promise<CommandAnswer> {
  const row = await ticketByNumber(deps.pool, number);
  if (row === undefined) throw notFound(number);
  return {
    number,
    version: row.version,
    state: row.state,
    ownerId: row.owner?.id ?? null,
    teamId: row.team.id,
    priority: row.priority,
    type: row.type,
    tags: row.tags,
    snooze: snoozeOf(row.snooze),
    clocks: clocksOf(row),
    nextDeadlineAt: row.nextDeadlineAt?.toISOString() ?? null,
    undoes: null,
    pending: true,
  };
}
