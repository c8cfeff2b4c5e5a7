import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../domain/deadline.ts';
import { decide } from '../../domain/decide.ts';
import type { Command, EventKind, TicketEvent } from '../../domain/event.ts';
import { refusal } from '../../domain/refusal.ts';
import { allowed, MOVES, STATES, type State, type Ticket } from '../../domain/ticket.ts';
import { assign, born, by, customer, HOUR_MS, mailFrom, NOON, reply, system } from '../support/ticket-events.ts';

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
      let ticket = decide(born(), mailFrom('first'), NOON).ticket;
      for (let step = 1; step < 60; step += 1) {
        const now = NOON + step * HOUR_MS;
        const due = deadlines(ticket)[0];
        const event = due && random(4) === 0 ? due.event : { ...commands[random(commands.length)]!(step), at: now };
        const before = ticket;
        const result = decide(before, event, Math.max(now, event.at));
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

  test('refusal and decide agree on every state and command', () => {
    for (const state of STATES)
      for (const kind of ['assign', 'reply', 'resolve', 'archive', 'reopen', 'note'] as const) {
        const ticket: Ticket = { ...born(), version: 1, state: state as State, owner: state === 'new' ? null : 'ayse' };
        const command = (
          kind === 'assign'
            ? { kind, agent: 'can', team: null }
            : kind === 'reply'
              ? reply()
              : kind === 'note'
                ? { kind, message: 'n' }
                : { kind }
        ) as Command;
        const refused = refusal(ticket, command, NOON) !== null;
        expect(refused).toBe(!allowed(state, kind));
        expect(decide(ticket, by(command), NOON).effects.length === 0).toBe(refused);
      }
  });
});
