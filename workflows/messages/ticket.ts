/**
 * How a ticket's workflow is spoken to: how it starts, and names and payloads of its signals, Updates and queries. Plain values, so
 * that the API, the activities and the tests share them without loading the workflow SDK.
 */
import type { QueryDefinition, SignalDefinition, UpdateDefinition } from '@temporalio/common';
import { ticketAttributes } from '../../domain/ticket/attributes.ts';
import { idleMs, unfinished } from '../../domain/ticket/birth.ts';
import type { CommandCall, CommandKind, FactCall } from '../../domain/ticket/event.ts';
import type { Effect } from '../../domain/ticket/effect.ts';
import { startingDetailsOf } from '../../domain/ticket/search/operator-words.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import type { CommandResult } from '../../domain/ticket/result.ts';
import { RULES, type Ticket } from '../../domain/ticket/ticket.ts';
import type { Unkept } from '../../domain/ticket/unrecorded.ts';
import { searchAttributePairs } from './search-attributes.ts';

export type { CommandCall, CommandResult, FactCall };

/** Names of the workflow types, as `workflows/index.ts` exports them. */
export const TICKET_WORKFLOW = 'ticketWorkflow';

/**
 * How a ticket's run starts. `ticket` is given by whoever has just stored it and by continue-as-new, which also
 * hands on the `effects` not yet carried out, and what happened that is not recorded (`undone`); with null the run loads what was last recorded.
 */
export type TicketRun = { number: number; ticket: Ticket | null; effects?: Effect[]; undone?: Unkept[] };

/**
 * How everybody who speaks to a ticket starts its run along with what they say: an open run hears it, after a closed one a new
 * run begins. Always a signal or an Update *with* the start: a run that waits for its first deadline does not hear a
 * plain signal before that deadline. `desk` is the address of the desk, for the operator's link.
 */
export const ticketStart = ({ workflow, ...run }: TicketIdentity & TicketRun, taskQueue: string, desk: string) =>
  ({
    workflowId: workflow,
    taskQueue,
    args: [run],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: `Ticket ${run.number}`,
    staticDetails: startingDetailsOf(run.ticket, ticketUrl(desk, run.number)),
  }) as const;

/**
 * How the run of a ticket that was just stored begins: with that ticket and what is left to do for it. With nothing left the
 * start is delayed until the first deadline; the delay is the ticket's first timer, kept by the server, and no worker
 * touches the ticket until that deadline, a mail or a command comes. Repeated it finds the run that is there; after the run
 * has ended it is refused (`WorkflowExecutionAlreadyStartedError`).
 */
export const birthStart = (workflow: string, ticket: Ticket, taskQueue: string, desk: string, now: number) => {
  const delay = idleMs(ticket, now);
  return {
    ...ticketStart({ number: ticket.number, workflow, ticket, effects: unfinished(ticket) }, taskQueue, desk),
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    ...(delay > 0 ? { startDelay: delay } : {}),
    // Set at the start they cost no event of the history.
    typedSearchAttributes: searchAttributePairs(ticketAttributes(ticket, RULES)).filter(({ value }) => value !== null),
  };
};

/** Why a start of a born ticket may be refused and is as good as made: its run is over, so the ticket has lived already. */
export const isStartedAlready = (error: unknown): boolean =>
  error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError';

const ticketUrl = (desk: string, number: number): string => `${desk}/tickets/${number}`;

/**
 * The Update of a command, named as the command is (domain/ticket/commands.ts). Failures are ApplicationFailures whose
 * `type` is a ProblemCode.
 */
export const updateOf = (kind: CommandKind): UpdateDefinition<CommandResult, [CommandCall]> =>
  ({ type: 'update', name: kind }) as UpdateDefinition<CommandResult, [CommandCall]>;

/** Mail for this ticket, a delivery result, or another fact from outside. */
export const factSignal = { type: 'signal', name: 'fact' } as SignalDefinition<[FactCall]>;

/**
 * A step was recorded ahead of the run: the ticket as it stands now, for a run that knows it as it was at `since`. Any other says nothing to it, and
 * will take what is recorded with its next step.
 */
export type Ahead = { since: number; ticket: Ticket };
export const aheadSignal = { type: 'signal', name: 'ahead' } as SignalDefinition<[Ahead]>;

/** Tells it, and begins the run when there is none, which then loads the ticket. Safe to repeat. */
export const aheadStart = (
  { since, ticket, ...identity }: TicketIdentity & Ahead,
  taskQueue: string,
  desk: string,
) => ({
  ...ticketStart({ ...identity, ticket: null }, taskQueue, desk),
  signal: aheadSignal,
  signalArgs: [{ since, ticket }] as [Ahead],
});

/** An operator, or housekeeping after an upgrade: go on as a new run, which begins under the rules of today. */
export const renewSignal = { type: 'signal', name: 'renew' } as SignalDefinition;

/** For operators and tests: the whole ticket as the workflow holds it. Reads of the product go to Postgres. */
export const ticketQuery = { type: 'query', name: 'ticket' } as QueryDefinition<Ticket>;
