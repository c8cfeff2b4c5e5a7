/** Why a ticket's workflow does not carry out a command, as the failure of its Update. */
import { ApplicationFailure } from '@temporalio/workflow';
import { nameOf } from '../domain/ticket/names.ts';
import { type Refusal, refusal } from '../domain/ticket/refusal.ts';
import type { RulesNumber, Ticket } from '../domain/ticket/ticket.ts';
import type { CommandCall } from './messages/ticket.ts';

/**
 * Throws when the ticket refuses the command; the failure's type is the problem's code. One that was carried out before
 * is not refused: its caller repeats it because the answer was lost.
 */
export function refuse(ticket: Ticket, call: CommandCall, rules: RulesNumber): void {
  const why = whyNot(ticket, call, rules);
  if (why !== null) throw failure(ticket, why);
}

export const isRefused = (ticket: Ticket, call: CommandCall, rules: RulesNumber): boolean =>
  whyNot(ticket, call, rules) !== null;

/** Throws when a command was carried out on what proved void, and could not be done again: it has not happened. */
export function refuseUndone(ticket: Ticket, call: CommandCall, rules: RulesNumber): void {
  if (call.key === null || ticket.seenKeys.includes(call.key)) return;
  const message = `ticket ${ticket.number} has changed meanwhile; read it again`;
  throw failure(ticket, whyNot(ticket, { ...call, expected: null }, rules) ?? { code: 'stale-version', message });
}

function whyNot(ticket: Ticket, { command, expected, key, actor }: CommandCall, rules: RulesNumber): Refusal | null {
  if (key !== null && ticket.seenKeys.includes(key)) return null;
  return refusal(ticket, command, Date.now(), expected, actor, rules);
}

function failure(ticket: Ticket, { code, message, owner }: Refusal): ApplicationFailure {
  const details = { version: ticket.version, ...(owner && { owner: { id: owner, name: nameOf(ticket, owner) } }) };
  return ApplicationFailure.nonRetryable(message, code, details);
}
