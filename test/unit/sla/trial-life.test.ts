/** A life of the past gone through once more: it comes to what the ticket's own clocks came to, whatever happened to it. */
import { expect, test } from '@jest/globals';
import { choose } from '../../../domain/sla/choice.ts';
import { type Policy, schedule, termsOf } from '../../../domain/sla/policy.ts';
import { MATTERS, type PastEvent } from '../../../domain/sla/past-ticket.ts';
import { createWorld } from '../../../domain/sla/trial-life.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { EventKind, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import { type Clock, newTicket, PRIORITIES, type Ticket, TICKET_TYPES } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { anyEvent, anyPause, type Die, dieOf, SAMPLE } from '../../support/cast/any-event.ts';
import { policyLike } from '../../support/sla/policies.ts';

const HOURS = { 'first-response': 4 * HOUR_MS, 'next-response': 6 * HOUR_MS, resolution: 30 * HOUR_MS };
const office = {
  ...{ id: 'office', version: 3, timeZone: 'Europe/Istanbul', holidays: ['2026-11-26'] },
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
};
/** They differ in everything that a promise depends on: amounts, hours, what stands still, what they are for. */
const POLICIES: Policy[] = [
  policyLike(
    { ...HOURS, 'next-response': 2 * HOUR_MS },
    {
      ...{ id: 'refunds', name: 'İade', when: { field: 'team', op: 'is', value: ['iade'] } },
      pauses: {
        customer: [],
        'third-party': ['first-response', 'next-response'],
        colleague: ['resolution'],
        confirmation: [],
      },
    },
  ),
  policyLike(
    { ...HOURS, resolution: null },
    {
      ...{ id: 'pressing', name: 'Acil', when: { field: 'priority', op: 'is', value: ['urgent', 'high'] } },
      ...{
        calendar: office,
        countBy: { 'first-response': 'calendar', 'next-response': 'business', resolution: 'business' },
      },
    },
  ),
  policyLike(
    { ...HOURS, 'first-response': HOUR_MS },
    {
      ...{ id: 'known', name: 'VIP', calendar: office },
      when: {
        any: [
          { field: 'sender-vip', op: 'is', value: [true] },
          { field: 'type', op: 'is', value: ['complaint'] },
        ],
      },
    },
  ),
  policyLike(HOURS, { calendar: office }),
];
const SYSTEM = { kind: 'system' } as const;

/** Deadlines pass by themselves, the calendar answers what it was asked, and policies are the tried ones all along: these are not thrown. */
const BY_ITSELF: readonly EventKind[] = [
  'scheduled',
  'policy-changed',
  'clock-warned',
  'clock-breached',
  'clock-late',
  'limit-scheduled',
];
const THROWN = (Object.keys(SAMPLE) as EventKind[]).filter((kind) => !BY_ITSELF.includes(kind));

/** What a ticket begins with. */
const FIRST: readonly EventKind[] = ['message-received', 'message-received', 'opened'];

