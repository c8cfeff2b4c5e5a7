/** A ticket's memory in Postgres, what routing is asked as it is written, and the calendar it asks. */
import { ApplicationFailure, Context } from '@temporalio/activity';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { heldBy, keepHeld, takenBackOf } from '../../db/mail-out/held.ts';
import { whatIsAsked } from '../../db/routing/asking.ts';
import { policyOf } from '../../db/sla/policies.ts';
import { decisionById } from '../../db/routing/later.ts';
import { chosenFor, duesBy } from '../../db/sla/promising.ts';
import { noteTaken, standsAhead } from '../../db/ticket/ahead.ts';
import { loadTicket, recordTicket } from '../../db/ticket/record.ts';
import type { Explanation } from '../../domain/routing/decision.ts';
import type { Occasion } from '../../domain/routing/facts.ts';
import type { Ask } from '../../domain/ticket/asking.ts';
import type { Due, RecordedEvent } from '../../domain/ticket/event.ts';
import type { Chosen, ScheduleRequest } from '../../domain/ticket/effect.ts';
import { dueAt } from '../../domain/sla/calendar.ts';
import { CLOCK_ASKS, escalatedBy } from '../../domain/sla/passed.ts';
import { termsOf } from '../../domain/sla/policy.ts';
import { leftBy } from '../../domain/ticket/rules/holding.ts';
import type { Terms } from '../../domain/ticket/rules/promising.ts';
import type { Priority, Ticket } from '../../domain/ticket/ticket.ts';
import { FOREIGN_TICKET } from '../../domain/ticket/identity.ts';
import type { Deps } from '../deps.ts';
import { type Came, type Later, routeLater } from '../routing/later.ts';
import { lookAtQueues } from '../routing/queues.ts';

export type RecordedStep = { number: number; events: RecordedEvent[]; ask?: Ask[] } & (
  | { ticket: Ticket; life?: never }
  | { life: Ticket; ticket?: never }
);

type Step = Parameters<typeof recordTicket>[1];
type Recorded = 'ahead' | boolean | (Came['facts'][number] | Escalated)[];
type TakenBackBefore = { takenBack: string[] };

/** Ends the transaction: what a reply brings as it leaves, its changes and the question, is not to be where it does not leave. */
class TakenBack extends Error {
  readonly outboxes: string[];
  constructor(outboxes: string[]) {
    super('a reply that was to leave was taken back before');
    this.outboxes = outboxes;
  }
}

/** On what routing is asked. */
type Asked = Pick<Later, 'occasions' | 'mistaken'>;
type StoreDeps = Pick<Deps, 'pool' | 'clock' | 'temporal' | 'taskQueue'>;

export const createStoreActivities = (deps: StoreDeps) => ({
  /**
   * Records a step, and answers what routing came to, if it was asked; `ahead` when another step was recorded ahead of it, which the run has
   * to take first; `takenBack` where a held reply was to leave by it that a person had taken back: nothing of the step is recorded then; false
   * when Postgres does not hold the step before, or holds another ticket of this number. Run twice: the same rows are there once. A step that
   * release 0.1.0 asked for calls the ticket `life`.
   */
  async record({ number, ticket, life, events, ask = [] }: RecordedStep): Promise<Recorded | TakenBackBefore> {
    const step = { number, workflow: caller(), ticket: ticket ?? life, events };
    try {
      return await recorded(deps, step, ask);
    } catch (error) {
      if (error instanceof TakenBack) return { takenBack: error.outboxes };
      throw error;
    }
  },

  /**
   * The ticket as last recorded, which its run takes as its own: nothing is ahead of it then. Fails for good when it is not the one of the run that
   * asks. Run twice: the same.
   */
  async loadTicket(number: number): Promise<Ticket> {
    const ticket = await loadTicket(deps.pool, number, caller());
    if (ticket === undefined)
      throw ApplicationFailure.nonRetryable(`ticket ${number} is not the ticket of ${caller()}`, FOREIGN_TICKET);
    await noteTaken(deps.pool, ticket);
    return ticket;
  },

  /**
   * The deadlines of some clocks, by policy and calendar as they are now; `chooses`: and which policy it is now. A run that began before
   * priorities mattered says none. Run twice: reads only.
   */
  async schedule({ policy, priority = 'normal', requests, chooses }: Scheduling): Promise<Due[] | Scheduled> {
    const { pool } = deps;
    if (chooses === undefined) return duesBy(pool, await policyOf(pool, policy), priority, requests);
    const chosen = await chosenFor(pool, { priority, ...chooses });
    return { dues: await duesBy(pool, chosen, priority, requests), terms: termsOf(chosen) };
  },

  /** When so much open time of a policy's calendar has passed since an instant, epoch ms. Run twice: reads only. */
  async limitAt({ policy, from, amountMs }: { policy: string; from: number; amountMs: number }): Promise<number> {
    return dueAt(from, amountMs, (await policyOf(deps.pool, policy)).calendar);
  },
});

