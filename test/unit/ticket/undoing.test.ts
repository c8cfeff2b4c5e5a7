/** What one has just done is taken back as if it had not been, as long as nothing else has happened. */
import { describe, expect, test } from '@jest/globals';
import { asks } from '../../../domain/ticket/asking.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Actor, Command, TicketEvent } from '../../../domain/ticket/event.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { resultOf } from '../../../domain/ticket/result.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../domain/time.ts';
import { after, assign, born, by, mailFrom, NOON, reply, system } from '../../support/cast/ticket-events.ts';

const can: Actor = { kind: 'agent', id: 'can' };
const ayse: Actor = { kind: 'agent', id: 'ayse' };
const LATER = NOON + 10 * HOUR_MS;

const happens = (ticket: Ticket, event: TicketEvent, now = event.at) => decide(ticket, event, now, RULES);
const undone = (ticket: Ticket, at: number) => happens(ticket, by({ kind: 'undo', undoes: ticket.version }, at)).ticket;
/** All that a reader sees of a ticket: without its counts, which go on. */
const seen = ({ version: _v, undoable: _u, confirmationCycle: _c, seenKeys: _s, names: _n, ...rest }: Ticket) => rest;

const asleep = { kind: 'snooze', until: LATER + HOUR_MS, dueAt: LATER + 2 * HOUR_MS, reason: 'Kargo' } as const;
const promised = { kind: 'promise', promise: 'p1', dueAt: LATER + 2 * HOUR_MS, warnAt: LATER + HOUR_MS } as const;
const answered = [mailFrom('m1'), by(assign), by(reply())];
const CASES: [string, TicketEvent[], Command][] = [
  ['archive', [mailFrom('m1'), by(assign)], { kind: 'archive' }],
  ['archive', [mailFrom('m1')], { kind: 'archive' }],
  ['mark-spam', [mailFrom('m1'), by(assign)], { kind: 'mark-spam' }],
  ['resolve', [mailFrom('m1'), by(assign)], { kind: 'resolve', holdMs: 10 * SECOND_MS }],
  ['resolve', answered, { kind: 'resolve', holdMs: 10 * SECOND_MS }],
  ['assign', [mailFrom('m1')], assign],
  ['assign', [mailFrom('m1'), by(assign)], { kind: 'assign', agent: null, team: 'iade' }],
  ['snooze', [mailFrom('m1'), by(assign)], asleep],
  ['wake', [mailFrom('m1'), by(assign), by(asleep)], { kind: 'wake' }],
  [
    'wait',
    [mailFrom('m1'), by(assign)],
    { kind: 'wait', waitingFor: 'third-party', until: LATER + HOUR_MS, reason: 'Kargo' },
  ],
  ['reopen', [...answered, by({ kind: 'archive' })], { kind: 'reopen' }],
  ['reopen', [mailFrom('m1'), by({ kind: 'mark-spam' })], { kind: 'reopen' }],
  ['set-priority', [mailFrom('m1'), by(assign)], { kind: 'set-priority', priority: 'urgent' }],
  ['set-type', [mailFrom('m1'), by(assign)], { kind: 'set-type', type: 'complaint' }],
  ['tag', [mailFrom('m1'), by(assign)], { kind: 'tag', tags: ['iade'] }],
  ['keep-promise', [mailFrom('m1'), by(assign), by(promised)], { kind: 'keep-promise', promise: 'p1' }],
];

test.each(CASES)('%s leaves nothing behind when it is taken back', (_name, events, command) => {
  const before = after(...events).ticket;
  const changed = happens(before, by(command, LATER)).ticket;
  expect(seen(changed)).not.toEqual(seen(before));
  expect(refusal(changed, { kind: 'undo', undoes: changed.version }, LATER, null, ayse)).toBeNull();
  const back = undone(changed, LATER + 5 * SECOND_MS);
  expect(seen(back)).toEqual(seen(before));
  expect(back.version).toBe(changed.version + 1);
  expect(deadlines(back).map(({ at, event }) => [at, event.kind])).toEqual(
    deadlines(before).map(({ at, event }) => [at, event.kind]),
  );
});

