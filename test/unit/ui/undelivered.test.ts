/** Whom a mail of ours did not reach, one by one. */
import { expect, test } from '@jest/globals';
import { undelivered } from '../../../ui/ticket/delivery/undelivered.ts';

const to = (address: string, state: string, response: string | null = null) => ({
  name: '',
  address,
  role: 'to' as const,
  state,
  response,
});

test('of several recipients those are named whom it did not reach, each with what their own server said', () => {
  const bounced = to('eski@firma.test', 'bounced', '550 5.1.1 no such user');
  const refused = to('dolu@firma.test', 'rejected', '552 mailbox full');
  expect(undelivered({ recipients: [to('ulasan@firma.test', 'sent', '250 ok'), bounced, refused] })).toEqual({
    people: [bounced, refused],
    some: true,
  });
});

test('when nobody has it, it did not reach "some" but all; when everybody has it or is to get it, nobody is named', () => {
  expect(undelivered({ recipients: [to('bir@firma.test', 'bounced'), to('iki@firma.test', 'unknown')] }).some).toBe(
    false,
  );
  expect(undelivered({ recipients: [to('bir@firma.test', 'sent'), to('iki@firma.test', 'queued')] })).toEqual({
    people: [],
    some: false,
  });
});
