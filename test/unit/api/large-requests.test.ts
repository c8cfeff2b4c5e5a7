/** Requests that are large for nothing: they are refused before anybody reads them to the end, and the answer is short. */
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { problemOf } from '../../../api/http/errors.ts';
import { conditionGiven, listConditionGiven } from '../../../contract/ticket/condition.ts';
import type { BadField } from '../../../domain/field-fault.ts';
import { LIMITS } from '../../../domain/limits.ts';

const told = (shape: z.ZodType, given: unknown): BadField[] | null => {
  const { error } = z.object({ when: shape }).safeParse({ when: given });
  return error === undefined ? null : (problemOf(error)?.details['fields'] as BadField[]);
};
const filled = (depth: number, width: number, leaf: unknown): unknown =>
  depth === 0 ? leaf : { all: Array.from({ length: width }, () => filled(depth - 1, width, leaf)) };
const tag = { field: 'tag', op: 'is', value: 'a' };
const nested = (depth: number, leaf: unknown): unknown => (depth === 1 ? leaf : { not: nested(depth - 1, leaf) });
const message = expect.any(String);

test.each([
  ['of rules and policies', conditionGiven, LIMITS.comparisons],
  ['of views', listConditionGiven, LIMITS.viewComparisons],
])('conditions %s that compare too much are refused with one fault, right or wrong', (_, shape, most) => {
  for (const leaf of [tag, { alan: 1 }, 7, null]) {
    expect(told(shape, filled(1, most + 1, leaf))).toEqual([{ path: 'when', code: 'too-many', limit: most, message }]);
    expect(told(shape, filled(3, 30, leaf))).toEqual([expect.objectContaining({ path: 'when', code: 'too-many' })]);
  }
  expect(told(shape, filled(1, most, tag))).toBeNull();
  expect(told(shape, { any: [filled(1, most - 1, tag), nested(LIMITS.conditionDepth - 1, tag)] })).toBeNull();
});

test('conditions that join much and compare nothing are refused with one fault as well', () => {
  for (const leaf of [{ all: [] }, { any: [] }])
    expect(told(conditionGiven, filled(2, 20, leaf))).toEqual([
      { path: 'when', code: 'too-many', limit: LIMITS.conditionParts, message },
    ]);
  // Nobody stops at the first name.
  expect(
    told(conditionGiven, { any: [], all: Array.from({ length: LIMITS.comparisons + 1 }, () => tag) }),
  ).toHaveLength(1);
});

test('conditions that stand in each other too deep are refused where they begin to', () => {
  const path = 'when.not.not.not.not.not';
  for (const depth of [LIMITS.conditionDepth + 1, 1_000])
    expect(told(conditionGiven, nested(depth, { alan: 1 }))).toEqual([
      { path, code: 'too-deep', limit: LIMITS.conditionDepth, message },
    ]);
});

test('one answer names so many faults and no more, however many there are', () => {
  const strange = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`alan${at}`, 1]));
  const fields = told(z.strictObject({}), strange);
  expect(fields).toHaveLength(LIMITS.faultsTold);
  expect(fields?.[0]).toMatchObject({ path: 'when.alan0', code: 'unexpected' });
  const wrong = told(z.array(z.number()), Array(5_000).fill('a'));
  expect(wrong).toHaveLength(LIMITS.faultsTold);
});