test.each([
  ['nobody’s is for its team to be handed out again', [mailFrom('m1')], ['unowned']],
  ['somebody’s is theirs', [mailFrom('m1'), by(assign)], []],
])('of what was put aside and is back %s', (_, events, asked) => {
  const aside = happens(after(...events).ticket, by(asleep, LATER)).ticket;
  const undo = by({ kind: 'undo', undoes: aside.version }, LATER + 1);
  expect(asks(aside, happens(aside, undo).ticket, undo)).toEqual(asked);
});

test('a team’s ticket is taken back from whom it was given on to at once, and not once a rule has done anything besides', () => {
  const before = after(mailFrom('m1'), by(assign)).ticket;
  const moved = happens(before, by({ kind: 'assign', agent: null, team: 'iade' }, LATER)).ticket;
  type Routed = Extract<TicketEvent, { kind: 'routed' }>;
  const routed = (more: Partial<Routed> = {}): TicketEvent => ({
    ...{ kind: 'routed', decision: 'd1', agent: 'zehra', team: null, instead: null },
    ...{ key: 'routed', at: LATER + 1, actor: system, ...more },
  });
  const given = happens(moved, routed()).ticket;
  expect(given.owner).toBe('zehra');
  const undo: Command = { kind: 'undo', undoes: moved.version };
  expect(refusal(given, undo, LATER + 2, null, ayse)).toBeNull();
  expect(seen(happens(given, by(undo, LATER + 2)).ticket)).toEqual(seen(before));
  for (const more of [{ outbox: 'o1' }, { priority: 'urgent' as const }, { team: 'kargo' }, { tags: ['iade'] }]) {
    const byRule = happens(moved, routed(more)).ticket;
    expect({ ...more, code: refusal(byRule, undo, LATER + 2, null, ayse)?.code }).toEqual({
      ...more,
      code: 'nothing-to-undo',
    });
  }
  // Whoever had it by then was not given it by the transfer.
  const later = happens(given, routed({ agent: 'selin', instead: 'zehra', key: 'later' })).ticket;
  expect(refusal(later, undo, LATER + 2, null, ayse)?.code).toBe('nothing-to-undo');
});

describe('the question to the customer', () => {
  const resolved = happens(after(...answered).ticket, by({ kind: 'resolve', holdMs: 10 * SECOND_MS }, LATER));

  test('waits as long as the resolution can be taken back unseen, and is then put once', () => {
    expect(resolved.effects.map(({ kind }) => kind)).not.toContain('ask-confirmation');
    const [due] = deadlines(resolved.ticket);
    expect(due).toMatchObject({ at: LATER + 10 * SECOND_MS, event: { kind: 'question-due' } });
    const asked = happens(resolved.ticket, due!.event);
    expect(asked.effects.at(-1)).toEqual({ kind: 'ask-confirmation', cycle: resolved.ticket.confirmationCycle });
    expect(happens(asked.ticket, due!.event).effects).toEqual([]);
    expect(refusal(asked.ticket, { kind: 'undo', undoes: resolved.ticket.version }, LATER, null, ayse)?.code).toBe(
      'nothing-to-undo',
    );
  });

  test('is not put when the resolution was taken back, nor when the customer writes meanwhile', () => {
    for (const event of [
      by({ kind: 'undo', undoes: resolved.ticket.version }, LATER + 1),
      mailFrom('m2', { at: LATER }),
    ]) {
      const { ticket } = happens(resolved.ticket, event);
      expect([event.kind, ticket.state, ticket.askAt]).toEqual([
        event.kind,
        event.kind === 'undo' ? 'awaiting-reply' : 'assigned',
        null,
      ]);
      expect(deadlines(ticket).map((one) => one.event.kind)).not.toContain('question-due');
    }
  });

  test('of a resolution taken back does not count for the next one', () => {
    const back = undone(resolved.ticket, LATER + 1);
    const again = happens(back, by({ kind: 'resolve' }, LATER + 2));
    expect(again.effects).toContainEqual({ kind: 'ask-confirmation', cycle: resolved.ticket.confirmationCycle + 1 });
  });

  test('is put at once where nothing is to wait, as it always was', () => {
    const { effects } = happens(after(...answered).ticket, by({ kind: 'resolve' }, LATER));
    expect(effects.map(({ kind }) => kind)).toContain('ask-confirmation');
  });
});

