/**
 * The contract between workflows and everybody who talks to them: names and payloads of signals, updates and queries.
 * Plain values, so that the API, the activities and the tests share it without loading the workflow SDK.
 */
import {
  defineSearchAttributeKey,
  type QueryDefinition,
  type SearchAttributePair,
  SearchAttributeType,
  type SignalDefinition,
  type UpdateDefinition,
} from '@temporalio/common';
import type { QuarantineDecision } from '../domain/mail/ledger.ts';
import type { CommandCall, CommandKind, Effect, FactCall } from '../domain/ticket/event.ts';
import { type TicketAttributes, ticketAttributes } from '../domain/ticket/attributes.ts';
import { idleMs, unfinished } from '../domain/ticket/birth.ts';
import type { CommandResult } from '../domain/ticket/result.ts';
import { startingDetailsOf } from '../domain/ticket/operator-words.ts';
import { RULES, type Ticket } from '../domain/ticket/ticket.ts';

export type { CommandCall, FactCall };

/** One workflow a ticket, one a mailbox; ids carry nothing personal. */
export const ticketWorkflowId = (number: number): string => `ticket-${number}`;
export const mailboxWorkflowId = (id: string): string => `mailbox-${id}`;
export const HOUSEKEEPING_ID = 'housekeeping';

/** Names of the workflow types, as `workflows/index.ts` exports them. */
export const TICKET_WORKFLOW = 'ticketWorkflow';
export const MAILBOX_WORKFLOW = 'mailboxWorkflow';
export const CHECK_MAILBOX_WORKFLOW = 'checkMailboxWorkflow';
export const RELEASE_MAIL_WORKFLOW = 'releaseMailWorkflow';
export const HOUSEKEEPING_WORKFLOW = 'housekeepingWorkflow';

/** Queues hang on one base name, so that installations and tests can share a namespace. */
export const queues = (base: string) => ({ tickets: base, mailOut: `${base}-mail-out`, mailIn: `${base}-mail-in` });

/**
 * How a ticket's run starts. `ticket` is given by the intake that has just made it and by continue-as-new, which also
 * hands on the `effects` not yet carried out; with null the run loads what was last recorded.
 */
export type TicketRun = { number: number; ticket: Ticket | null; effects?: Effect[] };

/**
 * How everybody who speaks to a ticket starts its run along with what they say: an open run hears it, after a closed one a new
 * run begins. Always a signal or an Update *with* the start: a run that waits for its first deadline does not hear a
 * plain signal before that deadline. `desk` is the address of the desk, for the operator's link.
 */
export const ticketStart = (run: TicketRun, taskQueue: string, desk: string) =>
  ({
    workflowId: ticketWorkflowId(run.number),
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
export const birthStart = (ticket: Ticket, taskQueue: string, desk: string, now: number) => {
  const delay = idleMs(ticket, now);
  return {
    ...ticketStart({ number: ticket.number, ticket, effects: unfinished(ticket) }, taskQueue, desk),
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    ...(delay > 0 ? { startDelay: delay } : {}),
    // Set at the start they cost no event of the history.
    typedSearchAttributes: searchAttributePairs(ticketAttributes(ticket, RULES)).filter(({ value }) => value !== null),
  };
};

const ticketUrl = (desk: string, number: number): string => `${desk}/tickets/${number}`;

export type { CommandResult };

/**
 * The Update of a command, named as the command is (domain/ticket/commands.ts). Failures are ApplicationFailures whose
 * `type` is a ProblemCode.
 */
export const updateOf = (kind: CommandKind): UpdateDefinition<CommandResult, [CommandCall]> =>
  ({ type: 'update', name: kind }) as UpdateDefinition<CommandResult, [CommandCall]>;

/** Mail for this ticket, a delivery result, or another fact from outside. */
export const factSignal = { type: 'signal', name: 'fact' } as SignalDefinition<[FactCall]>;

/** An operator, or housekeeping after an upgrade: go on as a new run, which begins under the rules of today. */
export const renewSignal = { type: 'signal', name: 'renew' } as SignalDefinition;

/** For operators and tests: the whole ticket as the workflow holds it. Reads of the product go to Postgres. */
export const ticketQuery = { type: 'query', name: 'ticket' } as QueryDefinition<Ticket>;

export type MailboxRun = { mailbox: string };

/** How a mailbox's workflow starts, whoever starts it; one that runs goes on. */
export const mailboxStart = (mailbox: string, taskQueue: string) =>
  ({
    workflowId: mailboxWorkflowId(mailbox),
    taskQueue,
    args: [{ mailbox } satisfies MailboxRun],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  }) as const;

/** What a person decided about the held mail of a ledger row. */
export type HeldMailDecision = { inbound: number; to: QuarantineDecision };

/** The mailbox's settings changed, or an operator wants it to connect now. */
export const reconnectSignal = { type: 'signal', name: 'reconnect' } as SignalDefinition;

/** Search attributes of ticket workflows, with the types the namespace registers them by. Ids and enums only. */
export const SEARCH_ATTRIBUTES = {
  TicketState: 'Keyword',
  TicketOwner: 'Keyword',
  TicketTeam: 'Keyword',
  TicketPriority: 'Keyword',
  TicketClock: 'Keyword',
  TicketNextDeadline: 'Datetime',
  TicketNeedsAttention: 'Bool',
  TicketRules: 'Int',
} as const;

const TYPES = {
  Keyword: SearchAttributeType.KEYWORD,
  Datetime: SearchAttributeType.DATETIME,
  Bool: SearchAttributeType.BOOL,
  Int: SearchAttributeType.INT,
};

/** A ticket's attributes as Temporal takes them, in the order of the table; the value of one it does not have is null. */
export const searchAttributePairs = (attributes: TicketAttributes): SearchAttributePair[] =>
  Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => {
    const raw = attributes[name as keyof TicketAttributes];
    const value = type === 'Datetime' && raw !== null ? new Date(raw as number) : raw;
    return { key: defineSearchAttributeKey(name, TYPES[type]), value } as SearchAttributePair;
  });
