/** The keys of the bell's list. */
import { expect, test } from '@jest/globals';
import { bellDeed } from '../../../ui/people/notices/bell-keys.ts';

const none = { repeat: false, ctrlKey: false, metaKey: false, altKey: false };
const deed = (key: string, more: Partial<typeof none> = {}) => bellDeed({ key, ...none, ...more });

test('go from row to row, and are done with one', () => {
  expect(['j', 'ArrowDown', 'k', 'ArrowUp', 'e', 'x', 'toString'].map((key) => deed(key))).toEqual([
    ...[1, 1, -1, -1, 'done', null, null],
  ]);
  expect(deed('e', { ctrlKey: true })).toBeNull();
});

test('one that is held down goes on, but is done with no second row', () => {
  expect(deed('j', { repeat: true })).toBe(1);
  expect(deed('e', { repeat: true })).toBeNull();
});
