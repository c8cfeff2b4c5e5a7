/** What clocks have brought by an instant, as one step that needs no run: what its run would have recorded, or nothing. */
import { expect, test } from '@jest/globals';
import { CLOCK_ASKS, passedAhead } from '../../../domain/sla/passed.ts';
import { birthDues, type Escalation } from '../../../domain/sla/policy.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS as H } from '../../../domain/time.ts';
import { born, by, delivery, LIMITS_OF, mailFrom, NOON, reply, system } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

/** Warns after three hours, is broken after four; the solution is far away. */
const policyThat = (...escalations: Escalation[]) =>
  policyLike({ 'first-response': 4 * H, 'next-response': 8 * H, resolution: 400 * H }, { escalations });
const usual = policyThat();
const first = (policy: typeof usual) => mailFrom('m0', { dues: birthDues(policy, NOON, 'normal') });
const lived = (ticket: Ticket, ...events: TicketEvent[]): Ticket =>
  events.reduce((one, event) => decide(one, event, event.at, RULES).ticket, ticket);
const owned = (policy = usual): Ticket => lived(born({ owner: 'ayse' }), first(policy));
const at = (escalation: Omit<Escalation, 'clock'>): Escalation => ({ clock: 'first-response', ...escalation });
const told = (ticket: Ticket, hours: number, policy = usual, heeded: string[] = [], nowHours = hours) =>
  passedAhead(ticket, policy, heeded, { until: NOON + hours * H, now: NOON + nowHours * H });

test('a promise that warned and was broken while nobody looked is one step, each at its own instant, as its run would record it', () => {
  const ticket = owned();
  const now = NOON + 5 * H;
  const step = told(ticket, 5)!;
  expect(step.events.map((event) => [event.version, event.kind, event.at])).toEqual([
    [2, 'clock-warned', step.events[0]!.at],
    [3, 'clock-breached', NOON + 4 * H],
  ]);
  const passed = [deadlines(ticket)[0]!, deadlines(ticket)[1]!].map(({ event }) => event);
  const run = passed.reduce((one, event) => decide(one, event, now, RULES).ticket, ticket);
  expect([step.since, step.ticket]).toEqual([1, run]);
  expect(deadlines(step.ticket)[0]!.at).toBe(step.tellAt);
});

test('before anything has passed there is no step, and after it none either', () => {
  expect(told(owned(), 1)).toBeNull();
  expect(told(told(owned(), 5)!.ticket, 5)).toBeNull();
});

test('what a policy does when a promise is broken is part of the step, as long as it asks nobody', () => {
  const lead = policyThat(at({ at: 'broken', do: 'tell-lead' }), at({ at: 'broken', do: 'raise-priority' }));
  const step = told(owned(lead), 5, lead)!;
  expect(step.events.at(-1)).toMatchObject({ version: 4, kind: 'escalated', at: NOON + 5 * H, actor: system });
  expect(step.ticket.priority).toBe('high');
  const other = policyThat(at({ at: 'broken', do: 'reroute' }));
  expect(told(owned(other), 5, other)).toBeNull();
});

test('what has passed less long ago than its run may take is left to the run, though it was late before', () => {
  expect(told(owned(), 3.5, usual, [], 5)!.events.map(({ kind }) => kind)).toEqual(['clock-warned']);
});

test('what comes after them by itself, and is no clock, is for the run; what was before it is recorded', () => {
  const unowned = lived(born({ limits: { ...LIMITS_OF, unownedMs: 4.5 * H } }), first(usual));
  const step = told(unowned, 5)!;
  expect(step.events.map(({ kind }) => kind)).toEqual(['clock-warned', 'clock-breached']);
  expect(step.tellAt).toBe(deadlines(step.ticket)[0]!.at);
});

test('a promise of which the calendar has not said yet when it is due is not broken at the instant that stands for it', () => {
  const answered = lived(owned(), by(reply('await'), NOON + H), delivery('sent', { outbox: 'o1', at: NOON + 2 * H }));
  const asked = lived(answered, mailFrom('m2', { at: NOON + 3 * H }));
  expect(asked.clocks.find(({ kind }) => kind === 'next-response')).toMatchObject({ state: 'running', counted: null });
  expect(told(asked, 100)).toBeNull();
});

test.each(CLOCK_ASKS.slice(0, 2))('where rules are asked at %s, its run asks them', (moment) => {
  expect(told(owned(), 5, usual, [moment])).toBeNull();
  expect(told(owned(), 5, usual, ['state-changed'])).not.toBeNull();
});

test.each<[what: string, ticket: Ticket]>([
  ['whose answer is on its way', lived(owned(), by(reply('keep'), NOON + H))],
  ['that was never recorded', { ...owned(), version: 0 }],
  [
    'that nobody has had for too long as well',
    lived(born({ limits: { ...LIMITS_OF, unownedMs: 2 * H } }), first(usual)),
  ],
  [
    'with a promise of a person that warned before that',
    lived(owned(), by({ kind: 'promise', promise: 'p1', dueAt: NOON + 4 * H, warnAt: NOON + 2 * H }, NOON + H)),
  ],
])('one %s is for its run alone', (_, ticket) => {
  expect(told(ticket, 5)).toBeNull();
});
