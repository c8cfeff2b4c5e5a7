import { expect, test } from '@jest/globals';
import { cycleOf, ownMailOf, sendKey } from '../../../domain/mail/send-key.ts';

test('the key of a confirmation tells which time the ticket was resolved', () => {
  expect(cycleOf(sendKey.confirmation(1042, 3))).toBe(3);
});

test('no other key passes for one', () => {
  for (const key of [sendKey.acknowledgement(1042), sendKey.reply('confirmation:1:1'), 'confirmation:1:x'])
    expect(() => cycleOf(key)).toThrow('no key of a confirmation');
});

test.each(['reminder', 'question-reminder', 'closing'] as const)('the key of a %s tells what it is', (mail) => {
  expect(ownMailOf(sendKey.own(mail, 1042, 3))).toBe(mail);
});

test('no other mail is one of the ticket’s own that may be untrue by now', () => {
  const others = [sendKey.confirmation(1042, 3), sendKey.acknowledgement(1042), sendKey.reply('again')];
  expect(others.map(ownMailOf)).toEqual([null, null, null]);
});