/** A ticket that lives as a run of its workflow lets it, with all that was recorded and each promise as it ended. */
function lived(die: Die, steps: number) {
  const at = Date.UTC(2026, 10, 2, 6) + die(400) * HOUR_MS;
  const [team, priority] = [['destek', 'iade'][die(2)]!, PRIORITIES[die(4)]!];
  const [type, owner] = [[null, null, ...TICKET_TYPES][die(6)]!, [null, null, 'ayse', 'can'][die(4)]!];
  const requester = { vip: die(6) === 0, organisation: null, channel: (['email', 'phone'] as const)[die(2)]! };
  const chosenFor = (of: Pick<Ticket, 'team' | 'priority' | 'type'>) => choose(POLICIES, { ...of, ...requester });
  const policy = chosenFor({ team, priority, type });
  let ticket = newTicket({ number: 1, at, team, priority, type, owner, ...termsOf(policy) });
  const events: PastEvent[] = [];
  const promised = new Map<string, Clock>();
  let now = at;
  const apply = (event: TicketEvent): void => {
    const { ticket: after, effects } = decide(ticket, event, now, 2);
    ticket = after;
    for (const effect of effects) if (effect.kind === 'record') events.push(...effect.events);
    for (const effect of effects) if (effect.kind === 'schedule') answer(effect);
    for (const clock of ticket.clocks) promised.set(`${clock.kind} ${clock.startedAt}`, clock);
  };
  // As the activity answers: by what is asked, which of a ticket whose priority an escalation has raised is not what it is by now.
  const answer = ({ policy: known, priority, requests, chooses }: Extract<Effect, { kind: 'schedule' }>): void => {
    const by = chooses === undefined ? POLICIES.find(({ id }) => id === known)! : chosenFor({ priority, ...chooses });
    const dues = schedule(
      by,
      priority,
      requests,
      POLICIES.map(({ calendar }) => calendar),
    );
    apply({ kind: 'scheduled', dues, ...(chooses && { terms: termsOf(by) }), actor: SYSTEM, at: now, key: null });
  };
  const pass = (until: number): void => {
    now = until;
    for (const { kind: clock, state, dueAt } of ticket.clocks)
      if (state === 'running' && dueAt < now)
        apply({ kind: 'clock-breached', clock, dueAt, actor: SYSTEM, at: dueAt, key: null });
  };
  for (let step = 0; step < steps; step += 1) {
    pass(now + anyPause(die));
    const event = anyEvent(die, ticket, now, step === 0 ? FIRST[die(FIRST.length)]! : THROWN[die(THROWN.length)]!);
    apply({ ...event, at: now, ...('dues' in event && { dues: [] }) });
  }
  pass(now + anyPause(die) + 1);
  return {
    past: { number: 1, subject: '', at, team, priority, type, requester, events },
    now,
    promised,
    ticket,
  };
}

const OUTCOMES = { breached: 'broken', met: 'kept', ended: 'ended', running: 'open', paused: 'open' } as const;

/**
 * What few lives come to: a priority that an escalation has raised, and then another type and team; an answer that was none after all, of a
 * ticket that is closed.
 */
const RARE = [2449, 3660, 3727, 4682];
const SEEDS = [...Array.from({ length: 600 }, (_, index) => index + 1), ...RARE];

test('each promise is due at the same instant, and kept or broken as the clocks of 600 random tickets say', () => {
  const seen = new Set<string>();
  for (const seed of SEEDS) {
    const { past, now, promised } = lived(dieOf(seed), 30);
    const told = new Map(
      createWorld(POLICIES, now)
        .relive(past)
        .promised.map(({ clock, startedAt, dueAt, outcome }) => [`${clock} ${startedAt}`, { dueAt, outcome }]),
    );
    const own = new Map(
      [...promised].map(([which, { dueAt, state, promised: isPromised }]) => [
        which,
        isPromised ? { dueAt, outcome: OUTCOMES[state] } : { dueAt: null, outcome: 'none' },
      ]),
    );
    expect({ seed, told }).toEqual({ seed, told: own });
    for (const { outcome } of told.values()) seen.add(outcome);
  }
  expect([...seen].sort()).toEqual(['broken', 'ended', 'kept', 'none', 'open']);
});

test('what does not matter to promises is left out without a difference', () => {
  const matters = new Set<string>(MATTERS);
  for (let seed = 1; seed <= 300; seed += 1) {
    const { past, now } = lived(dieOf(seed), 30);
    const lean = { ...past, events: past.events.filter(({ kind }) => matters.has(kind)) };
    expect(createWorld(POLICIES, now).relive(lean)).toEqual(createWorld(POLICIES, now).relive(past));
  }
});

test('a life comes to the same in a world that has gone through others before', () => {
  const now = Date.UTC(2027, 0, 20);
  const world = createWorld(POLICIES, now);
  for (let seed = 1; seed <= 300; seed += 1) {
    const { past } = lived(dieOf(seed), 30);
    expect(world.relive(past)).toEqual(createWorld(POLICIES, now).relive(past));
  }
});

test('what happened is left as it was told', () => {
  const { past, now } = lived(dieOf(7), 30);
  const before = structuredClone(past);
  createWorld(POLICIES, now).relive(past);
  expect(past).toEqual(before);
});
