/** Why a command cannot be carried out: asked by the workflow's validators before anything happens. */
import type { Command } from './event.ts';
import type { ProblemCode } from '../problem.ts';
import { allowed, type State, type Ticket } from './ticket.ts';

export type Refusal = { code: ProblemCode; message: string };

/** Why a ticket in this state does not take a command of this kind, or null when it does. */
export function notAllowed(number: number, state: State, kind: Command['kind']): Refusal | null {
  if (allowed(state, kind)) return null;
  const message = `ticket ${number} is ${state}, which does not allow ${kind}`;
  return state === 'closed'
    ? { code: 'ticket-closed', message: `${message}; reopen it first` }
    : { code: 'wrong-transition', message };
}

/**
 * Why a command cannot be carried out now, or null when it can. `expected` is the version the caller has seen; null
 * skips that check.
 */
export function refusal(ticket: Ticket, command: Command, now: number, expected: number | null = null): Refusal | null {
  if (expected !== null && expected !== ticket.version)
    return {
      code: 'stale-version',
      message: `ticket ${ticket.number} is at version ${ticket.version}, not ${expected}; read it again`,
    };
  const byState = notAllowed(ticket.number, ticket.state, command.kind);
  if (byState !== null) return byState;
  switch (command.kind) {
    case 'snooze':
      if (command.until <= now) return { code: 'bad-input', message: 'the time of return lies in the past' };
      if (command.dueAt < command.until)
        return { code: 'bad-input', message: 'the new promise must not come before the time of return' };
      return null;
    case 'wake':
      return ticket.snooze ? null : { code: 'wrong-transition', message: `ticket ${ticket.number} is not snoozed` };
    case 'confirm':
    case 'deny':
      return command.cycle === ticket.confirmationCycle
        ? null
        : { code: 'link-expired', message: 'this link belongs to an earlier question' };
    default:
      return null;
  }
}
