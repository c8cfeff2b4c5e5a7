/** What a changed policy or calendar comes to for one open ticket, and what the ticket makes of being told. */
import { describe, expect, test } from '@jest/globals';
import { birthDues, type KeptCalendar, type Policy, termsOf } from '../../../domain/sla/policy.ts';
import { renewalOf } from '../../../domain/sla/renewal.ts';
import { USUAL_PAUSES } from '../../../domain/ticket/clock/standstill.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import { noticesOf } from '../../../domain/ticket/notices.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS as H } from '../../../domain/time.ts';
import { born, by, clockOf, delivery, mailFrom, NOON, reply, system } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const AMOUNTS = { 'first-response': 24 * H, 'next-response': 24 * H, resolution: 72 * H };
/** Open all day, every day; the 24th is tomorrow. */
const openAt = (version: number, ...holidays: string[]): KeptCalendar => ({
  ...{ id: 'hafta', version, timeZone: 'UTC', holidays },
  openHours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
});
const before = policyLike(AMOUNTS, { calendar: openAt(1) });
const after: Policy = { ...before, calendar: openAt(2, '2026-11-24') };

const ticketBy = (policy: Policy, ...events: TicketEvent[]): Ticket =>
  [mailFrom('m1', { dues: birthDues(policy, NOON, 'normal') }), ...events].reduce(
    (ticket, event) => decide(ticket, event, event.at, RULES).ticket,
    born(termsOf(policy)),
  );
/** What an open ticket becomes when it is told at `at`. */
function told(ticket: Ticket, policy: Policy, at: number) {
  const promised = renewalOf(ticket, policy, at, [before.calendar]);
  if (promised === null) return null;
  const event: TicketEvent = { kind: 'policy-changed', ...promised, actor: system, at, key: 'renewal:1:1' };
  return decide(ticket, event, at, RULES);
}
const recorded = (effects: Effect[]) => effects.flatMap((effect) => (effect.kind === 'record' ? effect.events : []));
const due = (ticket: Ticket, kind: string) => (clockOf(ticket, kind)!.dueAt - NOON) / H;

test('a holiday on the way moves what runs, says from when to when, and asks no calendar again', () => {
  const { ticket, effects } = told(ticketBy(before), after, NOON + H)!;
  expect([due(ticket, 'first-response'), due(ticket, 'resolution')]).toEqual([48, 96]);
  expect(effects.map(({ kind }) => kind)).toEqual(['record']);
  expect(recorded(effects)[0]!.data['moved']).toEqual([
    { clock: 'first-response', from: NOON + 24 * H, to: NOON + 48 * H },
    { clock: 'resolution', from: NOON + 72 * H, to: NOON + 96 * H },
  ]);
});

test('what has passed is not written anew: a holiday that was is spent by the calendar of then', () => {
  const late = { ...before, calendar: openAt(2, '2026-11-24') };
  const ticket = ticketBy(before);
  // On the 25th at noon, 48 of its 72 hours are spent, whatever the 24th is called by now.
  expect(told(ticket, late, NOON + 48 * H)).toBeNull();
});

test.each<[what: string, policy: Policy]>([
  ['a version that says the same', { ...before, version: 2, name: 'Başka ad' }],
  ['a holiday after all is due', { ...before, calendar: openAt(2, '2026-12-24') }],
  [
    'the promise of another priority',
    { ...before, promises: { ...before.promises, urgent: { ...AMOUNTS, resolution: H } } },
  ],
])('%s is told to nobody', (_what, policy) => {
  expect(told(ticketBy(before), policy, NOON + H)).toBeNull();
});

test.each<[what: string, policy: Policy]>([
  ['another promise', policyLike({ ...AMOUNTS, resolution: 90 * H }, { calendar: openAt(1), version: 2 })],
  ['an earlier warning', { ...before, version: 2, warnAfter: 0.5 }],
  ['a step after a breach', { ...before, escalations: [{ clock: 'resolution', at: H, do: 'tell-lead' }] }],
  ['other limits', { ...before, limits: { ...before.limits, asks: !before.limits.asks } }],
  ['another policy', { ...before, id: 'p2' }],
])('%s is told', (_what, policy) => {
  const step = told(ticketBy(before), policy, NOON + H)!;
  expect(step.ticket).toMatchObject(termsOf(policy));
  expect(told(step.ticket, policy, NOON + 2 * H)).toBeNull();
});

