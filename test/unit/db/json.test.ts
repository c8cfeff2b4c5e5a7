import { expect, test } from '@jest/globals';
import { wellFormed } from '../../../db/core/json.ts';

test.each([
  ['half a pair, first', 'a\ud83d', 'a\ufffd'],
  ['half a pair, last', '\ude00a', '\ufffda'],
  ['a whole pair', '😀', '😀'],
  ['what only looks like the escape of half a pair', String.raw`\ud83d`, String.raw`\ud83d`],
])('%s is written so that Postgres takes it, at any depth', (_, text, written) => {
  expect(JSON.parse(wellFormed([{ text: [text, 1, null] }]))).toEqual([{ text: [written, 1, null] }]);
});
