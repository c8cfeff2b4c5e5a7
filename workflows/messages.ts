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
import type { TicketAttributes } from '../domain/ticket/attributes.ts';
import type { Clock, Priority, Snooze, State, Ticket, TicketType } from '../domain/ticket/ticket.ts';

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
 * How everybody who speaks to a ticket starts its run along with what they say: an open run hears it, after a closed one
 * a new run begins.
 */
export const ticketStart = (run: TicketRun, taskQueue: string) =>
  ({
    workflowId: ticketWorkflowId(run.number),
    taskQueue,
    args: [run],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  }) as const;

/** The ticket as a command leaves it; instants in epoch ms. */
export type CommandResult = {
  number: number;
  version: number;
  state: State;
  owner: string | null;
  team: string;
  priority: Priority;
  type: TicketType | null;
  tags: string[];
  snooze: Snooze | null;
  clocks: Clock[];
  nextDeadlineAt: number | null;
};

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
