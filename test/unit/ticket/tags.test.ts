import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { retagged } from '../../../domain/ticket/bulk.ts';
import { withTags } from '../../../domain/ticket/tags.ts';

const many = Array.from({ length: LIMITS.tagsOfTicket }, (_, index) => `e${index}`);

test('tags are added behind those that are there, each once and as far as there is room', () => {
  expect(withTags(['kargo'], ['iade', 'kargo'])).toEqual(['kargo', 'iade']);
  expect(withTags(many, ['iade'])).toEqual(many);
  expect(withTags([...many, 'fazla'], ['iade'])).toEqual([...many, 'fazla']);
});

test('a command for many tickets takes tags off and adds others, no more than a ticket may have', () => {
  expect(retagged(['kargo', 'eski'], { add: ['iade'], remove: ['eski'] })).toEqual(['kargo', 'iade']);
  expect(retagged(many, { add: ['iade'], remove: [] })).toEqual(many);
});
