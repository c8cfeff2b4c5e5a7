import { expect, test } from '@jest/globals';
import { domainToASCII } from 'node:url';
import { shownAddress } from '../../../domain/mail/shown-address.ts';

test.each([
  'çiçek.example.test',
  'ığüşöç.test',
  'bücher.münchen.test',
  '日本語.test',
  '한국.test',
  'مثال.test',
  'straße.test',
])('%s is shown in its own letters', (domain) => {
  expect(shownAddress(`Umut@${domainToASCII(domain)}`)).toBe(`Umut@${domain}`);
});

test.each(['аpple.test', 'аррӏе.test', 'раураӏ.test', 'çicеk.test', 'ταβ.test'])(
  '%s, which could be taken for another, is shown as it is sent',
  (domain) => {
    const ascii = domainToASCII(domain);
    expect(ascii).toContain('xn--');
    expect(shownAddress(`a@${ascii}`)).toBe(`a@${ascii}`);
  },
);

test('what is no Punycode stays', () => {
  for (const address of ['a@xn--.test', 'a@xn--!!!.test', 'a@xn--99999999999999.test', 'xn--iek-1lab', 'a@ornek.test'])
    expect(shownAddress(address)).toBe(address);
});
