/** What a ticket's workflow is owed once the rows are committed: its start, or a fact. One call each, safe to repeat. */
import { owedStarts, markStarted } from '../../db/ticket/birth.ts';
import { markTold, owedFacts } from '../../db/mail-in/ledger.ts';
import type { FactCall } from '../../domain/ticket/event.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import {
  birthStart,
  factSignal,
  isStartedAlready,
  TICKET_WORKFLOW,
  ticketStart,
} from '../../workflows/messages/ticket.ts';
import type { Deps } from '../deps.ts';
import { limitOf } from '../stopwatch.ts';

/** Without a ticket the run loads it. */
export type PendingStart = TicketIdentity & { kind: 'start'; ticket: Ticket | null };
/** `id` is the row of the mail ledger that owes it. */
type PendingFact = TicketIdentity & { kind: 'fact'; id: number; call: FactCall };
export type Pending = PendingStart | PendingFact;

const DEADLINE_MS = 10_000;

/**
 * One call, bounded in time; rejects when the server did not take it. Both may come in any order and twice: a fact starts the
 * run that is missing, which then loads the ticket; a start finds the run that is there, or, when it has ended, is
 * refused, and then the ticket has lived already; a fact of the same key counts once.
 */
export async function tell(deps: Deps, pending: Pending): Promise<void> {
  const { temporal } = deps;
  const desk = deps.settings.publicUrl;
  await temporal.withDeadline(limitOf(DEADLINE_MS), async () => {
    if (pending.kind === 'fact')
      await temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
        ...ticketStart({ number: pending.number, workflow: pending.workflow, ticket: null }, deps.taskQueue, desk),
        signal: factSignal,
        signalArgs: [pending.call],
      });
    else
      await temporal.workflow
        .start(TICKET_WORKFLOW, startOf(pending, deps.taskQueue, desk, deps.clock.now()))
        .catch((error: unknown) => {
          if (!isStartedAlready(error)) throw error;
        });
  });
}

const startOf = ({ number, workflow, ticket }: PendingStart, taskQueue: string, desk: string, now: number) =>
  ticket === null
    ? {
        ...ticketStart({ number, workflow, ticket }, taskQueue, desk),
        workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
      }
    : birthStart(workflow, ticket, taskQueue, desk, now);

/**
 * What Postgres holds as owed, oldest first, at most `limit` of each kind: of a mailbox, or with null of all, and of those only
 * what nobody can still be delivering. Starts come before the facts of their tickets.
 */
export async function owed({ pool }: Deps, mailbox: string | null, limit: number): Promise<Pending[]> {
  const starts = await owedStarts(pool, mailbox, limit);
  const facts = await owedFacts(pool, mailbox, limit);
  return [
    ...starts.map((start) => ({ kind: 'start' as const, ...start })),
    ...facts.map(({ id, workflow, fact }) => ({ kind: 'fact' as const, id, workflow, ...fact })),
  ];
}

/** They are owed no longer. */
export async function markDelivered({ pool }: Deps, delivered: Pending[]): Promise<void> {
  const facts = delivered.flatMap((one) => (one.kind === 'fact' ? [one.id] : []));
  const starts = delivered.flatMap((one) => (one.kind === 'start' ? [one.number] : []));
  if (facts.length > 0) await markTold(pool, facts);
  if (starts.length > 0) await markStarted(pool, starts);
}
