/**
 * Ten thousand lives of a ticket, in which its calendar answers, sometimes late, and its deadlines come: no clock is lost, doubled or
 * early, and what did not arrive has met none.
 */
import { expect, test } from '@jest/globals';
import { birthDues, type Policy, schedule, termsOf } from '../../../domain/sla/policy.ts';
import { amountsFrom } from '../../../domain/sla/presets.ts';
import { USUAL_PAUSES } from '../../../domain/ticket/clock/standstill.ts';
import { isOwed, isResponse } from '../../../domain/ticket/clock/state.ts';
import { deadlines, overdueClocks } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { EventKind, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import { type Clock, type ClockKind, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { anyEvent, type Die, dieOf } from '../../support/cast/any-event.ts';
import { born, mailFrom, NOON, system } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const H = HOUR_MS;
const AMOUNTS = amountsFrom({ 'first-response': 4 * H, 'next-response': 8 * H, resolution: 40 * H });
const USUAL = policyLike(AMOUNTS.normal, {
  promises: AMOUNTS,
  escalations: [{ clock: 'first-response', at: 30 * MINUTE_MS, do: 'tell-lead' }],
});
/** The same; one whose low tickets are promised no end, nor any an end in so far as a colleague or the customer is waited for. */
const POLICIES: Policy[] = [
  USUAL,
  { ...USUAL, id: 'p2', promises: { ...AMOUNTS, low: { ...AMOUNTS.low, resolution: null } } },
  { ...USUAL, id: 'p3', pauses: { ...USUAL_PAUSES, customer: [], confirmation: [] } },
];

/** What a life is made of, beside deadlines and answers of the calendar, which come by themselves. */
const KINDS: EventKind[] = [
  ...(['message-received', 'message-received', 'reply', 'reply', 'delivery', 'delivery', 'delivery'] as const),
  ...(['assign', 'set-priority', 'set-type', 'routed', 'resolve', 'confirm', 'deny', 'reopen', 'archive'] as const),
  ...([
    'mark-spam',
    'snooze',
    'set-due',
    'wake',
    'resend',
    'cancel-send',
    'confirmation-asked',
    'set-requester',
  ] as const),
];

const clockIn = (ticket: Ticket, kind: ClockKind) => ticket.clocks.find((clock) => clock.kind === kind);
const isPending = (clock: Clock | undefined) =>
  clock !== undefined && (isOwed(clock) || (clock.state === 'paused' && clock.metAt === null));

class Life {
  ticket: Ticket;
  now = NOON;
  readonly found: string[] = [];
  /** How long each clock has run in its cycle of promise, reckoned from outside. */
  private readonly ran = new Map<ClockKind, number>();
  private waiting: Extract<Effect, { kind: 'schedule' }>[] = [];

  private readonly die: Die;
  private policy: Policy;

  constructor(die: Die, policy: Policy) {
    this.die = die;
    this.policy = policy;
    this.ticket = born(termsOf(policy));
    this.happens(mailFrom('m0', { dues: birthDues(policy, NOON, 'normal') }));
  }

  /** Until then: deadlines come in their order, and the calendar answers before what it is asked later. */
  passes(ms: number): void {
    const until = this.now + ms;
    for (let due = deadlines(this.ticket)[0]; due !== undefined && due.at <= until; due = deadlines(this.ticket)[0]) {
      // What passed while it was closed as spam was broken by what was promised then.
      const isOnTime = due.at >= this.now;
      this.runs(Math.max(due.at, this.now));
      if (due.event.kind === 'clock-breached' && isOnTime) this.isNotEarly(due.event.clock, due.at);
      const before = this.ticket;
      this.happens(due.event);
      if (this.ticket === before) return void this.found.push(`${due.event.kind} is due again and again`);
    }
    this.runs(until);
  }

  happens(event: TicketEvent): void {
    if (event.kind !== 'clock-breached' && event.kind !== 'clock-warned')
      for (const late of overdueClocks(this.ticket, this.now)) this.happens(late);
    this.decides(event);
    // Mostly the calendar answers at once.
    if (this.die(4) > 0) this.answers();
  }

  answers(): void {
    for (let asked = this.waiting.shift(); asked !== undefined; asked = this.waiting.shift()) {
      if (asked.chooses !== undefined) this.policy = POLICIES[this.die(POLICIES.length)]!;
      const dues = schedule(this.policy, asked.priority, asked.requests);
      this.decides({ kind: 'scheduled', dues, terms: termsOf(this.policy), actor: system, at: this.now, key: null });
    }
  }

  private decides(event: TicketEvent): void {
    const before = this.ticket;
    const { ticket, effects } = decide(before, event, this.now, RULES);
    this.ticket = ticket;
    for (const effect of effects) if (effect.kind === 'schedule') this.waiting.push(effect);
    this.looks(before, event);
  }

  private runs(until: number): void {
    for (const { kind, state } of this.ticket.clocks)
      // What ended or was met, and is owed again, runs from its true start.
      if (state !== 'paused') this.ran.set(kind, (this.ran.get(kind) ?? 0) + until - this.now);
    this.now = until;
  }

  /** It has run for all that was promised, unless somebody promised something else for it. */
  private isNotEarly(kind: ClockKind, at: number): void {
    const { promisedAt } = clockIn(this.ticket, kind)!;
    const amount = this.policy.promises[this.ticket.priority][kind];
    if (promisedAt !== null || this.waiting.length > 0) return;
    if (amount === null || (this.ran.get(kind) ?? 0) < amount) this.says(`${kind} is broken early, at ${at}`);
  }

  private looks(before: Ticket, event: TicketEvent): void {
    const { ticket } = this;
    const must = (holds: boolean, what: string) => holds || this.says(`${event.kind} in ${before.state}: ${what}`);
    const isOpen = ticket.state !== 'closed';
    must(ticket.team !== '', 'nobody is responsible');
    must(ticket.state !== 'assigned' || ticket.owner !== null, 'nobody owns it');
    must(!isOpen || deadlines(ticket).some(({ event: next }) => next.kind !== 'send-due'), 'nothing happens by itself');
    const kinds = ticket.clocks.map(({ kind }) => kind);
    must(new Set(kinds).size === kinds.length, 'a clock is there twice');
    for (const { kind, startedAt } of ticket.clocks) {
      if (clockIn(before, kind)?.startedAt === startedAt) continue;
      // It may begin with what was asked some time ago, before the answer to something else arrived.
      this.ran.set(kind, this.now - startedAt);
      // What came back later is owed again beside what was asked since; but no second answer is promised before the first.
      const other = ticket.clocks.some((one) => one.kind !== kind && isResponse(one) && isPending(one));
      must(kind === 'resolution' || !other, 'an answer is promised while one is owed');
    }
    for (const old of before.clocks) {
      const clock = clockIn(ticket, old.kind);
      must(clock !== undefined, `${old.kind} is lost`);
      if (clock === undefined) continue;
      // A refusal is heard of late, and says that it should not have stood still.
      if (old.state === 'paused' && clock.state === 'running')
        this.ran.set(old.kind, (this.ran.get(old.kind) ?? 0) + this.now - clock.since);
      must(clock.startedAt === old.startedAt || !isPending(old), `${old.kind} began anew while it was owed`);
      must(
        old.breachedAt === null ||
          // An answer in time that is heard of late takes it back.
          event.kind === 'delivery' ||
          clock.breachedAt !== null ||
          clock.startedAt !== old.startedAt ||
          clock.metBy !== null,
        'a breach is gone',
      );
    }
    const asks = event.kind === 'message-received' && !event.machine && event.voice === undefined && ticket !== before;
    must(
      !asks ||
        !isOpen ||
        ticket.state === before.state ||
        ticket.clocks.some((one) => isResponse(one) && isPending(one)),
      'who has written is owed no answer',
    );
    for (const { kind, metBy } of ticket.clocks.filter((clock) => isResponse(clock) && clock.metBy !== null))
      must(
        ticket.answers.find(({ outbox }) => outbox === metBy)?.fate !== 'failed',
        `${kind} is met by what did not arrive`,
      );
    must(
      ticket.clocks.every(({ state, promised, dueAt }) => promised || state === 'paused' || dueAt > this.now),
      'what nobody promised falls due',
    );
  }

  private says(what: string): void {
    if (this.found.length < 3) this.found.push(what);
  }
}

test('in 10,000 histories no clock is lost, doubled or early, and none is met by what did not arrive', () => {
  const found: string[] = [];
  const taken = new Set<EventKind>();
  for (let seed = 0; seed < 10_000 && found.length === 0; seed += 1) {
    const die = dieOf(seed * 7_919 + 1);
    const life = new Life(die, POLICIES[die(POLICIES.length)]!);
    for (let step = 0; step < 5; step += 1) {
      life.passes([0, MINUTE_MS, 20 * MINUTE_MS, H, 3 * H, 30 * H][die(6)]!);
      const event = anyEvent(die, life.ticket, life.now, KINDS[die(KINDS.length)]);
      taken.add(event.kind);
      // It answers before anything else is done with the ticket, if it answers at all.
      if (event.kind === 'mark-spam') life.answers();
      const asked = 'dues' in event ? { dues: [] } : {};
      life.happens({ ...event, ...asked, at: life.now, key: null });
    }
    life.answers();
    life.passes(50 * H);
    found.push(...life.found.map((what) => `${seed}: ${what}`));
  }
  expect(found).toEqual([]);
  expect([...taken].sort()).toEqual([...new Set(KINDS)].sort());
});
