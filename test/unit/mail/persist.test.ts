import { expect, test } from '@jest/globals';
import { persist } from '../../../activities/mail-out/persist.ts';

const never = new AbortController().signal;
/** Fails so many times with this, then answers. */
function failing(times: number, fault: Error) {
  let calls = 0;
  return {
    work: async () => {
      calls += 1;
      if (calls <= times) throw fault;
      return 'written';
    },
    calls: () => calls,
  };
}
const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

test('what Postgres could not take is written once it is back', async () => {
  const { work, calls } = failing(2, refused);
  expect(await persist(work, never)).toBe('written');
  expect(calls()).toBe(3);
});

test('a fault of the statement itself is not repeated', async () => {
  const { work, calls } = failing(9, Object.assign(new Error('no such column'), { code: '42703' }));
  await expect(persist(work, never)).rejects.toThrow('no such column');
  expect(calls()).toBe(1);
});

test('a worker that stops tries no more', async () => {
  const { work, calls } = failing(9, refused);
  await expect(persist(work, AbortSignal.abort())).rejects.toThrow('ECONNREFUSED');
  expect(calls()).toBe(1);
});
