import { expect, test } from '@jest/globals';
import { stageOf } from '../../../ui/data/question.ts';

const NOTHING = { data: undefined, isError: false, fetchStatus: 'idle' } as const;

test.each([
  ['an answer in hand', { data: [] }, 'answered'],
  ['an answer that could not be renewed', { data: [], isError: true }, 'answered'],
  ['a question on its way', { fetchStatus: 'fetching' }, 'asked'],
  ['a question that nobody has asked yet', {}, 'asked'],
  ['a question that failed', { isError: true }, 'failed'],
  ['a question without a line to ask it on', { fetchStatus: 'paused' }, 'waits'],
  ['rows of another search meanwhile', { data: [], isPlaceholderData: true, fetchStatus: 'fetching' }, 'asked'],
  ['rows of another search without a line', { data: [], isPlaceholderData: true, fetchStatus: 'paused' }, 'waits'],
] as const)('%s is no more than that', (_, query, stage) => {
  expect(stageOf({ ...NOTHING, ...query })).toBe(stage);
});
