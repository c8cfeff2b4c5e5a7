/** Why the reader has a ticket that somebody handed over. */
import { describe, expect, test } from '@jest/globals';
import type { Message, Notice, TimelineEvent } from '../../../ui/data/types.ts';
import { boxed, givenTo } from '../../../ui/ticket/owner/given.ts';

const NOTE = { id: 'n', text: 'Sende kalsın', newText: null } as Message;
const event = (version: number, kind: string, actor: string, data: Record<string, unknown> = {}): TimelineEvent =>
  ({ version, kind, actor: { kind: 'agent', id: actor, name: actor }, data }) as TimelineEvent;
const GIVEN = event(3, 'assign', 'ayşe', { agent: 'can', note: 'n' });

test.each<[string, TimelineEvent[], string | null]>([
  ['the reason of whoever handed it over', [GIVEN], 'Sende kalsın'],
  ['the reason, whatever others did since', [event(4, 'note', 'ayşe'), GIVEN], 'Sende kalsın'],
  ['nothing once they have written', [event(4, 'reply', 'can'), GIVEN], null],
  ['the reason, whatever they wrote before', [GIVEN, event(2, 'reply', 'can')], 'Sende kalsın'],
  ['nothing of an earlier hand-over', [event(4, 'assign', 'ayşe', { agent: 'can' }), GIVEN], null],
  ['nothing once it was given by itself', [event(4, 'routed', 'bilet'), GIVEN], null],
  ['nothing where no reason was given', [event(3, 'assign', 'ayşe', { agent: 'can' })], null],
])('who has it sees %s', (_, events, reason) => {
  expect(givenTo(events, [NOTE], 'can')?.reason ?? null).toBe(reason);
});

test('whoever took it themselves sees no reason of their own', () => {
  expect(givenTo([event(3, 'assign', 'can', { agent: 'can', note: 'n' })], [NOTE], 'can')).toBeNull();
});

describe('the box of what was handed over', () => {
  const told = (id: number, subject: string, more: Partial<Notice> = {}): Notice => ({
    ...{ id, at: '2026-11-27T09:00:00.000Z', happenedAt: '2026-11-27T09:00:00.000Z', kind: 'ticket-given' },
    ...{ by: { id: 'a', name: 'Ayşe' }, subject, detail: {}, ticket: { number: Number(subject), subject: 's' } },
    readAt: null,
    ...more,
  });
  const ids = (notices: Notice[], kind: Parameters<typeof boxed>[1] = 'ticket-given') =>
    boxed(notices, kind).map(({ id }) => id);
  test('has each ticket once, though it came, went and came again', () => {
    expect(ids([told(5, '1'), told(4, '1', { kind: 'ticket-taken' }), told(3, '2'), told(2, '1')])).toEqual([5, 3]);
  });
  test('has none that was taken again, and none that was given by itself', () => {
    expect(ids([told(3, '1', { kind: 'ticket-taken' }), told(2, '1'), told(1, '2', { by: null })])).toEqual([]);
    // Whatever else is told of a ticket changes nothing.
    expect(ids([told(3, '1', { kind: 'broken', by: null }), told(2, '1')])).toEqual([2]);
  });
  test('of what rules tell has each ticket once, whoever has it', () => {
    const rule = { kind: 'rule-told', by: null } as const;
    const notices = [
      told(4, '1', { kind: 'ticket-taken' }),
      told(3, '1', rule),
      told(2, '2', rule),
      told(1, '1', rule),
    ];
    expect(ids(notices, 'rule-told')).toEqual([3, 2]);
  });
});
