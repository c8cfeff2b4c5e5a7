import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { isSettled, RULES } from '../../../domain/ticket/ticket.ts';
import {
  after,
  assign,
  by,
  clockOf,
  delivery,
  mailFrom,
  NOON,
  reply,
  system,
} from '../../support/cast/ticket-events.ts';
import { HOUR_MS } from '../../../domain/time.ts';

test('a mail that joins a ticket and is older than it starts no clock before there was a ticket', () => {
  const answered = after(mailFrom('m1'), by(assign), by(reply()), delivery()).ticket;
  const moved = decide(answered, mailFrom('m2', { at: NOON - 900 * HOUR_MS }), NOON + 5 * HOUR_MS, RULES);
  expect(clockOf(moved.ticket, 'next-response')).toMatchObject({ state: 'running', startedAt: NOON });
  expect(moved.effects[0]).toMatchObject({ kind: 'record', events: [{ kind: 'message-received', at: NOON }] });
});

describe('snooze', () => {
  const snooze: Command = {
    kind: 'snooze',
    until: NOON + 20 * HOUR_MS,
    dueAt: NOON + 22 * HOUR_MS,
    reason: 'parça bekleniyor',
  };

  test('makes a new promise and keeps the first on record', () => {
    const before = after(mailFrom('m1'), by(assign)).ticket;
    const { ticket } = decide(before, by(snooze), NOON, RULES);
    expect(clockOf(ticket, 'first-response')).toMatchObject({
      dueAt: NOON + 22 * HOUR_MS,
      promisedAt: clockOf(before, 'first-response')!.dueAt,
    });
  });

  test('ends at its time, once', () => {
    const { ticket } = decide(after(mailFrom('m1'), by(assign)).ticket, by(snooze), NOON, RULES);
    const end = deadlines(ticket).find((deadline) => deadline.event.kind === 'snooze-ended')!;
    expect(end.at).toBe(NOON + 20 * HOUR_MS);
    const woken = decide(ticket, end.event, end.at + HOUR_MS, RULES).ticket;
    expect(woken.snooze).toBeNull();
    expect(decide(woken, end.event, end.at + HOUR_MS, RULES).effects).toEqual([]);
  });

  test.each([
    ['the customer writes', mailFrom('m2')],
    ['it is given to somebody else', by({ kind: 'assign', agent: 'can', team: null })],
    ['it is answered', by(reply())],
  ])('ends early when %s', (_, event) => {
    const { ticket } = decide(after(mailFrom('m1'), by(assign)).ticket, by(snooze), NOON, RULES);
    expect(decide(ticket, event, NOON, RULES).ticket.snooze).toBeNull();
  });

  test('cannot return in the past or promise before it returns', () => {
    const { ticket } = after(mailFrom('m1'));
    expect(refusal(ticket, { ...snooze, until: NOON - 1 }, NOON)?.code).toBe('bad-input');
    expect(refusal(ticket, { ...snooze, dueAt: NOON + HOUR_MS }, NOON)?.code).toBe('bad-input');
  });
});

describe('clocks', () => {
  test('warn once and break once, each at its instant', () => {
    const dues = [
      { clock: 'first-response' as const, cycle: 1, dueAt: NOON + 4 * HOUR_MS, warnAt: NOON + 3 * HOUR_MS },
    ];
    let { ticket } = after(mailFrom('m1', { dues }));
    const seen: string[] = [];
    for (let hour = 0; hour < 60; hour += 1) {
      const now = NOON + hour * HOUR_MS;
      for (let due = deadlines(ticket)[0]; due && due.at <= now; due = deadlines(ticket)[0]) {
        if (due.event.kind.startsWith('clock') && 'clock' in due.event && due.event.clock === 'first-response')
          seen.push(`${due.event.kind} ${(due.at - NOON) / HOUR_MS}`);
        ticket = decide(ticket, due.event, now, RULES).ticket;
      }
    }
    expect(seen).toEqual(['clock-warned 3', 'clock-breached 4']);
  });

  test('an answer of the calendar for an earlier cycle is ignored', () => {
    const { ticket } = after(mailFrom('m1'));
    const late: TicketEvent = {
      kind: 'scheduled',
      dues: [{ clock: 'resolution', cycle: 7, dueAt: 1, warnAt: 1 }],
      actor: system,
      at: NOON,
      key: null,
    };
    expect(decide(ticket, late, NOON, RULES).effects).toEqual([]);
  });

  test('a broken promise stays broken when the answer comes', () => {
    const { ticket } = after(mailFrom('m1'));
    const due = clockOf(ticket, 'first-response')!.dueAt;
    const broken = decide(
      ticket,
      { kind: 'clock-breached', clock: 'first-response', dueAt: due, actor: system, at: due, key: null },
      due + 1,
      RULES,
    ).ticket;
    const answered = [by(reply(), due + 2), delivery('sent', { at: due + 2 })].reduce(
      (now, event) => decide(now, event, due + 2, RULES).ticket,
      broken,
    );
    expect(clockOf(answered, 'first-response')).toMatchObject({
      state: 'breached',
      breachedAt: due,
      metAt: due + 2,
    });
  });
});

describe('outgoing mail', () => {
  test('a deferred one is a deadline, an unknown one asks for a person', () => {
    const sent = after(mailFrom('m1'), by(reply())).ticket;
    const delivery = (state: 'deferred' | 'unknown'): TicketEvent => ({
      kind: 'delivery',
      outbox: 'o1',
      state,
      retryAt: NOON + 9 * HOUR_MS,
      actor: system,
      at: NOON,
      key: null,
    });
    const deferred = decide(sent, delivery('deferred'), NOON, RULES).ticket;
    expect(deadlines(deferred)).toContainEqual(expect.objectContaining({ at: NOON + 9 * HOUR_MS }));
    expect(decide(sent, delivery('unknown'), NOON, RULES).ticket).toMatchObject({ needsAttention: true, sends: [] });
  });

  test('keeps a closed ticket’s run alive until it ends', () => {
    const { ticket } = after(mailFrom('m1'), by(reply()), by({ kind: 'archive' }));
    expect(isSettled(ticket)).toBe(false);
    const done = decide(
      ticket,
      { kind: 'delivery', outbox: 'o1', state: 'sent', retryAt: null, actor: system, at: NOON, key: null },
      NOON,
      RULES,
    ).ticket;
    expect(isSettled(done)).toBe(true);
  });
});
