import { describe, expect, test } from '@jest/globals';
import { assign, type Assignment, type Need, type Person, WEIGHT } from '../../../domain/routing/assignment.ts';
import { afterQueue, aheadOf, handOut, UNPROMISED_MS, type Waiting } from '../../../domain/routing/queue.ts';
import { dieOf } from '../../support/cast/any-event.ts';
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

test('one that is too heavy for whoever is there lets no lighter one by: it takes the place that there is', () => {
  const queue = [waits(1, NOW, { need: need({ priority: 'urgent' }) }), waits(2, NOW + 1)];
  expect(pairs(handOut(queue, team(), [person('ayşe', { load: 9 })], NOW))).toEqual([[1, 'ayşe']]);
  expect(pairs(handOut(queue, team(), [person('ayşe', { load: 10 })], NOW))).toEqual([]);
});

test('what has no promise waits as if it had one of a week, not for ever', () => {
  const queue = [waits(1, null, { since: NOW }), waits(2, NOW + UNPROMISED_MS - 1), waits(3, NOW + UNPROMISED_MS + 1)];
  expect(pairs(handOut(queue, team(), [person('ayşe')], NOW)).map(([ticket]) => ticket)).toEqual([2, 1, 3]);
});

test('a heavy ticket is at somebody’s with the first place that comes free, though lighter ones come all the time', () => {
  const people = ['a', 'b', 'c'].map((id) => person(id, { load: 10 }));
  const queue = [waits(1, NOW, { need: need({ priority: 'urgent' }) })];
  for (let ticket = 2; ticket <= 300; ticket += 1) queue.push(waits(ticket, NOW + ticket));
  people[1]!.load -= 1;
  expect(pairs(handOut(queue, team(), people, NOW))).toEqual([[1, 'b']]);
});

describe('what comes now is behind what waits', () => {
  const loads = (people: Person[]) => people.map(({ load }) => load);
  test('the places that something waits for are taken', () => {
    const people = [person('a', { load: 9 }), person('b', { load: 8 })];
    const after = afterQueue([waits(1, NOW), waits(2, NOW)], team(), people, NOW);
    expect(loads(after)).toEqual([10, 9]);
    expect(loads(people)).toEqual([9, 8]);
  });
  test('and those that nothing waits for are free', () => {
    const after = afterQueue([waits(1, NOW)], team(), [person('a', { capacity: 3 })], NOW);
    expect(assign(need(), team(), after)).toMatchObject({ owner: 'a' });
    expect(
      assign(
        need(),
        team(),
        afterQueue([waits(1, NOW), waits(2, NOW), waits(3, NOW)], team(), [person('a', { capacity: 3 })], NOW),
      ).how,
    ).toBe('queued');
  });
  test('of one that waits itself only what is due before it counts', () => {
    const queue = [waits(1, NOW), waits(2, NOW + 5), waits(3, NOW + 9)];
    expect(aheadOf(waits(2, NOW + 5), queue).map(({ ticket }) => ticket)).toEqual([1]);
  });
});

describe('a place of somebody who works for two teams', () => {
  const sales = team({ id: 'satış' });
  const both = person('ayşe', { teams: ['genel', 'satış'], capacity: 1 });
  const waiting = (queue: Waiting[], people = [both]) => [{ team: sales, queue, people }];
  const free = { owner: 'ayşe' };
  test('goes to what is due soonest in either of them', () => {
    const theirs = (dueAt: number) => handOut([waits(1, NOW + 50)], team(), [both], NOW, waiting([waits(2, dueAt)]));
    expect(pairs(theirs(NOW + 10))).toEqual([]);
    expect(pairs(theirs(NOW + 90))).toEqual([[1, 'ayşe']]);
    // Each queue is handed out by a run of its own: what another one waits for is not given with this.
    expect(pairs(handOut([], team(), [both], NOW, waiting([waits(2, NOW)])))).toEqual([]);
  });
  test('is not for what comes to the other one now', () => {
    const after = (queue: Waiting[], people = [both]) =>
      assign(need(), team(), afterQueue([], team(), [both], NOW, waiting(queue, people)));
    expect(after([]).owner).toBe('ayşe');
    expect(after([waits(2, NOW + 1)])).toMatchObject({ owner: null, how: 'queued' });
    // Somebody else of the team has a place for it.
    expect(
      after([waits(2, NOW + 1)], [{ ...both, load: 0, lastGivenAt: NOW }, person('can', { teams: ['satış'] })]),
    ).toMatchObject(free);
    expect(
      after([waits(2, NOW + 1), waits(3, NOW + 2)], [both, person('can', { teams: ['satış'], capacity: 1 })]).how,
    ).toBe('queued');
  });
  test('is theirs only while they are at work for that team', () => {
    const away = { ...both, onShift: false };
    expect(assign(need(), team(), afterQueue([], team(), [both], NOW, waiting([waits(2, NOW)], [away])))).toMatchObject(
      free,
    );
  });
});