describe('taking back is refused', () => {
  const before = after(mailFrom('m1'), by(assign)).ticket;
  const { ticket } = happens(before, by({ kind: 'archive' }, LATER));
  const undo: Command = { kind: 'undo', undoes: ticket.version };

  test('to everybody else', () => {
    expect(refusal(ticket, undo, LATER, null, can)?.code).toBe('nothing-to-undo');
    expect(refusal(ticket, undo, LATER, null, system)?.code).toBe('nothing-to-undo');
  });

  test('after a day', () => {
    expect(refusal(ticket, undo, LATER + LIMITS.undoMs - 1, null, ayse)).toBeNull();
    expect(refusal(ticket, undo, LATER + LIMITS.undoMs, null, ayse)?.code).toBe('nothing-to-undo');
  });

  test('once something else has happened, and of another step', () => {
    const noted = happens(ticket, by({ kind: 'note', message: 'n1' }, LATER + 1, can)).ticket;
    expect(refusal(noted, undo, LATER + 2, null, ayse)?.code).toBe('nothing-to-undo');
    expect(refusal(ticket, { kind: 'undo', undoes: ticket.version - 1 }, LATER, null, ayse)?.code).toBe(
      'nothing-to-undo',
    );
  });

  test('a second time', () => {
    const back = undone(ticket, LATER + 1);
    expect(refusal(back, undo, LATER + 2, null, ayse)?.code).toBe('nothing-to-undo');
  });
});

test('what the calendar said of the step meanwhile is taken back along with it', () => {
  const before = after(mailFrom('m1'), by(assign)).ticket;
  const urgent = happens(before, by({ kind: 'set-priority', priority: 'urgent' }, LATER)).ticket;
  const [clock] = urgent.clocks;
  const due = { clock: clock!.kind, cycle: clock!.cycle, dueAt: LATER + MINUTE_MS, warnAt: LATER };
  const terms = { policy: 'fast', policyVersion: 2, limits: { ...urgent.limits, unownedMs: MINUTE_MS }, pauses: null };
  const scheduled = happens(urgent, {
    ...{ kind: 'scheduled', dues: [due], terms },
    ...{ actor: system, at: LATER, key: null },
  }).ticket;
  expect(scheduled.policy).toBe('fast');
  const back = happens(scheduled, by({ kind: 'undo', undoes: urgent.version }, LATER + 1)).ticket;
  expect(seen(back)).toEqual(seen(before));
});

