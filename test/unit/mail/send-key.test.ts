import { expect, test } from '@jest/globals';
import { cycleOf, sendKey } from '../../../domain/mail/send-key.ts';

test('the key of a confirmation tells which time the ticket was resolved', () => {
  expect(cycleOf(sendKey.confirmation(1042, 3))).toBe(3);
});

test('no other key passes for one', () => {
  for (const key of [sendKey.acknowledgement(1042), sendKey.reply('confirmation:1:1'), 'confirmation:1:x'])
    expect(() => cycleOf(key)).toThrow('no key of a confirmation');
});