/**
 * Steps of a busy team by a seeded die: tickets of any weight come, people end one of theirs, leave and come back. As births and the
 * queue do it: what comes is given on top of what waits, and whatever happens the queue has its turn.
 */
describe.each(Array.from({ length: 8 }, (_, index) => index + 1))('a busy team, die %i', (seed) => {
  const die = dieOf(seed);
  const pick = <T>(list: readonly T[]): T => list[die(list.length)]!;
  const people = Array.from({ length: 1 + die(5) }, (_, index) => person(`p${index}`, { capacity: 1 + die(8) }));
  const owned = new Map(people.map(({ id }) => [id, [] as Need[]]));
  let queue: Waiting[] = [];

  function give({ ticket, assignment }: { ticket: number; assignment: Assignment }, asked: Need): void {
    const owner = people.find(({ id }) => id === assignment.owner)!;
    if (!(owner.load === 0 || owner.load < owner.capacity)) throw new Error(`${ticket} went to somebody who is full`);
    const most = Math.max(owner.capacity, owner.load === 0 ? WEIGHT[asked.priority] : 0);
    owner.load += WEIGHT[asked.priority];
    const isOver = owner.load > most;
    if (isOver !== assignment.waived.includes('room')) throw new Error(`${ticket} does not say whether it went over`);
    owned.get(owner.id)!.push(asked);
  }
  function turn(): void {
    const handed = handOut(queue, team(), people, NOW);
    const left = queue.filter(({ ticket }) => handed.every((one) => one.ticket !== ticket));
    for (const one of handed) {
      const waited = queue.find(({ ticket }) => ticket === one.ticket)!;
      give(one, waited.need);
      if (aheadOf(waited, left).length > 0) throw new Error(`${one.ticket} has passed what is due before it`);
    }
    queue = left;
  }

  test('nobody full is given anything, nothing is passed by what is due later, and nothing waits for ever', () => {
    for (let step = 1; step <= 400; step += 1) {
      if (die(2) === 0) {
        const asked = need({ priority: pick(['urgent', 'high', 'normal', 'low']) });
        const assignment = assign(asked, team(), afterQueue(queue, team(), people, NOW));
        if (assignment.owner === null)
          queue.push(waits(step, pick([null, NOW + step + 50, NOW + step + 500]), { since: NOW + step, need: asked }));
        else give({ ticket: step, assignment }, asked);
      } else {
        const busy = people.filter(({ id }) => owned.get(id)!.length > 0);
        if (busy.length > 0) {
          const one = pick(busy);
          one.load -= WEIGHT[owned.get(one.id)!.splice(die(owned.get(one.id)!.length), 1)[0]!.priority];
        }
      }
      if (die(20) === 0) {
        const one = pick(people);
        one.presence = one.presence === 'off' ? 'online' : 'off';
      }
      turn();
    }
    // Everybody is back, nothing more comes, and whatever is ended makes room for the next.
    for (const one of people) one.presence = 'online';
    turn();
    for (let left = 20_000; queue.length > 0 && left > 0; left -= 1) {
      const one = pick(people.filter(({ id }) => owned.get(id)!.length > 0));
      one.load -= WEIGHT[owned.get(one.id)!.shift()!.priority];
      const heads = queue.length;
      turn();
      // A place that comes free is never left while something waits.
      if (one.load < one.capacity && queue.length === heads) throw new Error('a place is free, and something waits');
    }
    expect(queue).toEqual([]);
  });
});

test('the people who were handed in stay as they were', () => {
  const ayse = person('ayşe');
  handOut([waits(1, NOW)], team(), [ayse], NOW);
  expect(ayse.load).toBe(0);
});
