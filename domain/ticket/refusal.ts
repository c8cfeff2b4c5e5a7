/** Why a command cannot be carried out: asked by the workflow's validators before anything happens. */
import { isSettable } from './clock/due.ts';
import { isResponse } from './clock/state.ts';
import { isCommand } from './commands.ts';
import { LIMITS } from '../limits.ts';
import type { Actor, Command, CommandKind, TicketEvent } from './event.ts';
import type { ProblemCode } from '../problem.ts';
import { allowed } from './moves.ts';
import { heldOf } from './rules/holding.ts';
import { owedPromise, owedPromises, owesPromise } from './rules/promises.ts';
import { canUndo } from './rules/undoing.ts';
import { type ClockKind, RULES, type RulesNumber, type State, type Ticket } from './ticket.ts';

/** `owner`: who has the ticket that somebody else wanted to claim. */
export type Refusal = { code: ProblemCode; message: string; owner?: string };

/** What stands in the way of every command of a kind, whatever it carries; the desk says it as `why.<obstacle>`. */
export type Obstacle = 'closed' | 'state' | 'not-snoozed';

/** What keeps a ticket from taking any command of this kind now; null when nothing does. */
export function obstacle({ state, snooze }: { state: State; snooze: unknown }, kind: CommandKind): Obstacle | null {
  if (!allowed(state, kind)) return state === 'closed' ? 'closed' : 'state';
  return kind === 'wake' && snooze === null ? 'not-snoozed' : null;
}

/** The same as a refusal. */
export function notAllowed(
  ticket: Pick<Ticket, 'number' | 'state'> & { snooze: unknown },
  kind: CommandKind,
): Refusal | null {
  const { number, state } = ticket;
  const message = `ticket ${number} is ${state}, which does not allow ${kind}`;
  switch (obstacle(ticket, kind)) {
    case null:
      return null;
    case 'closed':
      return { code: 'ticket-closed', message: `${message}; reopen it first` };
    case 'state':
      return { code: 'wrong-transition', message };
    case 'not-snoozed':
      return { code: 'wrong-transition', message: `ticket ${number} is not snoozed` };
  }
}

/**
 * Why a command cannot be carried out now, or null when it can. `expected` is the version the caller has seen; null
 * skips that check. `actor`: who gives it. `rules`: those of the ticket's run.
 */
export function refusal(
  ticket: Ticket,
  command: Command,
  now: number,
  expected: number | null = null,
  actor: Actor | null = null,
  rules: RulesNumber = RULES,
): Refusal | null {
  if (expected !== null && expected !== ticket.version)
    return {
      code: 'stale-version',
      message: `ticket ${ticket.number} is at version ${ticket.version}, not ${expected}; read it again`,
    };
  const byKind = notAllowed(ticket, command.kind);
  if (byKind !== null) return byKind;
  switch (command.kind) {
    case 'reply':
      return command.heldUntil !== undefined && command.heldUntil > now + LIMITS.snoozeMs ? TOO_FAR : null;
    case 'hold-send':
    case 'send-held':
      return faultOfHeld(ticket, command, now);
    case 'snooze':
      if (rules > 1 && (command.reason ?? '').trim() === '')
        return { code: 'bad-input', message: 'say why it is put aside: whoever finds it again must know' };
      if (command.until <= now) return { code: 'bad-input', message: 'the time of return lies in the past' };
      if (command.until > now + LIMITS.snoozeMs || command.dueAt > now + 2 * LIMITS.snoozeMs)
        return { code: 'bad-input', message: 'a ticket can be put aside for a year at most' };
      if (command.dueAt < command.until)
        return { code: 'bad-input', message: 'the new promise must not come before the time of return' };
      return null;
    case 'wait':
      if (command.until !== null && command.until <= now)
        return { code: 'bad-input', message: 'the time of the reminder lies in the past' };
      if (command.until !== null && command.until > now + LIMITS.snoozeMs)
        return { code: 'bad-input', message: 'a ticket can wait for a year at most' };
      return null;
    case 'set-due':
      return faultOfClock(ticket, command.clock, now) ?? faultOfTime(command.dueAt, now);
    case 'promise':
      if (ticket.promises.some(({ id }) => id === command.promise)) return null;
      if (owedPromises(ticket).length >= LIMITS.promisesOwed)
        return {
          code: 'bad-input',
          message: `${LIMITS.promisesOwed} promises are open on ticket ${ticket.number}; keep or withdraw one of them first`,
        };
      return faultOfTime(command.dueAt, now);
    case 'move-promise': {
      const promise = owedPromise(ticket, command.promise);
      if (promise === undefined) return ended(ticket);
      if (promise.state === 'broken')
        return {
          code: 'promise-ended',
          message: 'the time of this promise has passed; keep it late, or make a new one',
        };
      return faultOfTime(command.dueAt, now);
    }
    case 'keep-promise':
    case 'withdraw-promise':
      return owedPromise(ticket, command.promise) === undefined ? ended(ticket) : null;
    case 'archive':
      return owesPromise(ticket)
        ? {
            code: 'promise-open',
            message: `the customer of ticket ${ticket.number} has a promise of ours; keep or withdraw it first`,
          }
        : null;
    case 'undo':
      return canUndo(ticket, command.undoes, actor, now)
        ? null
        : {
            code: 'nothing-to-undo',
            message: `something else has happened on ticket ${ticket.number} since then; look at it and change it as it should be`,
          };
    case 'claim':
      // One who has it already may ask again: their first answer was lost.
      return ticket.owner === null || actor === null || (actor.kind === 'agent' && actor.id === ticket.owner)
        ? null
        : { code: 'already-owned', message: `ticket ${ticket.number} has an owner already`, owner: ticket.owner };
    case 'confirm':
    case 'deny':
      return command.cycle === ticket.confirmationCycle
        ? null
        : { code: 'link-expired', message: 'this link belongs to an earlier question' };
    default:
      return null;
  }
}

