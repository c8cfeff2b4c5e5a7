import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { isSettled, RULES } from '../../../domain/ticket/ticket.ts';
import {
  after,
  assign,
  by,
  clockOf,
  customer,
  delivery,
  mailFrom,
  NOON,
  reply,
} from '../../support/cast/ticket-events.ts';
import { HOUR_MS } from '../../../domain/time.ts';

describe('a life from the first mail to the closing', () => {
  test('the first mail starts two clocks and is recorded before anything else', () => {
    const { ticket, effects } = after(mailFrom('m1', { outbox: 'ack' }));
    expect(ticket).toMatchObject({ state: 'new', version: 1, owner: null, team: 'destek' });
    expect(ticket.clocks.map((clock) => [clock.kind, clock.state])).toEqual([
      ['first-response', 'running'],
      ['resolution', 'running'],
    ]);
    expect(effects.map((effect) => effect.kind)).toEqual(['record', 'send', 'schedule']);
  });

  test('deadlines that intake has computed need no second computation', () => {
    const dues = [
      { clock: 'first-response' as const, cycle: 1, dueAt: NOON + 4 * HOUR_MS, warnAt: NOON + 3 * HOUR_MS },
      { clock: 'resolution' as const, cycle: 1, dueAt: NOON + 9 * HOUR_MS, warnAt: NOON + 8 * HOUR_MS },
    ];
    const { ticket, effects } = after(mailFrom('m1', { dues }));
    expect(effects.map((effect) => effect.kind)).toEqual(['record']);
    expect(clockOf(ticket, 'first-response')?.dueAt).toBe(NOON + 4 * HOUR_MS);
  });

  test('assigning gives it an owner, and taking it back makes it new again', () => {
    expect(after(mailFrom('m1'), by(assign)).ticket).toMatchObject({ state: 'assigned', owner: 'ayse' });
    expect(after(mailFrom('m1'), by(assign), by({ kind: 'assign', agent: null, team: null })).ticket).toMatchObject({
      state: 'new',
      owner: null,
      lastOwner: 'ayse',
    });
  });

  test('a reply pauses the resolution clock, and its arrival stops the response clock', () => {
    const { ticket, effects } = after(mailFrom('m1'), by(assign), by(reply()));
    expect(ticket.state).toBe('awaiting-reply');
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running', metAt: null });
    const arrived = after(mailFrom('m1'), by(assign), by(reply()), delivery()).ticket;
    expect(clockOf(arrived, 'first-response')).toMatchObject({ state: 'met', metAt: NOON + 3 * HOUR_MS });
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'paused', pausedAt: NOON + 2 * HOUR_MS });
    expect(effects.map((effect) => effect.kind)).toEqual(['record', 'send']);
  });

  test('answering an ownerless ticket is taking it', () => {
    expect(after(mailFrom('m1'), by(reply())).ticket.owner).toBe('ayse');
  });

  test('the customer’s answer brings it back to the same owner with a next-response clock', () => {
    const { ticket, effects } = after(mailFrom('m1'), by(assign), by(reply()), delivery(), mailFrom('m2'));
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse' });
    expect(clockOf(ticket, 'next-response')).toMatchObject({ state: 'running', startedAt: NOON + 4 * HOUR_MS });
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'running', cycle: 2 });
    expect(effects.find((effect) => effect.kind === 'schedule')).toMatchObject({
      requests: [
        { clock: 'resolution', left: { from: NOON + 2 * HOUR_MS } },
        { clock: 'next-response', left: null },
      ],
    });
  });

  test('resolving asks the customer, and yes closes it as solved', () => {
    const resolved = after(mailFrom('m1'), by(assign), by({ kind: 'resolve' }));
    expect(resolved.ticket).toMatchObject({ state: 'resolved-pending-confirmation', confirmationCycle: 1 });
    expect(resolved.effects).toContainEqual({ kind: 'ask-confirmation', cycle: 1 });
    const closed = decide(
      resolved.ticket,
      by({ kind: 'confirm', cycle: 1, message: null }, NOON, customer),
      NOON + 9,
      RULES,
    );
    expect(closed.ticket).toMatchObject({ state: 'closed', closedAs: 'solved', nudgeAt: null });
    expect(isSettled(closed.ticket)).toBe(true);
  });

  test('no brings it back to the same owner', () => {
    const { ticket } = after(
      mailFrom('m1'),
      by(assign),
      by({ kind: 'resolve' }),
      by({ kind: 'deny', cycle: 1, message: null }, NOON, customer),
    );
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse', reopenCount: 1 });
  });

  test('silence closes it without objection, stamped with the deadline', () => {
    const { ticket } = after(mailFrom('m1'), by(assign), by({ kind: 'resolve' }));
    const limit = deadlines(ticket).find((deadline) => deadline.event.kind === 'confirmation-limit-passed');
    const step = decide(ticket, limit!.event, limit!.at + 5 * HOUR_MS, RULES);
    expect(step.ticket).toMatchObject({ state: 'closed', closedAs: 'no-objection' });
    expect(step.effects[0]).toMatchObject({ events: [{ at: limit!.at }] });
  });

  test('mail to a closed ticket reopens it to its last owner', () => {
    const { ticket } = after(mailFrom('m1'), by(assign), by({ kind: 'archive' }), mailFrom('m2'));
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse', reopenCount: 1, closedAs: null });
  });

  test('a second resolution asks with a new link, and the old link no longer decides', () => {
    const { ticket } = after(
      mailFrom('m1'),
      by({ kind: 'resolve' }),
      by({ kind: 'deny', cycle: 1, message: null }),
      by({ kind: 'resolve' }),
    );
    expect(ticket.confirmationCycle).toBe(2);
    expect(refusal(ticket, { kind: 'confirm', cycle: 1, message: null }, NOON)?.code).toBe('link-expired');
  });
});

