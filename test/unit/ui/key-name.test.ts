/** Keys as buttons show them. */
import { expect, test } from '@jest/globals';
import { isSingleKey, keyName } from '../../../ui/parts/button/key-name.ts';

test.each([
  ['u', 'U'],
  ['!', '!'],
  ['⇧u', '⇧U'],
  ['Shift U', '⇧U'],
  ['shift+u', '⇧U'],
])('%s is single, and shown as %s', (key, shown) => {
  expect([isSingleKey(key), keyName(key)]).toEqual([true, shown]);
});

test.each(['Esc', 'Ctrl Enter', 'Shift Enter', '⌘K'])('%s is not, and is shown as it is', (key) => {
  expect([isSingleKey(key), keyName(key)]).toEqual([false, key]);
});
