/** A policy tried on the past: what it counts, and which promises it lists. */
import { describe, expect, test } from '@jest/globals';
import type { Policy } from '../../../domain/sla/policy.ts';
import { createTrial } from '../../../domain/sla/trial.ts';
import type { PastEvent, PastTicket } from '../../../domain/sla/past-ticket.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { wallTime, weekday } from '../../../domain/wall-time.ts';
import { policyLike } from '../../support/sla/policies.ts';

/** A Monday, at noon in Istanbul. */
const NOON = Date.UTC(2026, 10, 23, 9);
const at = (hours: number): number => NOON + hours * HOUR_MS;
const CUSTOMER = { kind: 'contact', id: null } as const;
const AGENT = { kind: 'agent', id: 'ayse' } as const;
const happened = (
  hours: number,
  kind: PastEvent['kind'],
  data: object = {},
  actor: PastEvent['actor'] = AGENT,
): PastEvent => ({
  ...{ kind, at: at(hours), actor },
  data: { ...data },
});
const mail = (hours: number) => happened(hours, 'message-received', { machine: false, outbox: null }, CUSTOMER);
const reply = (hours: number, outbox: string, then = 'await') => happened(hours, 'reply', { outbox, then });
const delivery = (hours: number, outbox: string, state = 'sent') =>
  happened(hours, 'delivery', { outbox, state, retryAt: null }, { kind: 'system' });

const ticket = (events: PastEvent[], more: Partial<PastTicket> = {}): PastTicket => ({
  ...{ number: 1001, subject: 'Fatura', at: NOON, team: 'destek', priority: 'normal', type: null },
  requester: { vip: false, organisation: null, channel: 'email' },
  events,
  ...more,
});
const amounts = (first: number | null, next: number | null, resolution: number | null) => {
  const ms = (hours: number | null) => hours && hours * HOUR_MS;
  return { 'first-response': ms(first), 'next-response': ms(next), resolution: ms(resolution) };
};
const NOW = policyLike(amounts(4, 4, 24));

function tried(
  after: Policy[],
  tickets: PastTicket[],
  { before = [NOW], listed = 100, timeZone = 'Europe/Istanbul', now = at(100) } = {},
) {
  const trial = createTrial(before, after, { timeZone, listed, now });
  for (const one of tickets) trial.look(one);
  return trial.outcome();
}

const answeredAfterThree = ticket([mail(0), reply(3, 'o1'), delivery(3, 'o1'), happened(20, 'resolve')]);

describe('a promise', () => {
  test.each<[string, PastEvent[], Policy, object]>([
    [
      'is kept by an answer that arrived in time',
      [mail(0), reply(3, 'o1'), delivery(3, 'o1')],
      NOW,
      { kept: 1, broken: 0 },
    ],
    ['is broken by one that arrived late', [mail(0), reply(3, 'o1'), delivery(5, 'o1')], NOW, { kept: 0, broken: 1 }],
    [
      'is broken where the answer came back',
      [mail(0), reply(3, 'o1'), delivery(3, 'o1'), delivery(6, 'o1', 'bounced')],
      NOW,
      { kept: 0, broken: 1 },
    ],
    ['ends with a ticket that is resolved unanswered', [mail(0), happened(1, 'resolve')], NOW, { ended: 1, broken: 0 }],
    ['is broken where nobody ever answers', [mail(0)], NOW, { broken: 1 }],
    ['is open while it is not due', [mail(0)], policyLike(amounts(200, 4, null)), { open: 1, broken: 0 }],
    [
      'is none where its policy makes none',
      [mail(0)],
      policyLike(amounts(null, 4, null)),
      { kept: 0, broken: 0, open: 0 },
    ],
  ])('%s', (_what, events, policy, sums) => {
    expect(tried([policy], [ticket(events)]).after.clocks['first-response']).toMatchObject(sums);
  });

  test('of a next answer is each counted, from the customer’s own mail on', () => {
    const events = [
      ...[mail(0), reply(1, 'o1'), delivery(1, 'o1'), mail(10), reply(11, 'o2'), delivery(11, 'o2')],
      ...[mail(20), reply(27, 'o3'), delivery(27, 'o3')],
    ];
    const { before, after } = tried([policyLike(amounts(4, 8, 24))], [ticket(events)]);
    expect([before.clocks['next-response'], after.clocks['next-response']]).toEqual([
      { kept: 1, broken: 1, ended: 0, open: 0 },
      { kept: 2, broken: 0, ended: 0, open: 0 },
    ]);
  });

  test('stands still while the policy of its world says so', () => {
    const events = [
      mail(0),
      reply(1, 'o1'),
      delivery(1, 'o1'),
      mail(30),
      happened(31, 'resolve'),
      happened(32, 'confirm'),
    ];
    const strict = policyLike(amounts(4, 4, 24), { pauses: { ...NOW.pauses, customer: [] } });
    const { before, after } = tried([strict], [ticket(events)]);
    expect([before.clocks.resolution, after.clocks.resolution]).toMatchObject([{ kept: 1 }, { broken: 1 }]);
  });
});