export type Scheduling = {
  policy: string;
  priority?: Priority;
  requests: ScheduleRequest[];
  chooses?: Chosen & { number: number };
};
type Scheduled = { dues: Due[]; terms: Terms };

async function recorded(deps: StoreDeps, step: Step, ask: Ask[]): Promise<Recorded> {
  if (ask.length === 0) return recordAlone(deps.pool, step);
  const { queues, ...asked } = await occasionsOf(deps, step, ask);
  const came =
    asked.occasions.length === 0 ? await recordAlone(deps.pool, step) : await recordRouted(deps, step, asked);
  if (came === false || came === 'ahead') return came;
  const waits = came === true || came.waitsFor === null ? [] : [came.waitsFor];
  await lookAtQueues(deps, [...queues, ...waits]);
  const routed = came === true ? [] : came.facts;
  const facts = [...routed, ...(await escalated(deps, step, ask))];
  return facts.length === 0 ? true : facts;
}

/** What its policy does about promises that warned or were broken in this step. */
const escalated = async ({ pool }: StoreDeps, { ticket, events }: Step, ask: Ask[]): Promise<Escalated[]> =>
  ask.some((one) => PROMISES.has(one)) ? escalatedBy(await policyOf(pool, ticket.policy), ticket, events) : [];
const PROMISES: ReadonlySet<Ask> = new Set<Ask>(CLOCK_ASKS);
type Escalated = ReturnType<typeof escalatedBy>[number];

/** On which occasions routing has something to say: most steps of most tickets end here, after one small question. */
async function occasionsOf(
  { pool }: StoreDeps,
  { ticket: { state, owner, snooze }, events }: Step,
  ask: Ask[],
): Promise<Asked & { queues: string[] }> {
  const { moments, isOwnerHere, queues } = await whatIsAsked(pool, ask, owner);
  // Steps may be recorded together: what one of them asked for, a later one may have settled.
  const isOpen = state !== 'closed' && snooze === null;
  const seeks = isOpen && (ask.includes('unowned') || (ask.includes('returned') && !isOwnerHere));
  const mistaken = isOpen && ask.includes('no-spam') ? await mistakenOf(pool, events) : undefined;
  const told = moments.filter((one) => one !== 'ticket-opened');
  // Rules of new tickets say themselves whose it is.
  const isNew = mistaken !== undefined && told.length < moments.length;
  const sought: Occasion[] = isNew ? [] : seeks ? ['unowned'] : [];
  return { occasions: [...(isNew ? (['no-spam'] as const) : []), ...told, ...sought], mistaken, queues };
}

/** The decision that took it for spam with its birth; undefined where rules of new tickets have been asked, and it was open since. */
async function mistakenOf(pool: StoreDeps['pool'], events: RecordedEvent[]): Promise<Explanation | undefined> {
  const by = events.find(({ kind, data }) => kind === 'reopen' && data['wasSpam'] === true)?.data['by'];
  const decision = typeof by === 'string' ? await decisionById(pool, by) : undefined;
  return decision?.moment === 'ticket-opened' ? decision : undefined;
}

/** With what it changes of replies that are held, or not at all. */
const recordAlone = (pool: StoreDeps['pool'], step: Step): Promise<'ahead' | boolean> =>
  heldBy(step.events, step.ticket).length === 0 && leftBy(step.events).length === 0
    ? recordHere(pool, step)
    : inTransaction(pool, (db) => recordHere(db, step));

async function recordHere(db: Db, step: Step): Promise<'ahead' | boolean> {
  if (!(await recordTicket(db, step))) return standsAhead(db, step);
  const outboxes = await takenBackOf(db, leftBy(step.events));
  if (outboxes.length > 0) throw new TakenBack(outboxes);
  const held = heldBy(step.events, step.ticket);
  if (held.length > 0) await keepHeld(db, held);
  return true;
}

const recordRouted = async ({ pool, clock }: StoreDeps, step: Step, asked: Asked) =>
  inTransaction(pool, async (db) => {
    const came = await recordHere(db, step);
    return came === true
      ? routeLater(db, { ...step, ...asked, about: String(step.ticket.version), at: clock.now() })
      : came;
  });

/** The id of the workflow that this activity works for. Taken from the call itself, so that an old history needs no argument for it. */
function caller(): string {
  const { workflowExecution } = Context.current().info;
  if (workflowExecution === undefined) throw new Error('only a workflow may read and record a ticket');
  return workflowExecution.workflowId;
}
