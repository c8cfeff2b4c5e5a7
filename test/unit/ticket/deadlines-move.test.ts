/** What passes by itself moves its ticket on, under all rules and limits: a run whose deadline says nothing would turn for ever. */
import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
import type { RulesNumber, Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { born, by, delivery, LIMITS_OF, mailFrom, NOON, reply } from '../../support/cast/ticket-events.ts';

const wait = by({ kind: 'wait', waitingFor: 'colleague', until: NOON + 90 * HOUR_MS, reason: null });
const snooze = by({ kind: 'snooze', until: NOON + 90 * HOUR_MS, dueAt: NOON + 91 * HOUR_MS, reason: 'x' });
const answered = [mailFrom('m1'), by(reply()), delivery()];
const LIVES: Record<string, TicketEvent[]> = {
  'nobody has': [mailFrom('m1')],
  'was claimed': [mailFrom('m1'), by({ kind: 'claim' })],
  'was answered': answered,
  'waits for a colleague': [mailFrom('m1'), wait],
  'was put aside': [mailFrom('m1'), snooze],
  'was resolved': [mailFrom('m1'), by({ kind: 'resolve' })],
  'was resolved with an answer that arrived': [mailFrom('m1'), by(reply('resolve')), delivery()],
  'came back when it was closed, and was resolved again': [
    ...[...answered, by({ kind: 'archive' }), mailFrom('m2'), by({ kind: 'resolve' })],
  ],
};
const EITHER = [true, false];
const POLICIES = EITHER.flatMap((asks) =>
  EITHER.flatMap((reminds) => EITHER.map((closesUnanswered) => ({ asks, reminds, closesUnanswered }))),
);

/** Kinds that were applied and changed nothing, of all that passes by itself in a while. */
function idle(given: readonly TicketEvent[], ticket: Ticket, rules: RulesNumber): string[] {
  let now = NOON;
  const step = (event: TicketEvent) => {
    const next = decide(ticket, event, now, rules);
    const isIdle = next.effects.length === 0;
    ticket = next.ticket;
    return isIdle ? [event.kind] : [];
  };
  for (const event of given) {
    now += HOUR_MS;
    step({ ...event, at: now });
  }
  return Array.from({ length: 20 }).flatMap(() => {
    const due = deadlines(ticket)[0];
    if (due === undefined) return [];
    now = Math.max(now, due.at);
    return step(due.event);
  });
}

describe.each([1, 2] as const)('under rules %i', (rules) => {
  test.each(Object.entries(LIVES))('a ticket that %s', (_, events) => {
    for (const limits of POLICIES) {
      const found = idle(events, born({ limits: { ...LIMITS_OF, ...limits } }), rules);
      expect({ ...limits, found }).toEqual({ ...limits, found: [] });
    }
  });
});

test('a run of earlier rules that opens again keeps its policy', () => {
  const life = [...answered, by({ kind: 'archive' }), mailFrom('m2')].reduce(
    (step, event) => decide(step.ticket, event, event.at, 1),
    { ticket: born(), effects: [] } as ReturnType<typeof decide>,
  );
  const schedules = life.effects.filter(({ kind }) => kind === 'schedule');
  expect(schedules).toHaveLength(1);
  expect(schedules[0]).not.toHaveProperty('chooses');
});
