/**
 * What a change of promises comes to for the tickets that are open, said before it is made: of what runs at once, of what stands still as soon as it
 * goes on. Pure.
 */
import { isOvertaken, requestFor } from '../ticket/clock/due.ts';
import { resumed } from '../ticket/clock/standstill.ts';
import type { Due } from '../ticket/event.ts';
import type { ScheduleRequest } from '../ticket/effect.ts';
import { pauseOf } from '../ticket/pausing.ts';
import { isLater, movedBetween, overtakenBetween } from '../ticket/renewal.ts';
import type { Terms } from '../ticket/rules/promising.ts';
import type { Clock, Ticket } from '../ticket/ticket.ts';
import { SECOND_MS } from '../time.ts';
import { type Earlier, type Policy, schedule, termsOf } from './policy.ts';
import { onOthers, renewalOf, renewalRequests, renewed } from './renewal.ts';

/** An open ticket, the policy that it would go by, and the one that it goes by as things stand. */
export type Concerned = { ticket: Ticket; policy: Policy; standing: Policy };

/**
 * `runs`, the worst of its promises that do: late by the change, nearly due by it, due sooner or later (or never); null: at the same times. `lateAt`:
 * since when it would be late, which is when work begins next where nobody works now. `stands`: late, or due otherwise, as soon as it goes on.
 */
export type Foreseen = {
  runs: 'late' | 'nearly' | 'sooner' | 'later' | null;
  lateAt: number | null;
  stands: 'late' | 'otherwise' | null;
};

/** What the calendar is asked for one of them. */
export const foreseenRequests = ({ ticket, policy }: Pick<Concerned, 'ticket' | 'policy'>, at: number) => [
  ...renewalRequests(ticket, termsOf(policy), at),
  ...standing(ticket, termsOf(policy), at),
];

export function foreseenOf({ ticket, policy, standing: was }: Concerned, at: number, earlier: Earlier): Foreseen {
  const stands = standsOf(ticket, policy, was, at, earlier);
  const promised = renewalOf(ticket, policy, at, earlier);
  if (promised === null) return { runs: null, lateAt: null, stands };
  const after = renewed(ticket, termsOf(policy), promised.dues ?? [], at);
  const overtaken = overtakenBetween(ticket.clocks, after);
  const late = overtaken.flatMap(({ clock, as }) => (as === 'broken' ? [clock] : []));
  if (late.length > 0) {
    const dues = after.flatMap(({ kind, dueAt }) => (late.includes(kind) ? [dueAt] : []));
    return { runs: 'late', lateAt: Math.min(...dues), stands };
  }
  if (overtaken.length > 0) return { runs: 'nearly', lateAt: null, stands };
  const still = pauseOf({ ...ticket, pauses: termsOf(policy).pauses });
  const moved = movedBetween(ticket.clocks, after).filter(({ clock }) => !still.includes(clock));
  const isSooner = moved.some(({ from, to }) => to !== null && (from === null || to < from));
  return { runs: moved.length === 0 ? null : isSooner ? 'sooner' : 'later', lateAt: null, stands };
}

/** As if it went on now, by the change and without it. */
function standsOf(ticket: Ticket, policy: Policy, was: Policy, at: number, earlier: Earlier): Foreseen['stands'] {
  const requests = standing(ticket, termsOf(policy), at);
  if (requests.length === 0) return null;
  const before = schedule(was, ticket.priority, requests, earlier);
  const after = schedule(policy, ticket.priority, requests, earlier);
  if (after.some((due, index) => isOver(due) && !isOver(before[index]!))) return 'late';
  return after.some(({ dueAt }, index) => isLater(before[index]!.dueAt, dueAt)) ? 'otherwise' : null;
}

const isOver = (due: Due): boolean => due.dueAt !== null && isOvertaken(due);

/** Of what stands still by the change, or has ended without an answer and runs again once the customer says no: what is asked as it goes on. */
function standing(ticket: Ticket, terms: Pick<Terms, 'pauses'>, at: number): ScheduleRequest[] {
  const requests: ScheduleRequest[] = [];
  const still = pauseOf({ ...ticket, pauses: terms.pauses });
  for (const clock of onOthers(ticket, terms, at, []).clocks) {
    if (clock.state === 'paused') resumed(clock, at, requests);
    else if (clock.state === 'ended' || (clock.state === 'running' && still.includes(clock.kind)))
      if (isAhead(clock, at)) requests.push(requestFor(clock, clock.cycle, at, at));
  }
  return requests;
}

/** By the policy, and not past. */
const isAhead = ({ promisedAt, metAt, dueAt }: Clock, at: number): boolean =>
  promisedAt === null && metAt === null && dueAt > at;

type OpenEffect = {
  /** Tickets that were looked at. */
  looked: number;
  /** Of them, those with a promise that is late by the change; others that are nearly due, due sooner, due later or never. */
  late: number;
  nearly: number;
  sooner: number;
  later: number;
  /** Of the late ones, those that are so when work begins next: the first of them then. */
  opening: { tickets: number; from: number } | null;
  /** Those of which a promise stands still and is late, or (of others) due otherwise, as soon as it goes on. */
  standing: { late: number; otherwise: number };
};

/** Adds up what it comes to; `numbers` are of the tickets of which somebody is told. */
export function createOpenEffect(at: number) {
  const effect: OpenEffect = {
    ...{ looked: 0, late: 0, nearly: 0, sooner: 0, later: 0 },
    ...{ opening: null, standing: { late: 0, otherwise: 0 } },
  };
  const numbers = { late: [] as number[], nearly: [] as number[] };
  return {
    effect,
    numbers,
    /** Null: it does not concern it. */
    look(number: number, foreseen: Foreseen | null): void {
      effect.looked += 1;
      if (foreseen === null) return;
      const { runs, lateAt, stands } = foreseen;
      if (runs !== null) effect[runs] += 1;
      if (runs === 'late' || runs === 'nearly') numbers[runs].push(number);
      if (stands === 'late') effect.standing.late += 1;
      if (stands === 'otherwise' && runs === null) effect.standing.otherwise += 1;
      if (lateAt !== null && lateAt - at >= SECOND_MS)
        effect.opening = {
          tickets: (effect.opening?.tickets ?? 0) + 1,
          from: Math.min(effect.opening?.from ?? lateAt, lateAt),
        };
    },
  };
}
