/** When a mailbox counts as watched: its reader waits for what is bound to end, or gets on. */
import { expect, test } from '@jest/globals';
import { getEventListeners } from 'node:events';
import type { Deps } from '../../../activities/deps.ts';
import { listen } from '../../../activities/mail-in/folder-reader.ts';
import { createFetchFaults } from '../../../activities/mail-in/fetch-faults.ts';
import { createSign } from '../../../activities/mail-in/sign.ts';
import { StoreAway } from '../../../db/blobs/mark.ts';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';

test('a reader that has begun gives its sign once, and none while it neither waits nor gets on', () => {
  const sign = createSign();
  expect([sign.isGiven(), sign.isGiven(), sign.isGiven()]).toEqual([true, false, false]);
  sign.moved();
  expect([sign.isGiven(), sign.isGiven()]).toEqual([true, false]);
});

test('a reader that waits for what is bound to end gives it for as long as it waits', async () => {
  const sign = createSign();
  sign.isGiven();
  let end = () => {};
  const resting = sign.rest(new Promise<void>((resolve) => (end = resolve)));
  expect([sign.isGiven(), sign.isGiven(), sign.isGiven()]).toEqual([true, true, true]);
  end();
  await resting;
  expect([sign.isGiven(), sign.isGiven()]).toEqual([true, false]);

  await expect(sign.rest(Promise.reject(new Error('the server closed the connection')))).rejects.toThrow('closed');
  expect([sign.isGiven(), sign.isGiven()]).toEqual([true, false]);
});

test('a reader that fetches something large gives it while bytes come, and not when they stop', () => {
  const sign = createSign();
  sign.isGiven();
  let received = 1;
  sign.follow(() => received);
  expect(sign.isGiven()).toBe(true);
  expect(sign.isGiven()).toBe(false);
  received = 2;
  expect([sign.isGiven(), sign.isGiven()]).toEqual([true, false]);
  sign.follow(null);
  expect(sign.isGiven()).toBe(false);
});

test('a mailbox whose server breaks off again and again leaves nothing behind at the signal that ends its watch', async () => {
  const deps = {
    pool: { query: async () => ({ rows: [{ held: false }] }) },
    blobs: { isThere: async () => false },
  } as unknown as Deps;
  const folder = { client: { usable: true, on: () => undefined } as never, uidvalidity: 1 };
  const stopping = new AbortController().signal;
  const heard = {
    faults: createFetchFaults(),
    sign: createSign(),
    taken: () => undefined,
    passed: async () => undefined,
  };
  for (let times = 0; times < 3; times += 1)
    await expect(listen(deps, { archive: null } as MailboxAccount, folder, heard, stopping)).rejects.toBeInstanceOf(
      StoreAway,
    );
  expect(getEventListeners(stopping, 'abort')).toEqual([]);
});
