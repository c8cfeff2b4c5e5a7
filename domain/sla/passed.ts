/**
 * What has become of promises whose instant has passed: for very many that fall due at once, and that are recorded ahead of the runs which
 * see to them one by one (decision 24). Pure.
 */
import { isAtRest, merelyRecorded, type StepAhead } from '../ticket/ahead.ts';
import type { Ask } from '../ticket/asking.ts';
import { deadlines } from '../ticket/deadline.ts';
import type { Fact, RecordedEvent, TicketEvent } from '../ticket/event.ts';
import { raised, type Ticket } from '../ticket/ticket.ts';
import { escalationsOf, type Policy } from './policy.ts';

/** What routing and policies are asked of clocks. */
export const CLOCK_ASKS = [
  ...(['clock-warned', 'clock-broken', 'clock-late', 'overtaken-late'] as const),
] as const satisfies readonly Ask[];

/** What clocks bring by themselves. */
const OF_CLOCKS: ReadonlySet<TicketEvent['kind']> = new Set<TicketEvent['kind']>([
  ...(['clock-warned', 'clock-breached', 'clock-late'] as const),
]);

/**
 * All that its clocks have brought `until` an instant, and what its policy does about that, as one step of `now`: each at its own instant, as its run would
 * record it. Null where nothing of them has passed, or something else before, and where there is more to do than to record it; that is for the run
 * alone. `heeded`: the moments at which rules are asked.
 */
export function passedAhead(
  ticket: Ticket,
  policy: Pick<Policy, 'escalations'>,
  heeded: readonly string[],
  { until, now }: { until: number; now: number },
): StepAhead | null {
  if (!isAtRest(ticket) || ticket.clocks.some(isProvisional)) return null;
  const isSettled = (ask: Ask) => CLOCK_ASKS.some((one) => one === ask) && !heeded.includes(ask);
  const events: RecordedEvent[] = [];
  let after = ticket;
  const isTaken = (event: TicketEvent): boolean => {
    const step = merelyRecorded(after, event, now);
    if (step === null || !step.asks.every(isSettled)) return false;
    after = step.ticket;
    events.push(step.event);
    return true;
  };
  let next = deadlines(after)[0];
  while (next !== undefined && next.at <= until && OF_CLOCKS.has(next.event.kind)) {
    if (!isTaken(next.event)) return null;
    next = deadlines(after)[0];
  }
  if (events.length === 0) return null;
  for (const fact of escalatedBy(policy, after, events))
    if (!isTaken({ ...fact, actor: { kind: 'system' }, at: now, key: null })) return null;
  const tellAt = deadlines(after)[0]?.at;
  return tellAt === undefined ? null : { since: ticket.version, ticket: after, events, tellAt };
}

/** It runs, and the calendar has yet to say when it is due: until then it has an instant that stands for it, which may be long past. */
const isProvisional = ({ state, promised, counted, uncounted }: Ticket['clocks'][number]): boolean =>
  state === 'running' && promised && (counted === null || uncounted.length > 0);

type Escalated = Extract<Fact, { kind: 'escalated' }>;

/**
 * What a policy does about promises that warned or were broken in these events; nothing for a ticket that is closed by now. A priority is
 * raised once, however many steps ask for it.
 */
export function escalatedBy(
  policy: Pick<Policy, 'escalations'>,
  ticket: Pick<Ticket, 'state' | 'priority'>,
  events: readonly RecordedEvent[],
): Escalated[] {
  if (ticket.state === 'closed') return [];
  const escalations = escalationsOf(policy, events);
  const priority = raised(ticket.priority);
  const raises =
    priority === ticket.priority ? undefined : escalations.find(({ does }) => does.includes('raise-priority'));
  return escalations.map((one) => ({ kind: 'escalated', ...one, ...(one === raises && { priority }) }));
}
