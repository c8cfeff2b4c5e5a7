/** What whoever answers must have seen, and what a question about it makes seen. */
import { expect, test } from '@jest/globals';
import { seenOnceTold, whoWrote } from '../../../domain/mail/unseen.ts';

test.each([
  ['a mail of the customer', { direction: 'in', kind: 'person', agent: null }, 'customer'],
  ['a mail through a list', { direction: 'in', kind: 'bulk', agent: null }, 'customer'],
  ['a notice of absence', { direction: 'in', kind: 'auto-replied', agent: null }, null],
  ['a colleague’s reply', { direction: 'out', kind: 'reply', agent: 'can' }, 'colleague'],
  ['a colleague’s note', { direction: 'note', kind: 'note', agent: 'can' }, 'colleague'],
  ['one’s own reply', { direction: 'out', kind: 'reply', agent: 'ayse' }, null],
  ['one’s own note', { direction: 'note', kind: 'note', agent: 'ayse' }, null],
  ['an acknowledgement', { direction: 'out', kind: 'acknowledgement', agent: null }, null],
  ['a reply that no agent wrote', { direction: 'out', kind: 'reply', agent: null }, null],
] as const)('%s', (_what, said, who) => expect(whoWrote(said, 'ayse')).toBe(who));

test('an answer to a question makes seen what the question told, and nothing that came in while it stood open', () => {
  const thread = ['m1', 'm2', 'm3', 'm4'];
  expect(seenOnceTold(thread, 'm1', ['m2', 'm3'])).toBe('m3');
  expect(seenOnceTold(thread, 'm1', [])).toBe('m1');
  expect(seenOnceTold(thread, null, [])).toBeNull();
  expect(seenOnceTold(thread, null, ['m2'])).toBe('m2');
});

test('what the thread does not show yet is not seen by being told, and what was seen stays so', () => {
  expect(seenOnceTold(['m1', 'm2'], 'm1', ['m3'])).toBe('m1');
  expect(seenOnceTold(['m1', 'm2'], 'm1', ['m2', 'm3'])).toBe('m2');
  expect(seenOnceTold(['m1', 'm2', 'm3'], 'm3', ['m2'])).toBe('m3');
  expect(seenOnceTold(['m8', 'm9'], 'm1', ['m8'])).toBe('m8');
});