test('what was met, what stands still and what a snooze has promised stay', () => {
  const answered = ticketBy(before, by(reply(), NOON + H), delivery('sent', { at: NOON + H }));
  expect(clockOf(answered, 'resolution')!.state).toBe('paused');
  expect(told(answered, after, NOON + 2 * H)).toBeNull();
  const snooze: Command = { kind: 'snooze', until: NOON + 20 * H, dueAt: NOON + 22 * H, reason: null };
  const { ticket, effects } = told(ticketBy(before, by(snooze)), after, NOON + H)!;
  expect([due(ticket, 'first-response'), due(ticket, 'resolution')]).toEqual([22, 96]);
  expect(recorded(effects)[0]!.data['moved']).toHaveLength(1);
});

test('what is broken stays broken, also where the new promise would still be kept', () => {
  const broken = { kind: 'clock-breached', clock: 'first-response', dueAt: NOON + 24 * H } as const;
  const ticket = ticketBy(before, { ...broken, actor: system, at: NOON + 24 * H, key: null });
  const longer = policyLike({ ...AMOUNTS, 'first-response': 96 * H, resolution: 90 * H }, { calendar: openAt(1) });
  const step = told(ticket, longer, NOON + 25 * H)!;
  expect(clockOf(step.ticket, 'first-response')).toMatchObject({ state: 'breached', breachedAt: NOON + 24 * H });
  expect(due(step.ticket, 'resolution')).toBe(90);
});

test('a ticket that has become something else meanwhile asks by itself, and one that has asked is not told again', () => {
  const ticket = ticketBy(before);
  const promised = renewalOf(ticket, after, NOON + H, [before.calendar])!;
  const event = { kind: 'policy-changed', ...promised, actor: system, at: NOON + H, key: null } as const;
  const urgent = decide(ticket, by({ kind: 'set-priority', priority: 'urgent' }, NOON + H), NOON + H, RULES).ticket;
  const { effects } = decide(urgent, event, NOON + H, RULES);
  expect(effects.map(({ kind }) => kind)).toEqual(['record', 'schedule']);
  const first = decide(ticket, event, NOON + H, RULES).ticket;
  const again = renewalOf(ticketBy(after), after, NOON + H, []);
  expect(again).toBeNull();
  const dues = promised.dues!.map((one) => ({ ...one, cycle: one.cycle + 1 }));
  expect(decide(first, { ...event, dues }, NOON + H, RULES).effects).toEqual([]);
});

test('nobody is told of a promise that has moved', () => {
  const { ticket, effects } = told(ticketBy(before), after, NOON + H)!;
  expect(noticesOf(recorded(effects), ticket)).toEqual([]);
});

describe('a ticket that waits for a third party, under a policy that does not stop for it', () => {
  const goesOn: Policy = { ...before, version: 2, pauses: { ...USUAL_PAUSES, 'third-party': [] } };
  const wait: Command = { kind: 'wait', waitingFor: 'third-party', until: NOON + 60 * H, reason: 'kargo' };
  const waits = () => ticketBy(before, by(wait, NOON + H));

  test('is told at once when it is due, and what the timeline says is what the clock has', () => {
    const { ticket, effects } = told(waits(), goesOn, NOON + 11 * H)!;
    expect(effects.map(({ kind }) => kind)).toEqual(['record']);
    // One hour was spent, and ten stood still.
    expect([clockOf(ticket, 'resolution')!.state, due(ticket, 'resolution')]).toEqual(['running', 82]);
    expect(recorded(effects)[0]!.data['moved']).toEqual([
      { clock: 'resolution', from: NOON + 72 * H, to: NOON + 82 * H },
    ]);
  });

  test('of a due time that the calendar has yet to say nothing is told', () => {
    const ticket = waits();
    const event = {
      kind: 'policy-changed',
      terms: termsOf(goesOn),
      actor: system,
      at: NOON + 11 * H,
      key: null,
    } as const;
    const { effects } = decide(ticket, event, event.at, RULES);
    expect(effects.map(({ kind }) => kind)).toEqual(['record', 'schedule']);
    expect(recorded(effects)[0]!.data['moved']).toBeUndefined();
  });
});
