import { expect, test } from '@jest/globals';
import { voiceFor } from '../../../domain/mail/aliases.ts';
import { mailProviders } from '../../../domain/mail/provider/providers.ts';
import { sentCopyAt } from '../../../domain/mail/sent-copy.ts';

const mailbox = {
  address: 'destek@example.test',
  name: 'Destek',
  aliases: [
    { address: 'fatura@example.test', name: 'Muhasebe', sendAs: true },
    { address: 'info@example.test', name: null, sendAs: true },
    { address: 'eski@example.test', name: 'Eski', sendAs: false },
  ],
};
const people = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
const voice = (to: string[], cc: string[] = [], delivered: string[] = []) => {
  const { name, address } = voiceFor(mailbox, { to: people(...to), cc: people(...cc), delivered });
  return `${name} <${address}>`;
};

test.each([
  ['the mailbox', ['destek@example.test'], [], [], 'Destek <destek@example.test>'],
  ['an alias', ['fatura@example.test'], [], [], 'Muhasebe <fatura@example.test>'],
  ['an alias in capitals', ['Fatura@Example.test'], [], [], 'Muhasebe <fatura@example.test>'],
  ['a reply address of an alias', ['fatura+abc@example.test'], [], [], 'Muhasebe <fatura@example.test>'],
  ['an alias without a name', ['info@example.test'], [], [], 'Destek <info@example.test>'],
  ['one that may not send', ['eski@example.test'], [], [], 'Destek <destek@example.test>'],
  ['both, the alias first', ['info@example.test', 'destek@example.test'], [], [], 'Destek <info@example.test>'],
  [
    'the mailbox, with a copy to an alias',
    ['destek@example.test'],
    ['info@example.test'],
    [],
    'Destek <destek@example.test>',
  ],
  ['others, with a copy to an alias', ['ali@baska.test'], ['info@example.test'], [], 'Destek <info@example.test>'],
  ['nobody named, delivered to an alias', [], [], ['fatura@example.test'], 'Muhasebe <fatura@example.test>'],
  ['strangers alone', ['ali@baska.test'], [], [], 'Destek <destek@example.test>'],
])('a mail to %s is answered from the right address', (_what, to, cc, delivered, from) => {
  expect(voice(to, cc, delivered)).toBe(from);
});

test('what answers no mail is from the mailbox itself', () => {
  expect(voiceFor(mailbox, null)).toEqual({ name: 'Destek', address: 'destek@example.test' });
});

test.each([
  ['smtp.gmail.com', 'provider'],
  ['SMTP.office365.com', 'provider'],
  ['smtp-mail.outlook.com', 'provider'],
  ['mail.firma.com.tr', 'append'],
  ['notgmail.com', 'append'],
])('a mailbox that sends through %s begins with %s', (host, copy) => {
  expect(sentCopyAt(host, mailProviders().providers)).toBe(copy);
});
