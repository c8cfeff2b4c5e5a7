import { expect, test } from '@jest/globals';
import { onChange } from '../../../activities/always-running.ts';

test('a mailbox that nobody watches for long is told of once, and again when another joins it or it comes back', () => {
  const told: unknown[] = [];
  const look = onChange((_message, { mailboxes }) => told.push(mailboxes));
  const found = (...mailboxes: string[]) => mailboxes.length > 0 && { message: 'unwatched', attributes: { mailboxes } };
  for (const mailboxes of [[], ['a'], ['a'], ['a'], ['a', 'b'], ['a', 'b'], [], [], ['a']]) look(found(...mailboxes));
  expect(told).toEqual([['a'], ['a', 'b'], ['a']]);
});
