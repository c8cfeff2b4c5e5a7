import { expect, test } from '@jest/globals';
import { cannedFault } from '../../../domain/mail/template/canned-reply.ts';
import { READY_REPLIES, READY_REPLY_NAMES } from '../../../domain/mail/template/ready-replies.ts';

test.each(READY_REPLY_NAMES)('the ready reply %s is one that is taken, with as many blanks in each language', (one) => {
  const { text } = READY_REPLIES[one];
  expect(cannedFault(text, 0)).toBeNull();
  const blanks = (words: string): number => words.match(/\[[^\]]+\]/g)?.length ?? 0;
  expect(blanks(text.tr)).toBe(blanks(text.en));
});
