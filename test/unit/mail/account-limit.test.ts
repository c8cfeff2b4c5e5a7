/** Whose limit is used up: the account's, and nothing leaves its mailbox for a while; or a recipient's, and that mail alone waits. */
import { expect, test } from '@jest/globals';
import { accountRefusal } from '../../../activities/mail-server/account-refusal.ts';

const server = { host: 'smtp.firma.test', port: 587, tls: 'starttls', user: 'destek@firma.test' } as const;
const refusal = (command: string, response: string) =>
  accountRefusal(
    Object.assign(new Error(response), {
      code: 'EENVELOPE',
      command,
      response,
      responseCode: Number(response.slice(0, 3)),
    }),
    server,
  )?.code ?? null;

test.each([
  ['MAIL FROM', '450 4.7.1 sending limit exceeded, try again later'],
  ['MAIL FROM', '550 5.4.5 Daily sending quota exceeded'],
  ['RCPT TO', '550 5.4.5 Daily SMTP relay limit exceeded for customer'],
  ['RCPT TO', '550-5.4.5 Daily user sending limit exceeded. For more information'],
  ['DATA', '550 5.4.5 daily quota exceeded'],
  ['DATA', "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit"],
  [
    'RCPT TO',
    '550 Domain firma.test has exceeded the max emails per hour (200/200 (100%)) allowed. Message discarded.',
  ],
])('after %s the account has used up its limit: %s', (command, said) => {
  expect(refusal(command, said)).toBe('sending-limit');
});

test.each([
  ['RCPT TO', '450 4.4.5 kotu.test said: too much traffic, sender throttled'],
  ['RCPT TO', '450 4.7.1 kotu.test said: sending limit exceeded'],
  ['RCPT TO', '452 4.2.2 <ali@musteri.test>: mailbox quota exceeded'],
  ['DATA', '552 5.2.2 The email account that you tried to reach is over quota'],
  ['DATA', '550 5.7.1 rate limit exceeded for firma.test'],
])('after %s it may be the words of a recipient’s server, and says nothing of the account: %s', (command, said) => {
  expect(refusal(command, said)).toBeNull();
});
