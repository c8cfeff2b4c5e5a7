/** A ticket made of events, for tests of its rules. */
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, DeliveryState, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import { type Birth, newTicket, PLAIN_LIMITS, type Ticket, RULES } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';

/** In Istanbul. */
export const NOON = Date.UTC(2026, 10, 23, 9);
export const LIMITS_OF = {
  ...PLAIN_LIMITS,
  unownedMs: HOUR_MS,
  staleMs: 20 * HOUR_MS,
  reminderMs: 30 * HOUR_MS,
  closingProposalMs: 40 * HOUR_MS,
  confirmationMs: 50 * HOUR_MS,
};
const agent = { kind: 'agent', id: 'ayse' } as const;
export const customer = { kind: 'contact', id: 'deniz' } as const;
export const system = { kind: 'system' } as const;

/** Without any event yet. */
export const born = (more: Partial<Birth> = {}): Ticket =>
  newTicket({
    number: 1001,
    team: 'destek',
    priority: 'normal',
    policy: 'usual',
    limits: LIMITS_OF,
    at: NOON,
    ...more,
  });
/** A mail of the customer. */
export const mailFrom = (
  message: string,
  more: Partial<Extract<TicketEvent, { kind: 'message-received' }>> = {},
): TicketEvent => ({
  kind: 'message-received',
  message,
  machine: false,
  dues: [],
  outbox: null,
  actor: customer,
  at: NOON,
  key: `m:${message}`,
  ...more,
});
/** What somebody, by default the agent, does. */
export const by = (command: Command, at = NOON, actor: TicketEvent['actor'] = agent): TicketEvent => ({
  ...command,
  actor,
  at,
  key: null,
});

/** A ticket after some events, each an hour after the one before. */
export function after(...events: TicketEvent[]): { ticket: Ticket; effects: Effect[] } {
  let ticket = born();
  let effects: Effect[] = [];
  events.forEach((event, index) => {
    const at = NOON + index * HOUR_MS;
    const step = decide(ticket, { ...event, at }, at, RULES);
    ticket = step.ticket;
    effects = step.effects;
  });
  return { ticket, effects };
}
/** What became of a mail, by default that it was taken. */
export const delivery = (
  state: DeliveryState = 'sent',
  more: Partial<Extract<TicketEvent, { kind: 'delivery' }>> = {},
): TicketEvent => ({
  kind: 'delivery',
  outbox: 'o1',
  state,
  retryAt: null,
  actor: system,
  at: NOON,
  key: null,
  ...more,
});
export const clockOf = (ticket: Ticket, kind: string) => ticket.clocks.find((clock) => clock.kind === kind);
export const assign: Command = { kind: 'assign', agent: 'ayse', team: null };
export const reply = (then: 'await' | 'keep' | 'resolve' = 'await'): Command => ({
  kind: 'reply',
  message: 'r1',
  outbox: 'o1',
  then,
});