const TOO_FAR: Refusal = { code: 'bad-input', message: 'a reply can be held for a year at most' };

/** Why a reply cannot be held otherwise. */
function faultOfHeld(
  ticket: Ticket,
  command: Extract<Command, { kind: 'hold-send' | 'send-held' }>,
  now: number,
): Refusal | null {
  const held = heldOf(ticket, command.outbox);
  if (held === undefined || held.for === 'released')
    return { code: 'wrong-transition', message: 'this reply is not held any more; it was sent, or taken back' };
  if (command.kind === 'send-held') return null;
  if (command.until <= now) return { code: 'bad-input', message: 'the time to send it lies in the past' };
  return command.until > now + LIMITS.snoozeMs ? TOO_FAR : null;
}

/** Why the due time of a clock cannot be another. */
function faultOfClock({ number, clocks, snooze }: Ticket, kind: ClockKind, now: number): Refusal | null {
  const clock = clocks.find((one) => one.kind === kind);
  if (clock === undefined || !clock.promised)
    return {
      code: 'promise-ended',
      message: `ticket ${number} is promised no ${kind}; promise its customer a time instead`,
    };
  if (clock.state === 'paused')
    return {
      code: 'wrong-transition',
      message: `the ${kind} of ticket ${number} stands still; it falls due once it runs`,
    };
  if (snooze !== null && isResponse(clock))
    return {
      code: 'wrong-transition',
      message: `the snooze of ticket ${number} says by when; wake it, or snooze it anew`,
    };
  return isSettable(clock, now)
    ? null
    : {
        code: 'promise-ended',
        message: `the ${kind} of ticket ${number} was kept, has ended or is broken, and stays so`,
      };
}

function faultOfTime(dueAt: number, now: number): Refusal | null {
  if (dueAt <= now) return { code: 'bad-input', message: 'the time of the promise lies in the past' };
  return dueAt > now + LIMITS.snoozeMs ? { code: 'bad-input', message: 'a promise is for a year at most' } : null;
}

const ended = ({ number }: Ticket): Refusal => ({
  code: 'promise-ended',
  message: `ticket ${number} owes no such promise any more; read its promises again`,
});

/** Whether an event may happen that happened once, to a ticket that has changed since: a fact always, a command as if given now. */
export const mayHappen = (ticket: Ticket, event: TicketEvent, now: number): boolean =>
  !isCommand(event) || refusal(ticket, event, now, null, event.actor) === null;