test('what is broken in one world only is listed, with when it was due and by which policy', () => {
  const { looked, changed, newlyBroken, newlyKept, changes } = tried(
    [policyLike(amounts(2, 4, 24), { id: 'p2' })],
    [answeredAfterThree, ticket([mail(0), reply(1, 'o1'), delivery(1, 'o1')], { number: 1002 })],
  );
  expect({ looked, changed, newlyBroken, newlyKept }).toEqual({ looked: 2, changed: 1, newlyBroken: 1, newlyKept: 0 });
  expect(changes).toEqual([
    {
      ...{ number: 1001, subject: 'Fatura', clock: 'first-response', startedAt: NOON },
      before: { dueAt: at(4), outcome: 'kept', policy: 'p1', byMs: HOUR_MS },
      after: { dueAt: at(2), outcome: 'broken', policy: 'p2', byMs: HOUR_MS },
    },
  ]);
});

test('a policy for some tickets changes those, and the rest stays', () => {
  const urgent = policyLike(amounts(1, 1, 2), { id: 'p2', when: { field: 'priority', op: 'is', value: ['urgent'] } });
  const pressing = { ...answeredAfterThree, number: 1003, priority: 'urgent' as const };
  const { changes } = tried([urgent, NOW], [answeredAfterThree, pressing]);
  expect(changes.map(({ number, clock }) => [number, clock])).toEqual([
    [1003, 'resolution'],
    [1003, 'first-response'],
  ]);
});

test('a calendar that opens later keeps what a strict one broke', () => {
  const hours = (from: string) => ({
    ...{ id: 'office', version: 1, timeZone: 'Europe/Istanbul', holidays: [] },
    openHours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to: '18:00' })),
  });
  const by = (from: string) => policyLike(amounts(4, 4, null), { calendar: hours(from) });
  const { changes, newlyKept } = tried([by('14:00')], [ticket([mail(0), reply(5, 'o1'), delivery(5, 'o1')])], {
    before: [by('09:00')],
  });
  expect([newlyKept, changes[0]?.before.outcome, changes[0]?.after.outcome]).toEqual([1, 'broken', 'kept']);
});

test('broken promises are counted by the weekday and hour in which they were made, and by team', () => {
  const { after } = tried(
    [policyLike(amounts(2, 4, null))],
    [answeredAfterThree, { ...answeredAfterThree, team: 'iade' }],
  );
  expect(after.hours[0]![12]).toBe(2);
  expect(after.hours.flat().reduce((sum, count) => sum + count, 0)).toBe(2);
  expect([...after.teams]).toEqual([
    ['destek', { kept: 0, broken: 1 }],
    ['iade', { kept: 0, broken: 1 }],
  ]);
});

test.each([
  ['Europe/Berlin', '2026-10-24T22:00:00Z'],
  ['Europe/Berlin', '2026-03-28T22:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T10:00:00Z'],
  ['Asia/Kathmandu', '2026-11-28T10:00:00Z'],
])('that hour is what the clock shows, on a day on which it is changed as well: %s', (timeZone, begin) => {
  const told = Array.from({ length: 36 }, (_, half) => Date.parse(begin) + half * 30 * MINUTE_MS);
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const instant of told) {
    const local = wallTime(instant, timeZone);
    hours[weekday(local) - 1]![local.hour]! += 1;
  }
  const broken = told.map((instant) => ticket([{ ...mail(0), at: instant }], { at: instant }));
  const { after } = tried([policyLike(amounts(1, 1, null))], broken, { timeZone, now: told.at(-1)! + 2 * HOUR_MS });
  expect(after.hours).toEqual(hours);
});

test('the newest of many changes are listed, newest first, and all are counted', () => {
  const many = Array.from({ length: 30 }, (_, nth) => ({ ...answeredAfterThree, number: 1001 + nth }));
  const { changed, changes } = tried([policyLike(amounts(2, 4, 24))], many, { listed: 3 });
  expect([changed, changes.map(({ number }) => number)]).toEqual([30, [1030, 1029, 1028]]);
});
