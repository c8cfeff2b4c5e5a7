/** The list of people. */
import { expect, test } from '@jest/globals';
import { isUnreached } from '../../../ui/people/reached.ts';

test('who could own tickets and is in no team is reached by none; who could not, or has left, is not asked about', () => {
  expect(isUnreached({ active: true, role: 'agent', teams: [] })).toBe(true);
  expect(isUnreached({ active: true, role: 'agent', teams: [{ id: 'm' }] })).toBe(false);
  expect(isUnreached({ active: true, role: 'viewer', teams: [] })).toBe(false);
  expect(isUnreached({ active: false, role: 'agent', teams: [] })).toBe(false);
});
