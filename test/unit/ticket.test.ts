import { describe, expect, test } from '@jest/globals';
import type { Command, Effect, EventKind, TicketEvent } from '../../domain/event.ts';
import { deadlines } from '../../domain/deadline.ts';
import { decide } from '../../domain/decide.ts';
import { refusal } from '../../domain/refusal.ts';
import { allowed, isSettled, MOVES, newTicket, STATES, type State, type Ticket } from '../../domain/ticket.ts';

const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 10, 23, 9);
const LIMITS_OF = {
  unownedMs: HOUR_MS,
  staleMs: 20 * HOUR_MS,
  reminderMs: 30 * HOUR_MS,
  closingProposalMs: 40 * HOUR_MS,
  confirmationMs: 50 * HOUR_MS,
};
const agent = { kind: 'agent', id: 'ayse' } as const;
const customer = { kind: 'contact', id: 'deniz' } as const;
const system = { kind: 'system' } as const;

const born = (): Ticket =>
  newTicket({ number: 1001, team: 'destek', priority: 'normal', policy: 'usual', limits: LIMITS_OF, at: NOON });
const mailFrom = (
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
const by = (command: Command, at = NOON, actor: TicketEvent['actor'] = agent): TicketEvent =>
  ({ ...command, actor, at, key: null }) as TicketEvent;

/** A ticket after some events, each an hour after the one before. */
function after(...events: TicketEvent[]): { ticket: Ticket; effects: Effect[] } {
  let ticket = born();
  let effects: Effect[] = [];
  events.forEach((event, index) => {
    const at = NOON + index * HOUR_MS;
    const step = decide(ticket, { ...event, at }, at);
    ticket = step.ticket;
    effects = step.effects;
  });
  return { ticket, effects };
}
const clockOf = (ticket: Ticket, kind: string) => ticket.clocks.find((clock) => clock.kind === kind);
const assign: Command = { kind: 'assign', agent: 'ayse', team: null };
const reply = (then: 'await' | 'keep' | 'resolve' = 'await'): Command => ({
  kind: 'reply',
  message: 'r1',
  outbox: 'o1',
  then,
});

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

  test('a reply stops the response clock and pauses the resolution clock', () => {
    const { ticket, effects } = after(mailFrom('m1'), by(assign), by(reply()));
    expect(ticket.state).toBe('awaiting-reply');
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'met', metAt: NOON + 2 * HOUR_MS });
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'paused', pausedAt: NOON + 2 * HOUR_MS });
    expect(effects.map((effect) => effect.kind)).toEqual(['record', 'send']);
  });

  test('answering an ownerless ticket is taking it', () => {
    expect(after(mailFrom('m1'), by(reply())).ticket.owner).toBe('ayse');
  });

  test('the customer’s answer brings it back to the same owner with a next-response clock', () => {
    const { ticket, effects } = after(mailFrom('m1'), by(assign), by(reply()), mailFrom('m2'));
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse' });
    expect(clockOf(ticket, 'next-response')).toMatchObject({ state: 'running', startedAt: NOON + 3 * HOUR_MS });
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
    const closed = decide(resolved.ticket, by({ kind: 'confirm', cycle: 1 }, NOON, customer), NOON + 9);
    expect(closed.ticket).toMatchObject({ state: 'closed', closedAs: 'solved', nudgeAt: null });
    expect(isSettled(closed.ticket)).toBe(true);
  });

  test('no brings it back to the same owner', () => {
    const { ticket } = after(
      mailFrom('m1'),
      by(assign),
      by({ kind: 'resolve' }),
      by({ kind: 'deny', cycle: 1 }, NOON, customer),
    );
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse', reopenCount: 1 });
  });

  test('silence closes it without objection, stamped with the deadline', () => {
    const { ticket } = after(mailFrom('m1'), by(assign), by({ kind: 'resolve' }));
    const limit = deadlines(ticket).find((deadline) => deadline.event.kind === 'confirmation-limit-passed');
    const step = decide(ticket, limit!.event, limit!.at + 5 * HOUR_MS);
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
      by({ kind: 'deny', cycle: 1 }),
      by({ kind: 'resolve' }),
    );
    expect(ticket.confirmationCycle).toBe(2);
    expect(refusal(ticket, { kind: 'confirm', cycle: 1 }, NOON)?.code).toBe('link-expired');
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
      const step = decide(ticket, mailFrom('ooo', { machine: true }), NOON + 9 * HOUR_MS);
      expect(step.ticket.state).toBe(state);
      expect(step.ticket.clocks).toEqual(ticket.clocks);
    },
  );

  test('that opens a ticket starts its clocks all the same', () => {
    expect(after(mailFrom('alarm', { machine: true })).ticket.clocks).toHaveLength(2);
  });
});

