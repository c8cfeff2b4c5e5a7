/** When rules are to be asked about a ticket to which nothing happens. */
import { expect, test } from '@jest/globals';
import type { Condition } from '../../../domain/ticket/condition.ts';
import type { Rule } from '../../../domain/routing/rule.ts';
import { isAskedWithin, minutesAsked } from '../../../domain/routing/spell.ts';

const after = (minutes: number): Condition => ({ field: 'minutes-in-state', op: 'at-least', value: [minutes] });
const rule = (when: Condition, more: Partial<Rule> = {}): Rule => ({
  ...{ id: 'r', version: 1, name: 'r', enabled: true, on: ['time-passed'], when, then: [], stop: false },
  ...more,
});
const closed: Condition = { field: 'state', op: 'is', value: ['assigned'] };

test.each<[string, Rule[], number[]]>([
  ['never without a rule of this moment', [rule(after(60), { on: ['ticket-opened'] })], []],
  ['never for one that is switched off', [rule(after(60), { enabled: false })], []],
  [
    'after the minutes that a rule names, however deep',
    [rule({ all: [closed, { any: [after(60), { not: after(90) }] }] })],
    [60, 90],
  ],
  ['once for what several name, in their order', [rule(after(240)), rule(after(60)), rule(after(240))], [60, 240]],
  [
    'after whole minutes, and for nothing that never comes',
    [rule(after(0.5)), rule(after(-3)), rule(after(1e12))],
    [0, 1],
  ],
  ['at once for a rule that names none', [rule(closed), rule(after(60))], [0, 60]],
])('%s', (_, rules, minutes) => expect(minutesAsked(rules)).toEqual(minutes));

test('a rule that was asked after its minutes is not asked again when those of another one have passed', () => {
  const [first, escalation] = [
    { after: -1, minutes: 60 },
    { after: 60, minutes: 120 },
  ];
  expect([first, escalation].map((spell) => isAskedWithin(rule(after(60)), spell))).toEqual([true, false]);
  expect([first, escalation].map((spell) => isAskedWithin(rule(after(120)), spell))).toEqual([false, true]);
  expect([first, escalation].map((spell) => isAskedWithin(rule(closed), spell))).toEqual([true, false]);
});
