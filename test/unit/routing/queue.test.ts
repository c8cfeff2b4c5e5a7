import { expect, test } from '@jest/globals';
import { handOut, type Waiting } from '../../../domain/routing/queue.ts';
import { need, person, team } from '../../support/routing/people.ts';

const NOW = Date.UTC(2026, 10, 27, 9);
const waits = (ticket: number, dueAt: number | null, more: Partial<Waiting> = {}): Waiting => ({
  ...{ ticket, since: NOW + ticket, dueAt, need: need() },
  ...more,
});
const pairs = (given: ReturnType<typeof handOut>) => given.map(({ ticket, assignment }) => [ticket, assignment.owner]);

test('what is due soonest goes first, and what has no promise last', () => {
  const queue = [waits(1, null), waits(2, NOW + 50), waits(3, NOW + 10)];
  expect(pairs(handOut(queue, team(), [person('ayşe')], NOW)).map(([ticket]) => ticket)).toEqual([3, 2, 1]);
});

test('of two that are due together the one that has waited longest goes first', () => {
  const queue = [waits(1, NOW, { since: 9 }), waits(2, NOW, { since: 5 })];
  expect(pairs(handOut(queue, team(), [person('ayşe', { load: 9 })], NOW))).toEqual([[2, 'ayşe']]);
});

test('nobody is given more than they have room for, and the rest stays', () => {
  const queue = Array.from({ length: 200 }, (_, index) => waits(index + 1, NOW + index));
  const people = ['a', 'b', 'c'].map((id) => person(id, { capacity: 20, load: 5 }));
  const given = pairs(handOut(queue, team(), people, NOW));
  expect(given.map(([ticket]) => ticket)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
  for (const { id } of people) expect(given.filter(([, owner]) => owner === id)).toHaveLength(15);
});

test('a thousand at once are shared so that no two differ by more than one', () => {
  const queue = Array.from({ length: 1_000 }, (_, index) => waits(index + 1, NOW));
  const people = Array.from({ length: 10 }, (_, index) => person(`p${index}`, { capacity: 150, load: index % 2 }));
  const given = pairs(handOut(queue, team(), people, NOW));
  const loads = people.map(({ id, load }) => load + given.filter(([, owner]) => owner === id).length);
  expect(given).toHaveLength(1_000);
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
});

test('who has given a ticket back is not given it again while somebody else of the team takes any', () => {
  const full = person('veli', { load: 10 });
  expect(pairs(handOut([waits(1, NOW, { giver: 'ayşe' })], team(), [person('ayşe'), full], NOW))).toEqual([]);
  expect(pairs(handOut([waits(1, NOW, { giver: 'ayşe' })], team(), [person('ayşe')], NOW))).toEqual([[1, 'ayşe']]);
});

test('one that is too heavy for whoever is there lets a lighter one by', () => {
  const queue = [waits(1, NOW, { need: need({ priority: 'urgent' }) }), waits(2, NOW + 1)];
  expect(pairs(handOut(queue, team(), [person('ayşe', { load: 9 })], NOW))).toEqual([[2, 'ayşe']]);
});

test('the people who were handed in stay as they were', () => {
  const ayse = person('ayşe');
  handOut([waits(1, NOW)], team(), [ayse], NOW);
  expect(ayse.load).toBe(0);
});
