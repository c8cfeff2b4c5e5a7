/** Waiting for somebody else: with a reminder to the owner, and nothing of it reaches or closes on the customer. */
import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import { allowed } from '../../../domain/ticket/moves.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { RULES, STATES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import {
  after,
  assign,
  born,
  by,
  clockOf,
  delivery,
  LIMITS_OF,
  mailFrom,
  NOON,
  reply,
} from '../../support/cast/ticket-events.ts';

const UNTIL = NOON + 200 * HOUR_MS;
const wait: Command = { kind: 'wait', waitingFor: 'third-party', until: UNTIL, reason: 'Tedarikçi' };
const limits = { ...LIMITS_OF, reminds: true, closesUnanswered: true };

/** Lives on by itself for half a year; everything that it did. */
function liveOn(from: Ticket): { kinds: string[]; ticket: Ticket } {
  let ticket = from;
  const kinds: string[] = [];
  for (let due = deadlines(ticket)[0]; due && due.at < NOON + 4_000 * HOUR_MS; due = deadlines(ticket)[0]) {
    const step = decide(ticket, due.event, due.at, RULES);
    kinds.push(due.event.kind, ...step.effects.map(({ kind }) => kind).filter((kind) => kind !== 'record'));
    ticket = step.ticket;
  }
  return { kinds, ticket };
}
/** Begins under a policy that reminds and closes. */
const strict = (...events: TicketEvent[]): Ticket =>
  events.reduce((ticket, event, index) => {
    const at = NOON + index * HOUR_MS;
    return decide(ticket, { ...event, at }, at, RULES).ticket;
  }, born({ limits }));

test('what is not awaited waits for nobody, and an answer waits for the customer', () => {
  expect(after(mailFrom('m1'), by(assign)).ticket).toMatchObject({ waitingFor: null, wait: null });
  expect(after(mailFrom('m1'), by(reply())).ticket).toMatchObject({ waitingFor: 'customer', wait: null });
});

test.each(STATES)('it can be said in %s exactly where an answer could be awaited', (state) => {
  expect(allowed(state, 'wait')).toBe(['new', 'assigned', 'awaiting-reply'].includes(state));
  expect(allowed(state, 'end-wait')).toBe(state === 'awaiting-reply');
});

test('whoever says for whom it waits, has it', () => {
  expect(after(mailFrom('m1'), by(wait)).ticket).toMatchObject({
    ...{ state: 'awaiting-reply', owner: 'ayse', waitingFor: 'third-party' },
    wait: { until: UNTIL, reason: 'Tedarikçi' },
  });
});

test('an answer that is owed stays owed, towards the same deadline, and the solution stands still', () => {
  const before = after(mailFrom('m1'), by(assign)).ticket;
  const { ticket } = after(mailFrom('m1'), by(assign), by(wait));
  expect(clockOf(ticket, 'first-response')).toEqual(clockOf(before, 'first-response'));
  expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'paused' });
});

test('a time in the past is refused, and so is one beyond a year', () => {
  const { ticket } = after(mailFrom('m1'));
  expect(refusal(ticket, { ...wait, until: NOON - 1 }, NOON)?.code).toBe('bad-input');
  expect(refusal(ticket, { ...wait, until: NOON + 9_000 * HOUR_MS }, NOON)?.code).toBe('bad-input');
  expect(refusal(ticket, { ...wait, until: null }, NOON)).toBeNull();
});

test('without a time its owner is reminded when a customer would be', () => {
  const { ticket } = after(mailFrom('m1'), by(assign), by({ ...wait, until: null }));
  expect(ticket.nudgeAt).toBe(NOON + 2 * HOUR_MS + LIMITS_OF.reminderMs);
});

describe('when the time has come', () => {
  const waiting = () => strict(mailFrom('m1'), by(reply()), delivery(), by(wait));

  test('it is our turn again, to be followed up, with the solution promised as before', () => {
    const { ticket } = after(mailFrom('m1'), by(reply()), delivery(), by(wait));
    const [due] = deadlines(ticket);
    expect(due).toMatchObject({ at: UNTIL, event: { kind: 'wait-ended' } });
    const step = decide(ticket, due!.event, UNTIL, RULES);
    expect(step.ticket).toMatchObject({
      ...{ state: 'assigned', owner: 'ayse', waitingFor: null, wait: null },
      followUp: { since: UNTIL, why: 'wait' },
    });
    expect(clockOf(step.ticket, 'resolution')).toMatchObject({ state: 'running' });
  });

  test('the customer has had no mail until then, and the ticket was not closed', () => {
    const { kinds, ticket } = liveOn(waiting());
    expect(kinds[0]).toBe('wait-ended');
    expect(kinds).not.toContain('write-mail');
    expect(ticket.state).not.toBe('closed');
  });

  test('an answer meanwhile does not make it the customer whom we wait for', () => {
    const { ticket } = after(mailFrom('m1'), by(reply()), by(wait), by({ ...reply(), outbox: 'o2' } as Command));
    expect(ticket).toMatchObject({ waitingFor: 'third-party', nudgeAt: UNTIL });
  });

  test('a note, or a colleague who takes it, does not move the reminder', () => {
    const { ticket } = after(
      ...[mailFrom('m1'), by(reply()), by(wait), by({ kind: 'note', message: 'n1' })],
      by({ kind: 'assign', agent: 'can', team: null }),
    );
    expect(ticket.nudgeAt).toBe(UNTIL);
  });

  test('one that sleeps longer comes back at the end of its sleep', () => {
    const snooze: Command = { kind: 'snooze', until: UNTIL + HOUR_MS, dueAt: UNTIL + 2 * HOUR_MS, reason: 'tatil' };
    const { kinds } = liveOn(strict(mailFrom('m1'), by(reply()), delivery(), by(wait), by(snooze)));
    expect(kinds.slice(0, 2)).toEqual(['snooze-ended', 'wait-ended']);
  });
});

test('the customer’s mail ends it: their turn is ours', () => {
  const { ticket } = after(mailFrom('m1'), by(reply()), delivery(), by(wait), mailFrom('m2'));
  expect(ticket).toMatchObject({ state: 'assigned', waitingFor: null, wait: null });
});

test('whoever ends it goes on with it', () => {
  const { ticket } = after(mailFrom('m1'), by(wait), by({ kind: 'end-wait' }));
  expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse', waitingFor: null, wait: null, followUp: null });
  expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'running' });
});

test('to say that it is the customer brings back what their silence comes to', () => {
  const { ticket } = after(mailFrom('m1'), by(reply()), by(wait), by({ ...wait, waitingFor: 'customer' }));
  expect(ticket).toMatchObject({
    waitingFor: 'customer',
    wait: null,
    nudgeAt: NOON + 3 * HOUR_MS + LIMITS_OF.reminderMs,
  });
});
