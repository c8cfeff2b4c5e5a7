/** A team gets hours of its own by a policy that asks for it alone, and only by such a one. */
import { expect, test } from '@jest/globals';
import { policyOfTeam } from '../../../domain/sla/choice.ts';
import { hoursChange, orderWith } from '../../../domain/sla/team-hours.ts';
import type { Condition } from '../../../domain/ticket/condition.ts';

const policy = (id: string, when: Condition | null, calendar = 'day') => ({
  ...{ id, when, isDefault: when === null, calendar: { id: calendar } },
});
const of = (...value: string[]): Condition => ({ field: 'team', op: 'is', value });
const REST = policy('rest', null);

test('nothing is done where they are its hours already', () => {
  expect(hoursChange([REST], 't1', 'day')).toEqual({ kind: 'none' });
});

test.each<Condition>([of('t1'), { all: [of('t1')] }, { any: [of('t1')] }, { all: [{ all: [of('t1')] }] }])(
  'a policy for it alone gets the calendar: %j',
  (when) => {
    const own = policy('own', when);
    expect(hoursChange([own, REST], 't1', 'night')).toEqual({ kind: 'change', policy: own });
  },
);

test('one that is for others too is left as it is: a new one comes before it', () => {
  const both = policy('both', of('t1', 't2'));
  const change = hoursChange([both, REST], 't1', 'night');
  expect(change).toEqual({ kind: 'add', like: both, when: of('t1') });
  // As it is asked then, it holds for the team, and for the other one what held before.
  const ids = orderWith([both, REST], 'new', 'both');
  expect(ids).toEqual(['new', 'both']);
  const after = [policy('new', of('t1'), 'night'), both, REST];
  expect([policyOfTeam(after, 't1').id, policyOfTeam(after, 't2').id]).toEqual(['new', 'both']);
});

test('beside the default one it comes last of the others', () => {
  const vip = policy('vip', { field: 'sender-vip', op: 'is', value: [true] });
  expect(hoursChange([vip, REST], 't1', 'night')).toEqual({ kind: 'add', like: REST, when: of('t1') });
  expect(orderWith([vip, REST], 'new', 'rest')).toEqual(['vip', 'new']);
});
