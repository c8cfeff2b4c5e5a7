/** Why the reader has a ticket that somebody handed over. */
import { expect, test } from '@jest/globals';
import type { Message, TimelineEvent } from '../../../ui/data/types.ts';
import { givenTo } from '../../../ui/ticket/given.ts';

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
