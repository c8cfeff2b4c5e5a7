import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, CommandKind, EventKind, TicketEvent } from '../../../domain/ticket/event.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { allowed, MOVES, STATES, type Ticket, RULES } from '../../../domain/ticket/ticket.ts';
import {
  assign,
  born,
  by,
  customer,
  HOUR_MS,
  mailFrom,
  NOON,
  reply,
  system,
} from '../../support/cast/ticket-events.ts';

describe('whatever happens, in any order', () => {
  const commands: ((n: number) => TicketEvent)[] = [
    (n) => mailFrom(`m${n}`),
    (n) => mailFrom(`x${n}`, { machine: true }),
    () => by(assign),
    () => by({ kind: 'assign', agent: 'can', team: null }),
    () => by({ kind: 'assign', agent: null, team: 'iade' }),
    () => by(reply()),
    () => by(reply('keep')),
    () => by(reply('resolve')),
    () => by({ kind: 'note', message: 'n' }),
    () => by({ kind: 'resolve' }),
    () => by({ kind: 'reopen' }),
    () => by({ kind: 'archive' }),
    () => by({ kind: 'mark-spam' }),
    () => by({ kind: 'wake' }),
    (n) => by({ kind: 'snooze', until: NOON + n * HOUR_MS, dueAt: NOON + (n + 2) * HOUR_MS, reason: null }),
    () => by({ kind: 'set-priority', priority: 'urgent' }),
    () => by({ kind: 'confirm', cycle: 1 }, NOON, customer),
    () => by({ kind: 'deny', cycle: 1 }, NOON, customer),
    () => ({
      kind: 'delivery',
      outbox: 'o1',
      state: 'deferred',
      retryAt: NOON + 80 * HOUR_MS,
      actor: system,
      at: NOON,
      key: null,
    }),
    () => ({ kind: 'delivery', outbox: 'o1', state: 'sent', retryAt: null, actor: system, at: NOON, key: null }),
  ];

  test('moves are legal, versions have no gap, and an open ticket has a team and a deadline', () => {
    let seed = 20261123;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    for (let life = 0; life < 300; life += 1) {
      let ticket = decide(born(), mailFrom('first'), NOON, RULES).ticket;
      for (let step = 1; step < 60; step += 1) {
        const now = NOON + step * HOUR_MS;
        const due = deadlines(ticket)[0];
        const event = due && random(4) === 0 ? due.event : { ...commands[random(commands.length)]!(step), at: now };
        const before = ticket;
        const result = decide(before, event, Math.max(now, event.at), RULES);
        ticket = result.ticket;
        const allowedTarget = MOVES[event.kind as EventKind][before.state];
        if (allowedTarget === undefined) expect(ticket).toBe(before);
        const records = result.effects.filter((effect) => effect.kind === 'record');
        expect(ticket.version - before.version).toBe(records.length);
        expect(ticket.team).toBeTruthy();
        if (ticket.state !== 'closed') expect(deadlines(ticket).length).toBeGreaterThan(0);
        if (ticket.state === 'assigned') expect(ticket.owner).not.toBeNull();
        if (ticket.state === 'new') expect(ticket.owner).toBeNull();
      }
    }
  });

  /** One of each command that the ticket below takes wherever its state allows the command at all. */
  const SAMPLE: { [Kind in CommandKind]: Extract<Command, { kind: Kind }> } = {
    assign: { kind: 'assign', agent: 'can', team: null },
    reply: { kind: 'reply', message: 'r1', outbox: 'o1', then: 'await' },
    note: { kind: 'note', message: 'n' },
    resolve: { kind: 'resolve' },
    reopen: { kind: 'reopen' },
    archive: { kind: 'archive' },
    'mark-spam': { kind: 'mark-spam' },
    snooze: { kind: 'snooze', until: NOON + HOUR_MS, dueAt: NOON + 2 * HOUR_MS, reason: null },
    wake: { kind: 'wake' },
    'set-priority': { kind: 'set-priority', priority: 'urgent' },
    'set-type': { kind: 'set-type', type: 'complaint' },
    tag: { kind: 'tag', tags: ['iade'] },
    resend: { kind: 'resend', outbox: 'o1' },
    'cancel-send': { kind: 'cancel-send', outbox: 'o1' },
    confirm: { kind: 'confirm', cycle: 1 },
    deny: { kind: 'deny', cycle: 1 },
  };

  test.each(Object.values(SAMPLE))('the table, refusal and decide agree in every state on $kind', (command) => {
    const snooze = { until: NOON + HOUR_MS, dueAt: NOON + HOUR_MS, reason: null };
    for (const state of STATES) {
      const owner = state === 'new' ? null : 'ayse';
      const ticket: Ticket = { ...born(), version: 1, state, owner, snooze, confirmationCycle: 1 };
      expect([state, refusal(ticket, command, NOON) === null]).toEqual([state, allowed(state, command.kind)]);
      expect([state, decide(ticket, by(command), NOON, RULES).effects.length > 0]).toEqual([
        state,
        allowed(state, command.kind),
      ]);
    }
  });

  test('a command that its state allows is refused when it has nothing to act on', () => {
    const ticket: Ticket = { ...born(), version: 1, state: 'resolved-pending-confirmation', confirmationCycle: 2 };
    for (const command of [SAMPLE.wake, SAMPLE.confirm, SAMPLE.deny])
      expect([command.kind, refusal(ticket, command, NOON)?.code]).toEqual([
        command.kind,
        command.kind === 'wake' ? 'wrong-transition' : 'link-expired',
      ]);
    expect(decide(ticket, by(SAMPLE.wake), NOON, RULES).effects).toEqual([]);
  });
});
