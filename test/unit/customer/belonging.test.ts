import { expect, test } from '@jest/globals';
import { domainsAbove, isDomain, vipEntriesFor } from '../../../domain/customer/belonging.ts';
import { isAnybodys, isRegistered } from '../../../domain/mail/address.ts';

test('a domain belongs to itself and to those above it, down to what a country sells below', () => {
  expect(domainsAbove('posta.firma.com.tr')).toEqual(['posta.firma.com.tr', 'firma.com.tr', 'com.tr']);
  expect(domainsAbove('firma')).toEqual([]);
  expect(vipEntriesFor('ali@posta.firma.test')).toEqual(['ali@posta.firma.test', '@posta.firma.test', '@firma.test']);
});

test.each([
  ['firma.test', true],
  ['posta.firma.com.tr', true],
  ['xn--iek-1lab.test', true],
  ['_dmarc.firma.test', true],
  ['firma', false],
  ['.firma.test', false],
  ['firma..test', false],
  ['-firma.test', false],
  ['firma.test.', false],
  ['fir ma.test', false],
  ['çiçek.test', false],
  ['192.168.1.1', false],
  [`${'a'.repeat(64)}.test`, false],
  [`${'a.'.repeat(126)}test`, false],
  ['', false],
])('%j is a domain: %s', (text, is) => {
  expect(isDomain(text)).toBe(is);
});

test.each([
  ['gmail.com', true, true],
  ['posta.gmail.com', true, true],
  ['yahoo.com.tr', true, true],
  ['hotmail.fr', true, true],
  ['firma.com.tr', false, true],
  ['gmail.firma.com', false, true],
  ['com.tr', false, false],
  ['tr', false, false],
])('%s is everybody’s: %s; somebody can have registered it: %s', (domain, anybodys, registered) => {
  expect([isAnybodys(domain), isRegistered(domain)]).toEqual([anybodys, registered]);
});
