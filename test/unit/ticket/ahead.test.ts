/** What may be recorded before a ticket's run has heard of it: a step that is nothing but its record. */
import { expect, test } from '@jest/globals';
import { stepAhead } from '../../../domain/ticket/ahead.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Promised, TicketEvent } from '../../../domain/ticket/event.ts';
import { requestsAgain } from '../../../domain/ticket/clock/due.ts';
import { onTerms } from '../../../domain/ticket/rules/promising.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS as H } from '../../../domain/time.ts';
import { born, by, mailFrom, NOON, reply, system } from '../../support/cast/ticket-events.ts';

const ticket = (...events: TicketEvent[]): Ticket =>
  [
    mailFrom('m1', {
      dues: (['first-response', 'resolution'] as const).map((clock) => ({
        ...{ clock, cycle: 1, dueAt: NOON + 8 * H, warnAt: NOON + 6 * H },
      })),
    }),
    ...events,
  ].reduce((one, event) => decide(one, event, event.at, RULES).ticket, born());
/** All that runs is due at this instant, and warns an hour before. */
const changed = (to: Ticket, dueAt: number, more: Partial<Promised> = {}): TicketEvent => {
  const { team, priority, type } = to;
  const dues = requestsAgain(to.clocks, NOON + H).map(({ clock, cycle }) => ({
    ...{ clock, cycle, dueAt, warnAt: dueAt - H },
  }));
  const promised = { dues, terms: onTerms(to), of: { team, priority, type }, ...more };
  return { kind: 'policy-changed', ...promised, actor: system, at: NOON + H, key: 'renewal:1:1' };
};

test.each<[what: string, dueAt: number]>([
  ['later', NOON + 30 * H],
  ['sooner', NOON + 4 * H],
])(
  'a promise that falls due %s is the step that the run would make, which has to know before either instant',
  (_, dueAt) => {
    const one = ticket();
    const event = changed(one, dueAt);
    const { ticket: next, effects } = decide(one, event, NOON + H, RULES);
    const ahead = stepAhead(one, event, NOON + H)!;
    expect(ahead).toMatchObject({ since: one.version, ticket: next });
    expect(effects).toEqual([{ kind: 'record', ticket: next, events: ahead.events }]);
    expect(ahead.tellAt).toBe(Math.min(deadlines(one)[0]!.at, deadlines(next)[0]!.at));
  },
);

test('a ticket whose mail is on its way is told, and so is one that has to ask, or that nothing was recorded of', () => {
  const sends = ticket(by(reply(), NOON + 1));
  expect(stepAhead(sends, changed(sends, NOON + 30 * H), NOON + H)).toBeNull();
  const one = ticket();
  const of = { team: one.team, priority: 'urgent', type: one.type } as const;
  expect(stepAhead(one, changed(one, NOON + 30 * H, { of }), NOON + H)).toBeNull();
  const unborn = { ...one, version: 0 };
  expect(stepAhead(unborn, changed(unborn, NOON + 30 * H), NOON + H)).toBeNull();
});

test('one that has heard of it already has no step to make', () => {
  const one = ticket();
  const event = changed(one, NOON + 30 * H);
  const { ticket: next } = decide(one, event, NOON + H, RULES);
  expect(stepAhead(next, event, NOON + H)).toBeNull();
});
