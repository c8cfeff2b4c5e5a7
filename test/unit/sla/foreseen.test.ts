/** What a deadline will do, told before it comes: the same that `decide` and the policy then do. */
import { expect, test } from '@jest/globals';
import { foresee } from '../../../domain/sla/foreseen.ts';
import { birthDues } from '../../../domain/sla/policy.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { EventKind } from '../../../domain/ticket/event.ts';
import { type Limits, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { born, by, delivery, LIMITS_OF, mailFrom, NOON } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const H = HOUR_MS;
const policy = policyLike(
  { 'first-response': 4 * H, 'next-response': 8 * H, resolution: 400 * H },
  {
    escalations: [
      { clock: 'first-response', at: 'warned', do: 'tell-lead' },
      { clock: 'first-response', at: 'broken', do: 'raise-priority' },
      { clock: 'first-response', at: 'broken', do: 'reroute' },
    ],
  },
);
const owned = (limits: Limits = LIMITS_OF): Ticket => {
  const first = mailFrom('m0', { dues: birthDues(policy, NOON, 'normal') });
  return decide(born({ owner: 'ayse', limits }), first, NOON, RULES).ticket;
};
const foreseen = (ticket: Ticket, kind: EventKind) => {
  const deadline = deadlines(ticket).find(({ event }) => event.kind === kind)!;
  return foresee(ticket, deadline, policy);
};

test('a promise that warns or breaks tells who has it and the lead, and does what its policy says', () => {
  expect(foreseen(owned(), 'clock-warned')).toEqual([
    { does: 'tells', whom: { agent: 'ayse' } },
    { does: 'tells', whom: 'lead' },
  ]);
  expect(foreseen(owned(), 'clock-breached')).toEqual([
    { does: 'tells', whom: { agent: 'ayse' } },
    { does: 'tells', whom: 'lead' },
    { does: 'seeks' },
    { does: 'raises', priority: 'high' },
  ]);
});

test('a snooze that ends brings it back and tells who has it', () => {
  const snooze = by({ kind: 'snooze', until: NOON + 2 * H, dueAt: NOON + 3 * H, reason: 'kargo' });
  expect(foreseen(decide(owned(), snooze, NOON, RULES).ticket, 'snooze-ended')).toEqual([
    { does: 'returns' },
    { does: 'tells', whom: { agent: 'ayse' } },
  ]);
});

test('a customer who does not answer is reminded, and then it is closed with a mail', () => {
  const limits = { ...LIMITS_OF, reminds: true, closesUnanswered: true };
  const reply = by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' });
  let ticket = decide(owned(limits), reply, NOON, RULES).ticket;
  ticket = decide(ticket, delivery('sent'), NOON, RULES).ticket;
  expect(foreseen(ticket, 'reminder-due')).toEqual([{ does: 'mails', mail: 'reminder' }]);
  const reminder = deadlines(ticket).find(({ event }) => event.kind === 'reminder-due')!;
  ticket = decide(ticket, reminder.event, reminder.at, RULES).ticket;
  expect(foreseen(ticket, 'answer-limit-passed')).toEqual([
    { does: 'mails', mail: 'closing' },
    { does: 'closes', as: 'no-answer' },
  ]);
});