describe('machine mail', () => {
  test.each(['awaiting-reply', 'resolved-pending-confirmation', 'closed'] as const)(
    'never moves a ticket that is %s',
    (state) => {
      const { ticket } = after(
        mailFrom('m1'),
        by(state === 'awaiting-reply' ? reply() : state === 'closed' ? { kind: 'archive' } : { kind: 'resolve' }),
      );
      const step = decide(ticket, mailFrom('ooo', { machine: true }), NOON + 9 * HOUR_MS, RULES);
      expect(step.ticket.state).toBe(state);
      expect(step.ticket.clocks).toEqual(ticket.clocks);
    },
  );

  test('that opens a ticket starts its clocks all the same', () => {
    expect(after(mailFrom('alarm', { machine: true })).ticket.clocks).toHaveLength(2);
  });
});

test('the first response stays owed when a command reaches the ticket before the first mail', () => {
  const { ticket } = after(by(assign), mailFrom('m1'));
  expect(ticket).toMatchObject({ state: 'assigned', version: 2 });
  expect(ticket.clocks.map((clock) => clock.kind)).toEqual(['first-response', 'resolution']);
});

test('an event delivered twice counts once', () => {
  const { ticket } = after(mailFrom('m1'));
  expect(decide(ticket, mailFrom('m1'), NOON, RULES).ticket).toBe(ticket);
});

test('a stale version is refused with the current one', () => {
  const { ticket } = after(mailFrom('m1'), by(assign));
  expect(refusal(ticket, { kind: 'resolve' }, NOON, 1)).toMatchObject({
    code: 'stale-version',
    message: expect.stringContaining('version 2'),
  });
});

test('a closed ticket says that it must be reopened first', () => {
  expect(
    refusal(
      after(mailFrom('m1'), by({ kind: 'archive' })).ticket,
      { kind: 'snooze', until: NOON + 1, dueAt: NOON + 1, reason: 'parça bekleniyor' },
      NOON,
    )?.code,
  ).toBe('ticket-closed');
});