describe('a promise that time breaks meanwhile', () => {
  const before = after(mailFrom('m1'), by(assign)).ticket;
  const clock = before.clocks.find(({ state }) => state === 'running')!;
  const AT = clock.dueAt - MINUTE_MS;
  const dueAt = AT - HOUR_MS;
  const breaks = (ticket: Ticket, due: number, now: number): Ticket =>
    happens(
      ticket,
      { ...{ kind: 'clock-breached', clock: clock.kind, dueAt: due }, ...{ actor: system, at: due, key: null } },
      now,
    ).ticket;
  const raised = happens(before, by({ kind: 'set-priority', priority: 'urgent' }, AT)).ticket;
  const { cycle } = raised.clocks.find(({ kind }) => kind === clock.kind)!;
  const urgent = happens(raised, {
    ...{ kind: 'scheduled', dues: [{ clock: clock.kind, cycle, dueAt, warnAt: dueAt }] },
    ...{ actor: system, at: AT, key: null },
  }).ticket;
  const undo: Command = { kind: 'undo', undoes: raised.version };

  test('by the very change is whole again, with what was done about it', () => {
    const broken = breaks(urgent, dueAt, AT);
    expect(broken.clocks.map(({ state }) => state)).toContain('breached');
    const escalated = happens(broken, {
      ...{ kind: 'escalated', clock: clock.kind, moment: 'broken', does: ['tell-owner'] },
      ...{ actor: system, at: AT, key: null },
    }).ticket;
    expect(refusal(escalated, undo, AT + 1, null, ayse)).toBeNull();
    const back = happens(escalated, by(undo, AT + 1)).ticket;
    expect(seen(back)).toEqual(seen(before));
    expect(deadlines(back)).toContainEqual(expect.objectContaining({ at: clock.dueAt }));
  });

  test('all the same does not stand in the way, and stays broken', () => {
    const tagged = happens(before, by({ kind: 'tag', tags: ['iade'] }, AT)).ticket;
    const broken = breaks(tagged, clock.dueAt, clock.dueAt);
    const step: Command = { kind: 'undo', undoes: tagged.version };
    expect(refusal(broken, step, clock.dueAt + 1, null, ayse)).toBeNull();
    const back = happens(broken, by(step, clock.dueAt + 1)).ticket;
    expect(seen(back)).toEqual(seen(breaks(before, clock.dueAt, clock.dueAt)));
  });

  test('is as in a run of earlier rules there: nothing is taken back', () => {
    const event: TicketEvent = {
      ...{ kind: 'clock-breached', clock: clock.kind, dueAt },
      ...{ actor: system, at: dueAt, key: null },
    };
    expect(decide(urgent, event, AT, 1).ticket.undoable).toBeNull();
  });

  test('a person who does something after it stands in the way as ever', () => {
    const broken = breaks(urgent, dueAt, AT);
    const noted = happens(broken, by({ kind: 'note', message: 'n1' }, AT + 1, can)).ticket;
    expect(refusal(noted, undo, AT + 2, null, ayse)?.code).toBe('nothing-to-undo');
  });
});

test('a promise whose time passed while the ticket was closed breaks at its own instant once that is taken back', () => {
  const before = after(mailFrom('m1'), by(assign)).ticket;
  const clock = before.clocks.find(({ state }) => state === 'running')!;
  const closed = happens(before, by({ kind: 'archive' }, clock.dueAt - SECOND_MS)).ticket;
  const back = undone(closed, clock.dueAt + SECOND_MS);
  expect(deadlines(back)).toContainEqual(
    expect.objectContaining({ at: clock.dueAt, event: expect.objectContaining({ kind: 'clock-breached' }) }),
  );
});

test('nobody is sought, and no rule asked, for a ticket that is back with whom it was', () => {
  const before = after(mailFrom('m1'), by(assign)).ticket;
  const closed = happens(before, by({ kind: 'archive' }, LATER)).ticket;
  const event = by({ kind: 'undo', undoes: closed.version }, LATER + 1);
  expect(asks(closed, undone(closed, LATER + 1), event)).toEqual([]);
});

test('a ticket of an earlier release has nothing to take back', () => {
  expect(refusal({ ...born(), version: 3 }, { kind: 'undo', undoes: 3 }, NOON, null, ayse)?.code).toBe(
    'nothing-to-undo',
  );
});

test('a person who must look is asked again, as before', () => {
  const before = { ...after(mailFrom('m1'), by(assign)).ticket, needsAttention: true, excused: true };
  const tagged = happens(before, by({ kind: 'tag', tags: ['iade'] }, LATER)).ticket;
  expect([tagged.needsAttention, undone(tagged, LATER + 1).needsAttention]).toEqual([false, true]);
});

test('a command that has changed nothing takes nothing back, least of all what was done before it', () => {
  const key = (one: string, command: Command) => ({ ...by(command, LATER), key: one });
  const snoozed = happens(after(mailFrom('m1'), by(assign)).ticket, key('k1', asleep)).ticket;
  expect(resultOf(snoozed, 'k1').undoes).toBe(snoozed.version);
  const same = happens(snoozed, key('k2', assign)).ticket;
  expect([same.version, resultOf(same, 'k2').undoes]).toEqual([snoozed.version, null]);
});
