/** How a ticket stands with what it owes, for whoever shows it: the lists, the answers of the API, the Temporal UI. */
import { isOwed } from './clock/state.ts';
import { deadlines } from './deadline.ts';
import { owedPromises } from './rules/promises.ts';
import type { Ticket } from './ticket.ts';

/** Instants in epoch ms. */
export type Standing = {
  /** The soonest promise that runs, of its policy or of an agent; null when none does. */
  dueAt: number | null;
  /** The soonest of what is still owed, broken or not: in the past it is late; null when nothing is owed. */
  owedAt: number | null;
  /** A promise is broken, and what was promised still owed. */
  breached: boolean;
  /** When something happens by itself, the next attempt to send a mail included; null when nothing will. */
  nextDeadlineAt: number | null;
  /** The worst of its clocks: breached, warning, ok, or stopped when none runs. */
  clock: 'breached' | 'warning' | 'ok' | 'stopped';
};

export function standing(ticket: Ticket): Standing {
  const running = ticket.clocks.filter((clock) => clock.state === 'running' && clock.promised);
  const given = owedPromises(ticket);
  const open = [...running, ...given.filter(({ state }) => state === 'open')];
  const owed = [...ticket.clocks.filter((clock) => isOwed(clock) && clock.promised), ...given];
  const breached =
    ticket.clocks.some((clock) => clock.state === 'breached' && isOwed(clock)) ||
    given.some(({ state }) => state === 'broken');
  const warned = open.some((one) => one.warned);
  return {
    dueAt: soonest(open),
    owedAt: soonest(owed),
    breached,
    nextDeadlineAt: deadlines(ticket)[0]?.at ?? null,
    clock: breached ? 'breached' : warned ? 'warning' : open.length > 0 ? 'ok' : 'stopped',
  };
}

const soonest = (promises: readonly { dueAt: number }[]): number | null =>
  promises.length > 0 ? Math.min(...promises.map((one) => one.dueAt)) : null;
