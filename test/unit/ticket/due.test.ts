/** A due time that a person sets: what it moves, what keeps it, and what it never undoes. */
import { describe, expect, test } from '@jest/globals';
import { birthDues, type Policy, schedule, termsOf } from '../../../domain/sla/policy.ts';
import { requestsAgain } from '../../../domain/ticket/clock/due.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, RecordedEvent, TicketEvent } from '../../../domain/ticket/event.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { type ClockKind, type Late, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { born, by, delivery, mailFrom, NOON, system } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const H = HOUR_MS;
const AMOUNTS = { 'first-response': 4 * H, 'next-response': 8 * H, resolution: 40 * H };
const POLICY = policyLike(AMOUNTS, { escalations: [{ clock: 'first-response', at: H, do: 'tell-lead' }] });

/** What happens at these hours after noon, with the answers of the calendar. */
function lived(...steps: [hour: number, event: TicketEvent][]): { ticket: Ticket; events: RecordedEvent[] } {
  return livedBy(POLICY, ...steps);
}
function livedBy(policy: Policy, ...steps: [hour: number, event: TicketEvent][]) {
  let ticket = born(termsOf(policy));
  const events: RecordedEvent[] = [];
  const happens = (event: TicketEvent, now: number) => {
    const step = decide(ticket, { ...event, at: now }, now, RULES);
    ticket = step.ticket;
    for (const effect of step.effects)
      if (effect.kind === 'record') events.push(...effect.events);
      else if (effect.kind === 'schedule')
        happens({ kind: 'scheduled', dues: schedule(policy, effect.priority, effect.requests), ...SAID }, now);
  };
  happens(mailFrom('m0', { dues: birthDues(policy, NOON, 'normal') }), NOON);
  for (const [hour, event] of steps) happens(event, NOON + hour * H);
  return { ticket, events };
}
const SAID = { actor: system, at: NOON, key: null };

const setDue = (clock: ClockKind, hour: number): Extract<Command, { kind: 'set-due' }> => ({
  ...{ kind: 'set-due', clock, dueAt: NOON + hour * H, warnAt: NOON + (hour - 1) * H },
  ...{ lateAt: [{ afterMs: H, at: NOON + (hour + 1) * H }], note: 'n1' },
});
const set = (clock: ClockKind, hour: number) => by(setDue(clock, hour));
const clockIn = ({ ticket }: { ticket: Ticket }, kind: ClockKind) => ticket.clocks.find((one) => one.kind === kind)!;
const due = (life: { ticket: Ticket }, kind: ClockKind) => (clockIn(life, kind).dueAt - NOON) / H;
const mail = (message: string, hour: number): [number, TicketEvent] => [hour, mailFrom(message)];
const wait: TicketEvent = by({ kind: 'wait', waitingFor: 'customer', until: null, reason: null });

test('its warning, its breach and what is done later follow it, and the first promise stays', () => {
  const life = lived([1, set('first-response', 6)]);
  expect(clockIn(life, 'first-response')).toMatchObject({ state: 'running', promisedAt: NOON + 4 * H, warned: false });
  const of = (ticket: Ticket) =>
    deadlines(ticket).flatMap(({ at, event }) =>
      'clock' in event && event.clock === 'first-response' ? [[event.kind, (at - NOON) / H]] : [],
    );
  expect(of(life.ticket)).toEqual([
    ['clock-warned', 5],
    ['clock-breached', 6],
  ]);
  const breached = deadlines(life.ticket).find(({ event }) => event.kind === 'clock-breached')!;
  expect(of(decide(life.ticket, breached.event, breached.at, RULES).ticket)).toEqual([['clock-late', 7]]);
  expect(life.events.at(-1)).toMatchObject({ kind: 'set-due', data: { note: 'n1', was: NOON + 4 * H } });
});

test.each<[string, { 'first-response'?: Late[] } | undefined, number[]]>([
  ['the steps of the new promise', { 'first-response': [{ afterMs: 2 * H, at: NOON + 28 * H }] }, [28]],
  ['none, where its policy has none', undefined, []],
])('after a snooze, of what is done later there are left: %s', (_what, late, hours) => {
  const steps: Late[] = [1, 30].map((hour) => ({ afterMs: hour * H, at: NOON + (6 + hour) * H }));
  const named = by({ ...setDue('first-response', 6), lateAt: steps });
  const snooze = by({
    kind: 'snooze',
    until: NOON + 20 * H,
    dueAt: NOON + 24 * H,
    reason: 'tatil',
    ...(late && { late }),
  });
  const life = lived([1, named], [2, snooze], [20, { kind: 'snooze-ended', ...SAID }]);
  const breached = deadlines(life.ticket).find(({ event }) => event.kind === 'clock-breached')!;
  expect(breached.at).toBe(NOON + 24 * H);
  const { ticket } = decide(life.ticket, breached.event, breached.at, RULES);
  const found = deadlines(ticket).filter(({ event }) => event.kind === 'clock-late');
  expect(found.map(({ at }) => (at - NOON) / H)).toEqual(hours);
});

test('it may be sooner as well as later, and the first promise of several stays the first', () => {
  const life = lived([1, set('first-response', 2)], [1.5, set('first-response', 9)]);
  expect(due(life, 'first-response')).toBe(9);
  expect(clockIn(life, 'first-response').promisedAt).toBe(NOON + 4 * H);
});

test('an answer is kept or late by it', () => {
  const reply = by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' });
  const at = (hour: number) =>
    clockIn(lived([1, set('first-response', 6)], [2, reply], [hour, delivery('sent')]), 'first-response');
  expect(at(5)).toMatchObject({ state: 'met', breachedAt: null });
  expect(at(7)).toMatchObject({ state: 'breached', breachedAt: NOON + 6 * H, metAt: NOON + 7 * H });
});

describe('it stays as it was named', () => {
  const changed = policyLike({ ...AMOUNTS, resolution: 10 * H }, { version: 2 });
  test.each<[string, TicketEvent]>([
    ['when the priority changes', by({ kind: 'set-priority', priority: 'urgent' })],
    ['when the ticket goes to another team', by({ kind: 'assign', agent: null, team: 'kargo' })],
    ['when the type changes', by({ kind: 'set-type', type: 'complaint' })],
    ['when its policy changes', { kind: 'policy-changed', dues: [], terms: termsOf(changed), ...SAID }],
  ])('%s', (_when, event) => {
    const life = lived([1, set('resolution', 30)], [2, event]);
    expect(due(life, 'resolution')).toBe(30);
    expect(requestsAgain(life.ticket.clocks, NOON + 3 * H).map(({ clock }) => clock)).toEqual(['first-response']);
  });
  test('and what the calendar answers late of an earlier promise changes nothing', () => {
    const stale = birthDues(POLICY, NOON, 'normal').map((one) => ({ ...one, dueAt: NOON + 99 * H }));
    const life = lived([1, set('resolution', 30)], [2, { kind: 'scheduled', dues: stale, ...SAID }]);
    expect(due(life, 'resolution')).toBe(30);
  });
});

describe('where its clock stands still it is as much later', () => {
  test.each([
    ['by the time that it stood still', [2, 5], 30, 33],
    ['each time anew', [2, 5, 7, 10], 30, 36],
  ] as const)('%s', (_what, pauses, to, then) => {
    const turns = pauses.map((hour, index): [number, TicketEvent] =>
      index % 2 === 0 ? [hour, wait] : mail(`m${hour}`, hour),
    );
    const life = lived([1, set('resolution', to)], ...turns);
    expect(due(life, 'resolution')).toBe(then);
    expect((clockIn(life, 'resolution').warnAt - NOON) / H).toBe(then - 1);
  });
  test('also where the policy promises nothing any more', () => {
    const none = policyLike({ ...AMOUNTS, resolution: null });
    let { ticket } = lived([1, set('resolution', 30)], [2, wait]);
    const back = decide(ticket, { ...mailFrom('m1'), at: NOON + 5 * H }, NOON + 5 * H, RULES);
    const asked = back.effects.find((effect) => effect.kind === 'schedule')!;
    const dues = schedule(none, 'normal', asked.kind === 'schedule' ? asked.requests : []);
    ticket = decide(back.ticket, { kind: 'scheduled', dues, ...SAID }, NOON + 5 * H, RULES).ticket;
    expect(due({ ticket }, 'resolution')).toBe(33);
  });
  test('a snooze’s promise of an answer as well', () => {
    const pausing = {
      ...POLICY,
      pauses: { ...POLICY.pauses, customer: ['resolution', 'next-response', 'first-response'] as ClockKind[] },
    };
    const snooze = by({ kind: 'snooze', until: NOON + 20 * H, dueAt: NOON + 24 * H, reason: 'tatil' });
    const life = livedBy(pausing, [1, snooze], [2, by({ kind: 'wake' })], [3, wait], mail('m1', 8));
    expect(due(life, 'first-response')).toBe(29);
  });
});

describe('once its ticket is no spam after all', () => {
  const office = {
    ...{ id: 'office', version: 1, timeZone: 'Europe/Istanbul', holidays: [] },
    openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
  };
  const inOffice = policyLike(AMOUNTS, { calendar: office });
  const reply = by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' });
  const answered: [number, TicketEvent][] = [
    [1, reply],
    [1, delivery('sent')],
  ];
  // From Monday, noon, on; it was taken for spam on Tuesday at ten.
  const spam: [number, TicketEvent][] = [
    [22, by({ kind: 'mark-spam' })],
    [23, by({ kind: 'reopen' })],
  ];
  test.each<[string, [number, TicketEvent][], number]>([
    [
      'a named one is later by the open time that its clock had stood still',
      [[0.5, set('resolution', 48)], [1, wait], ...spam],
      54,
    ],
    ['and so where no answer is owed', [[0.5, set('resolution', 48)], ...answered, ...spam], 54],
    [
      'also where it stood still twice',
      [[0.5, set('resolution', 48)], [1, wait], mail('m2', 2), [3, wait], ...spam],
      53,
    ],
    [
      'one that ran again before that is no later for it',
      [[0.5, set('resolution', 48)], [1, wait], mail('m2', 2), ...spam],
      49,
    ],
    ['a promise of its policy goes on with the open time that was left', [[1, wait], ...spam], 7 * 24 + 1],
    ['and that, too, where no answer is owed', [...answered, ...spam], 7 * 24 + 1],
  ])('%s', (_what, steps, hour) => {
    expect(due(livedBy(inOffice, ...steps), 'resolution')).toBe(hour);
  });
});

describe('it is refused, and changes nothing', () => {
  const reply = by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' });
  const breach: TicketEvent = { kind: 'clock-breached', clock: 'first-response', dueAt: NOON + 4 * H, ...SAID };
  const snooze = by({ kind: 'snooze', until: NOON + 20 * H, dueAt: NOON + 24 * H, reason: 'tatil' });
  type Case = [string, [number, TicketEvent][], ClockKind, number, string];
  test.each<Case>([
    ['where the promise is broken', [[4, breach]], 'first-response', 9, 'promise-ended'],
    [
      'where it has passed, and nobody has noticed yet',
      [[5, by({ kind: 'note', message: 'n0' })]],
      'first-response',
      9,
      'promise-ended',
    ],
    [
      'where it was kept',
      [
        [1, reply],
        [2, delivery('sent')],
      ],
      'first-response',
      9,
      'promise-ended',
    ],
    ['where it has ended', [[1, by({ kind: 'resolve' })]], 'first-response', 9, 'promise-ended'],
    ['where there is none', [], 'next-response', 9, 'promise-ended'],
    ['while it stands still', [[1, wait]], 'resolution', 9, 'wrong-transition'],
    ['while a snooze says by when', [[1, snooze]], 'first-response', 9, 'wrong-transition'],
    ['for a time that is past', [], 'first-response', -1, 'bad-input'],
    ['for more than a year', [], 'first-response', (370 * DAY_MS) / H, 'bad-input'],
    ['once it is closed', [[1, by({ kind: 'archive' })]], 'resolution', 9, 'ticket-closed'],
  ])('%s', (_when, steps, kind, hour, code) => {
    const { ticket } = lived(...steps);
    const now = NOON + (steps.at(-1)?.[0] ?? 0) * H;
    expect(refusal(ticket, setDue(kind, hour), now)?.code).toBe(code);
    if (code === 'promise-ended')
      expect(decide(ticket, { ...set(kind, hour), at: now }, now, RULES).effects).toEqual([]);
  });
  test('but the end of a ticket that is put aside may be another', () => {
    const { ticket } = lived([1, snooze]);
    expect(refusal(ticket, setDue('resolution', 50), NOON + H)).toBeNull();
  });
});

test('to whom nothing was given, setting it gives nothing and no more time to take it', () => {
  const before = lived().ticket;
  const { ticket } = lived([0.5, set('first-response', 6)]);
  expect([ticket.owner, ticket.state, ticket.nudgeAt]).toEqual([null, 'new', before.nudgeAt]);
});
