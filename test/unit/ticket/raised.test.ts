/** A priority that an escalation has raised: what was promised stays as it was made, until somebody says which priority the ticket has. */
import { expect, test } from '@jest/globals';
import { choose } from '../../../domain/sla/choice.ts';
import { birthDues, type Policy, schedule, termsOf } from '../../../domain/sla/policy.ts';
import { renewalOf } from '../../../domain/sla/renewal.ts';
import { promisedPriority } from '../../../domain/ticket/clock/due.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS as H } from '../../../domain/time.ts';
import { born, by, clockOf, delivery, mailFrom, NOON, reply, system } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const AMOUNTS = { 'first-response': 4 * H, 'next-response': 8 * H, resolution: 40 * H };
const SOON = { 'first-response': 2 * H, 'next-response': 3 * H, resolution: 10 * H };
const usual = policyLike(AMOUNTS);
const STANDARD: Policy = { ...usual, promises: { ...usual.promises, high: SOON } };
const PRESSING = policyLike(SOON, { id: 'pressing', when: { field: 'priority', op: 'is', value: ['high'] } });

/** The life of a ticket by some policies, and what became of it at this hour after noon. */
function lived(policies: Policy[], ...steps: [hour: number, event: TicketEvent][]): Ticket {
  let ticket = born(termsOf(policies.at(-1)!));
  const happens = (event: TicketEvent, now: number) => {
    const step = decide(ticket, { ...event, at: now }, now, RULES);
    ticket = step.ticket;
    for (const effect of step.effects)
      if (effect.kind === 'schedule') {
        const { chooses, priority, requests } = effect;
        const policy = chooses
          ? chosen(policies, { priority, ...chooses })
          : policies.find(({ id }) => id === ticket.policy)!;
        const dues = schedule(policy, priority, requests);
        happens({ kind: 'scheduled', dues, ...(chooses && { terms: termsOf(policy) }), ...SAID }, now);
      }
  };
  happens(mailFrom('m0', { dues: birthDues(policies.at(-1)!, NOON, 'normal') }), NOON);
  for (const [hour, event] of steps) happens(event, NOON + hour * H);
  return ticket;
}
const chosen = (policies: Policy[], { team, priority, type }: Pick<Ticket, 'team' | 'priority' | 'type'>) =>
  choose(policies, { team, priority, type, vip: false, organisation: null, channel: 'email' });
const SAID = { actor: system, at: NOON, key: null };
const due = (ticket: Ticket, kind: string) => (clockOf(ticket, kind)!.dueAt - NOON) / H;

const raise: [number, TicketEvent] = [
  3,
  {
    ...{ kind: 'escalated', clock: 'first-response', moment: 'warned', does: ['raise-priority'], priority: 'high' },
    ...SAID,
  },
];
const wait: TicketEvent = by({ kind: 'wait', waitingFor: 'customer', until: null, reason: null });

test('a changed calendar or policy leaves it by the priority that it was made by', () => {
  const ticket = lived([STANDARD], raise);
  expect(ticket.priority).toBe('high');
  expect(renewalOf(ticket, { ...STANDARD, version: 2 }, NOON + 3 * H, [])).toBeNull();
  const longer = { ...STANDARD, promises: { ...STANDARD.promises, normal: { ...AMOUNTS, resolution: 50 * H } } };
  const dues = renewalOf(ticket, longer, NOON + 3 * H, [])!.dues!;
  expect(dues.map(({ clock, dueAt }) => [clock, (dueAt! - NOON) / H])).toEqual([
    ['first-response', 4],
    ['resolution', 50],
  ]);
});

test('no policy for the raised priority takes its place while it is owed', () => {
  const ticket = lived([PRESSING, STANDARD], raise);
  expect(promisedPriority(ticket)).toBe('normal');
  const moved = lived([PRESSING, STANDARD], raise, [3.5, by({ kind: 'set-type', type: 'complaint' })]);
  expect([moved.policy, due(moved, 'first-response'), due(moved, 'resolution')]).toEqual([STANDARD.id, 4, 40]);
});

test('what stood still goes on with the time that was left', () => {
  const ticket = lived([STANDARD], raise, [3, wait], [5, mailFrom('m1')]);
  expect(due(ticket, 'resolution')).toBe(42);
});

test('it is the one before the first raise, however often it is raised', () => {
  const again: [number, TicketEvent] = [3.5, { ...raise[1], priority: 'urgent' } as TicketEvent];
  expect(promisedPriority(lived([STANDARD], raise, again))).toBe('normal');
});

test('a promise that begins later is made by the raised priority', () => {
  const ticket = lived([STANDARD], raise, [3.2, by(reply())], [3.3, delivery('sent')], [5, mailFrom('m1')]);
  expect(due(ticket, 'next-response')).toBe(8);
});

test('once somebody says which priority it has, all is promised by that', () => {
  const ticket = lived([STANDARD], raise, [3.2, by({ kind: 'set-priority', priority: 'urgent' })]);
  expect(promisedPriority(ticket)).toBe('urgent');
  const back = lived(
    [PRESSING, STANDARD],
    raise,
    [3.2, by({ kind: 'set-priority', priority: 'low' })],
    [3.3, by({ kind: 'set-priority', priority: 'high' })],
  );
  expect([back.policy, due(back, 'resolution')]).toEqual(['pressing', 10]);
});
