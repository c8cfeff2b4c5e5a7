import { expect, test } from '@jest/globals';
import { joinTurns, TurnedAway } from '../../../activities/mail-server/turns.ts';
import type { Pool } from '../../../db/core/pool.ts';

const pool = {} as Pool;

test('one signs in at a time, and the next when the server has answered', async () => {
  const [first, second, third] = [1, 2, 3].map(() => joinTurns(pool, 'a')) as [Turn, Turn, Turn];
  await first.take();
  await first.take();
  const order: string[] = [];
  const others = [
    second.take().then(() => order.push('second')),
    third.take().then(() => order.push('third')),
    joinTurns(pool, 'b')
      .take()
      .then(() => order.push('of another mailbox')),
  ];
  await others[2];
  expect(order).toEqual(['of another mailbox']);
  first.pass();
  await others[0];
  second.end(false);
  await others[1];
  expect(order).toEqual(['of another mailbox', 'second', 'third']);
  third.end(false);
  first.end(false);
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
  const [hanging, waiting, next] = [60_000, 5, 60_000].map((ms) => joinTurns(pool, 'a', ms)) as [Turn, Turn, Turn];
  await hanging.take();
  await expect(waiting.take()).rejects.toThrow(TurnedAway);
  waiting.end(false);
  const taken = next.take();
  hanging.end(false);
  await taken;
  next.end(false);
});

test('no more connections stand than the provider allows, and one that has ended makes room for the next', async () => {
  const turns = [60_000, 60_000, 60_000, 5].map((ms) => joinTurns(pool, 'a', ms));
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

type Turn = ReturnType<typeof joinTurns>;
