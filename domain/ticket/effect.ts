/** What we do about what happens to a ticket: plain JSON, as events are. */
import type { Ask } from './asking.ts';
import type { OwnMail, RecordedEvent } from './event.ts';
import type { Clock, ClockKind, Priority, Stretch, Ticket, TicketType } from './ticket.ts';

/** Asked of the calendar: a full promise from an instant, or the rest of one of which something is spent. */
export type ScheduleRequest = {
  clock: ClockKind;
  cycle: number;
  from: number;
  /** Open time left between these two instants is what remains; null asks for the policy's whole promise. */
  left: { from: number; to: number } | null;
  /** What is spent goes before what is left, where it is known: so much, and since then these stretches; `counted` as in Clock. */
  ran?: { spentMs: number; stretches: Stretch[]; counted: Clock['counted'] };
  /** A person has named when it falls due: what is `left` until then is promised, whatever its policy promises. */
  kept?: { warnAt: number };
  /** By another priority than its ticket has by now. */
  priority?: Priority;
};

export type Effect =
  /** Projection and event rows in one transaction; always first of its step. `ask`: what rules and assignment are asked there. */
  | { kind: 'record'; ticket: Ticket; events: RecordedEvent[]; ask?: Ask[] }
  /** `priority`: what is promised depends on it. `chooses`: by these another policy may be it now. */
  | { kind: 'schedule'; policy: string; priority: Priority; requests: ScheduleRequest[]; chooses?: Chosen }
  /** `again` numbers a person's decision to resend, so that a repeated activity does not count as a second one. */
  | { kind: 'send'; outbox: string; again: number | null }
  | { kind: 'ask-confirmation'; cycle: number }
  /** Asks when so much open time has passed. */
  | { kind: 'schedule-limit'; policy: string; from: number; amountMs: number }
  /** `cycle` numbers the causes: each brings one mail. */
  | { kind: 'write-mail'; mail: OwnMail; cycle: number };

/** By what a ticket's policy is chosen, as far as the ticket itself knows. */
export type Chosen = { team: string; type: TicketType | null; priority?: Priority };
