/**
 * One step of a ticket's life, as its rule holds it. Each field of a ticket is declared in one file and written only by
 * functions of that file, which take that slice of the ticket; everywhere else the ticket is read-only.
 */
import { resumeResolution, resumeResponse, startClock, unansweredOf } from './clock/clock.ts';
import { type Renews, settle } from './clock/due.ts';
import type { Due, EventKind, TicketEvent } from './event.ts';
import type { Effect, ScheduleRequest } from './effect.ts';
import type { Target } from './moves.ts';
import type { Leaving } from './rules/acting.ts';
import type { RulesNumber, Ticket } from './ticket.ts';

export type Step = {
  /** A copy of the ticket, on its way to becoming the next one. */
  readonly ticket: Readonly<Ticket>;
  /** Asked of the calendar when the step is done. */
  requests: ScheduleRequest[];
  /** By which policy, too: what it is chosen by has changed. */
  chooses: boolean;
  /** The stay in a state that it returns to, as if it had never been left. */
  goesBackTo: Pick<Ticket, 'state' | 'stateSince'> | null;
  /** What `decide` does behind it, each as an event of its own. */
  leaving: Leaving | null;
  /** Carried out after the record, in this order. */
  readonly effects: Effect[];
  /** The rules that the ticket's run began with (docs/decisions/0008). */
  readonly rules: RulesNumber;
  /** Epoch ms; `at` of an event that is noticed late lies before. */
  readonly now: number;
};

export type EventOf<Kind extends EventKind> = Extract<TicketEvent, { kind: Kind }>;

/**
 * What an event does to the ticket before it moves. Answers nothing when the table's move stands, another target when not, and
 * null when the event says nothing to this ticket, which then stays as it was.
 */
export type Rule<Kind extends EventKind> = (step: Step, event: EventOf<Kind>) => Target | null | undefined | void;

/** One rule for each of these kinds; one that is missing does not compile. */
export type Rules<Kinds extends EventKind = EventKind> = { [Kind in Kinds]: Rule<Kind> };

/** An answer is owed from `at` on: it is promised, and the resolution clock goes on. */
export function owes({ ticket, requests }: Step, at: number): void {
  resumeResolution(ticket, at, requests);
  // What was resolved unanswered was promised an answer before; what was closed is promised one anew.
  const unanswered = unansweredOf(ticket);
  if (ticket.state !== 'closed' && resumeResponse(ticket)) return;
  startClock(ticket, unanswered ?? 'next-response', at, requests);
}

/** Deadlines that the event brings along: they are entered, and the calendar need not be asked for them. */
export function bringsDues(step: Step, dues: Due[], renews?: Renews): void {
  settle(step.ticket, dues, renews);
  const isAnswered = ({ clock, cycle }: ScheduleRequest) =>
    dues.some((due) => due.clock === clock && (step.rules === 1 || due.cycle === cycle));
  step.requests = step.requests.filter((request) => !isAnswered(request));
}
