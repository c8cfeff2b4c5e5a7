import { expect, test } from '@jest/globals';
import { joinTurns, TurnedAway } from '../../../activities/mail-server/turns.ts';
import type { Pool } from '../../../db/core/pool.ts';

const pool = {} as Pool;

test('one signs in at a time, and the next when the server has answered', async () => {
  const [first, second, third] = [1, 2, 3].map(() => joinTurns(pool, 'a')) as [Turn, Turn, Turn];
  const other = joinTurns(pool, 'b');
  await first.take();
  await first.take();
  const order: string[] = [];
  const others = [
    second.take().then(() => order.push('second')),
    third.take().then(() => order.push('third')),
    other.take().then(() => order.push('of another mailbox')),
  ];
  await others[2];
  expect(order).toEqual(['of another mailbox']);
  first.pass();
  await others[0];
  second.end(false);
  await others[1];
  expect(order).toEqual(['of another mailbox', 'second', 'third']);
  for (const one of [third, first, other]) one.end(false);
});

test('what is refused to one turns away whoever came before that, however far they are, and nobody who comes after', async () => {
  const [first, second, late] = [1, 2, 3].map(() => joinTurns(pool, 'a')) as [Turn, Turn, Turn];
  await first.take();
  const waits = second.take();
  first.end(true);
  await expect(waits).rejects.toThrow(TurnedAway);
  second.end(false);
  const next = joinTurns(pool, 'a');
  await expect(late.take()).rejects.toThrow(TurnedAway);
  await next.take();
  next.end(false);
  late.end(false);
});

test('nobody waits for ever for one that gets no answer, and what it leaves is taken by the next', async () => {
  const [hanging, waiting, next] = [60_000, 5, 60_000].map((waitMs) => joinTurns(pool, 'a', { waitMs })) as [
    Turn,
    Turn,
    Turn,
  ];
  await hanging.take();
  await expect(waiting.take()).rejects.toThrow(TurnedAway);
  waiting.end(false);
  const taken = next.take();
  hanging.end(false);
  await taken;
  next.end(false);
});

test('no more connections stand than the provider allows, and one that has ended makes room for the next', async () => {
  const turns = [60_000, 60_000, 60_000, 5].map((waitMs) => joinTurns(pool, 'a', { waitMs }));
  const [first, second, third, hasty] = turns as [Turn, Turn, Turn, Turn];
  await first.connect(2);
  await second.connect(2);
  const waits = third.connect(2);
  await expect(hasty.connect(2)).rejects.toThrow(TurnedAway);
  first.end(false);
  await waits;
  for (const one of [second, third, hasty]) one.end(false);
  const free = joinTurns(pool, 'a');
  await free.connect(null);
  free.end(false);
});

test('one that ended while it waited keeps nobody out, and is not left waiting', async () => {
  const [first, ended, next] = [1, 2, 3].map(() => joinTurns(pool, 'a')) as [Turn, Turn, Turn];
  await first.take();
  const waits = ended.take();
  ended.end(false);
  await expect(waits).rejects.toThrow(TurnedAway);
  first.end(false);
  await next.take();
  next.end(false);
});

test('a turn is passed on after its time, whatever becomes of whoever has it, and is passed on once', async () => {
  const [hanging, next, last] = [5, 60_000, 60_000].map((turnMs) => joinTurns(pool, 'a', { turnMs })) as [
    Turn,
    Turn,
    Turn,
  ];
  await hanging.take();
  await next.take();
  hanging.end(false);
  let isIn = false;
  const taken = last.take().then(() => (isIn = true));
  await Promise.resolve();
  expect(isIn).toBe(false);
  next.end(false);
  await taken;
  last.end(false);
});

test('as sign-ins go, so many wait as come in soon; the rest is turned away at once', async () => {
  const turns = Array.from({ length: 8 }, () => joinTurns(pool, 'a'));
  const [first, ...others] = turns as [Turn, ...Turn[]];
  await first.take();
  const asked = others.map((one) =>
    one.take().then(
      () => 'in',
      () => 'away',
    ),
  );
  // Half a second each, as long as nothing is known: six of them in three seconds.
  expect(await asked[6]).toBe('away');
  first.end(false);
  expect(await asked[0]).toBe('in');
  for (const one of others) one.end(false);
  await Promise.all(asked);
});

type Turn = ReturnType<typeof joinTurns>;
