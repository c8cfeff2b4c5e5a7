import { expect, test } from '@jest/globals';
import { isSame } from '../../../api/http/changes.ts';

test.each<[unknown, unknown, boolean]>([
  [{ field: 'team', op: 'is', value: ['a', 'b'] }, { op: 'is', field: 'team', value: ['a', 'b'] }, true],
  [{ value: ['a', 'b'] }, { value: ['b', 'a'] }, false],
  [{ name: 'a', when: undefined }, { name: 'a' }, true],
  [{ name: 'a', when: null }, { name: 'a' }, false],
  [undefined, null, true],
])('whether %j is the same as %j: %j', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});