describe('snooze', () => {
  const snooze: Command = { kind: 'snooze', until: NOON + 20 * HOUR_MS, dueAt: NOON + 22 * HOUR_MS, reason: null };

  test('makes a new promise and keeps the first on record', () => {
    const before = after(mailFrom('m1'), by(assign)).ticket;
    const { ticket } = decide(before, by(snooze), NOON);
    expect(clockOf(ticket, 'first-response')).toMatchObject({
      dueAt: NOON + 22 * HOUR_MS,
      promisedAt: clockOf(before, 'first-response')!.dueAt,
    });
  });

  test('ends at its time, once', () => {
    const { ticket } = decide(after(mailFrom('m1'), by(assign)).ticket, by(snooze), NOON);
    const end = deadlines(ticket).find((deadline) => deadline.event.kind === 'snooze-ended')!;
    expect(end.at).toBe(NOON + 20 * HOUR_MS);
    const woken = decide(ticket, end.event, end.at + HOUR_MS).ticket;
    expect(woken.snooze).toBeNull();
    expect(decide(woken, end.event, end.at + HOUR_MS).effects).toEqual([]);
  });

  test.each([
    ['the customer writes', mailFrom('m2')],
    ['it is given to somebody else', by({ kind: 'assign', agent: 'can', team: null })],
    ['it is answered', by(reply())],
  ])('ends early when %s', (_, event) => {
    const { ticket } = decide(after(mailFrom('m1'), by(assign)).ticket, by(snooze), NOON);
    expect(decide(ticket, event, NOON).ticket.snooze).toBeNull();
  });

  test('cannot return in the past or promise before it returns', () => {
    const { ticket } = after(mailFrom('m1'));
    expect(refusal(ticket, { ...snooze, until: NOON - 1 } as Command, NOON)?.code).toBe('bad-input');
    expect(refusal(ticket, { ...snooze, dueAt: NOON + HOUR_MS } as Command, NOON)?.code).toBe('bad-input');
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
        ticket = decide(ticket, due.event, now).ticket;
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
    expect(decide(ticket, late, NOON).effects).toEqual([]);
  });

  test('a broken promise stays broken when the answer comes', () => {
    const { ticket } = after(mailFrom('m1'));
    const due = clockOf(ticket, 'first-response')!.dueAt;
    const broken = decide(
      ticket,
      { kind: 'clock-breached', clock: 'first-response', dueAt: due, actor: system, at: due, key: null },
      due + 1,
    ).ticket;
    expect(clockOf(decide(broken, by(reply(), due + 2), due + 2).ticket, 'first-response')).toMatchObject({
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
    const deferred = decide(sent, delivery('deferred'), NOON).ticket;
    expect(deadlines(deferred)).toContainEqual(expect.objectContaining({ at: NOON + 9 * HOUR_MS }));
    expect(decide(sent, delivery('unknown'), NOON).ticket).toMatchObject({ needsAttention: true, sends: [] });
  });

  test('keeps a closed ticket’s run alive until it ends', () => {
    const { ticket } = after(mailFrom('m1'), by(reply()), by({ kind: 'archive' }));
    expect(isSettled(ticket)).toBe(false);
    const done = decide(
      ticket,
      { kind: 'delivery', outbox: 'o1', state: 'sent', retryAt: null, actor: system, at: NOON, key: null },
      NOON,
    ).ticket;
    expect(isSettled(done)).toBe(true);
  });
});

test('a command that overtakes the first mail does not cost the customer the first response', () => {
  const { ticket } = after(by(assign), mailFrom('m1'));
  expect(ticket).toMatchObject({ state: 'assigned', version: 2 });
  expect(ticket.clocks.map((clock) => clock.kind)).toEqual(['first-response', 'resolution']);
});

test('an event delivered twice counts once', () => {
  const { ticket } = after(mailFrom('m1'));
  expect(decide(ticket, mailFrom('m1'), NOON).ticket).toBe(ticket);
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
      { kind: 'snooze', until: NOON + 1, dueAt: NOON + 1, reason: null },
      NOON,
    )?.code,
  ).toBe('ticket-closed');
});

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
