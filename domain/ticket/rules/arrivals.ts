/** What reaches a ticket from outside: the mail that it is about, or a call that an agent wrote down. */
import { endResponse, meetBy, meetResponse, pauseResolution, startClock, stopClocks } from '../clock/clock.ts';
import type { RuleEnding, Saying } from '../event.ts';
import { isTheirTurn } from '../moves.ts';
import { arrivalsBeside, isBeingAnswered, isQuestion, wantsMore } from '../reach.ts';
import { bringsDues, type EventOf, owes, type Rules, type Step } from '../step.ts';
import type { Ticket } from '../ticket.ts';
import { contradicts, excuses, needsAPerson } from './attention.ts';
import { closeAs, endsAll, reopened } from './endings.ts';
import { stopHeld } from './holding.ts';
import { send } from './mail-out.ts';
import { endSnooze } from './snoozing.ts';
import { hear } from './systems.ts';
import { limitFrom } from './time.ts';

export const arrivals: Rules<'opened' | 'filed' | 'message-received'> = {
  opened(step, { at, dues, routing, ending }) {
    startClock(step.ticket, 'resolution', at, step.requests);
    bringsDues(step, dues);
    return bornClosed(step, ending, routing);
  },
  filed({ ticket }) {
    if (!ticket.archived || ticket.version > 0) return null;
    closeAs(ticket, 'archived');
    return undefined;
  },
  'message-received'(step, event) {
    const { at, machine, dues, outbox, voice, repeats = false, asks, automatic } = event;
    const { ticket, now } = step;
    const says = meantBy(ticket, event);
    if (outbox !== null) send(step, outbox);
    // A ticket that a machine opens (monitoring, a web form) is a ticket all the same.
    const first = ticket.clocks.length === 0 && !ticket.archived;
    if (asks) needsAPerson(ticket);
    // Who is away is not silent.
    const isAsked = step.rules === 1 ? ticket.state === 'resolved-pending-confirmation' : isTheirTurn(ticket.state);
    if (automatic && isAsked) excuses(ticket);
    if (machine && !first) return 'stay';
    if (!first && voice === 'system') {
      const hearing = hear(ticket, repeats, at);
      if (hearing === 'asks') needsAPerson(ticket);
      if (hearing !== 'answers') return 'stay';
    }
    stopHeld(ticket, at);
    // Thanks ask for nothing.
    const isPleased = says === 'solved' || says === 'thanks';
    if (!first && ticket.state === 'closed' && isPleased) return 'stay';
    if (!first && ticket.state === 'resolved-pending-confirmation' && isPleased) {
      if (says === 'thanks') return 'stay';
      closeAs(ticket, 'solved');
      return 'closed';
    }
    if (first) {
      startClock(ticket, 'first-response', at, step.requests);
      startClock(ticket, 'resolution', at, step.requests);
      bringsDues(step, dues);
      // The mail stood in the list before the workflow heard of it. What an agent did meanwhile was done knowing it.
      if (ticket.version === 0) return bornClosed(step, event.ending, event.routing);
      setClocksByState(step);
      return 'stay';
    }
    if (ticket.snooze) limitFrom(ticket, now);
    endSnooze(ticket);
    if (ticket.state === 'closed' || (says === 'denied' && ticket.state === 'resolved-pending-confirmation')) {
      reopened(ticket);
      if (says === 'denied') contradicts(ticket);
    }
    wantsMore(ticket, at);
    owes(step, at);
    bringsDues(step, dues);
    return undefined;
  },
};

/** A yes is one to the question, as an answer to it while it is open; elsewhere it says nothing, and thanks beside it are thanks. */
function meantBy(
  ticket: Readonly<Ticket>,
  { says, answers }: Pick<EventOf<'message-received'>, 'says' | 'answers'>,
): Exclude<Saying, 'agreed' | 'agreed-with-thanks'> | undefined {
  if (says !== 'agreed' && says !== 'agreed-with-thanks') return says;
  if (ticket.state === 'resolved-pending-confirmation' && answers !== undefined && isQuestion(ticket, answers))
    return 'solved';
  return says === 'agreed' ? undefined : 'thanks';
}

/** Rules ended it with its birth: its promises end at once, and count from then should it have been a mistake. */
function bornClosed(
  { ticket }: Step,
  ending: RuleEnding | undefined,
  decision: string | undefined,
): 'closed' | undefined {
  if (ending === undefined || ticket.version > 0) return undefined;
  closeAs(ticket, ending, decision);
  return 'closed';
}

/** Clocks that start behind time, as they stand in the state that the ticket has had since `stateSince`. */
function setClocksByState({ ticket, rules }: Step): void {
  const { state, stateSince } = ticket;
  if (rules === 1 && state === 'closed') return stopClocks(ticket, stateSince);
  const [arrived] = arrivalsBeside(ticket, '');
  if (rules > 1 && arrived !== undefined) meetBy(ticket, arrived.outbox, arrived.at);
  if (state === 'closed') return endsAll(ticket, stateSince);
  if (!isTheirTurn(state)) return;
  if (rules === 1) meetResponse(ticket, stateSince);
  else if (!isBeingAnswered(ticket)) endResponse(ticket, stateSince);
  pauseResolution(ticket, stateSince);
}
