/** Providers are recognised by an address, and the form is filled with servers that exist under these names. */
import { describe, expect, test } from '@jest/globals';
import { providerOf, PROVIDERS, serversAt, smtpHostFor } from '../../../domain/mail/providers.ts';

test.each([
  ['destek@gmail.com', 'gmail'],
  ['Destek@Hotmail.com.tr', 'microsoft'],
  ['a@yandex.com.tr', 'yandex'],
  ['a@icloud.com', 'icloud'],
  ['destek@firma.com.tr', undefined],
  ['gmail.com', undefined],
  ['', undefined],
])('the address %j is of %s', (address, key) => {
  expect(providerOf(address)?.key).toBe(key);
});

test('a hosting firm’s servers are named after the domain of the address', () => {
  const cpanel = PROVIDERS.find(({ key }) => key === 'cpanel')!;
  expect(serversAt(cpanel, ' destek@firma.com.tr ')).toEqual({
    imap: { host: 'mail.firma.com.tr', port: 993, tls: 'tls', user: 'destek@firma.com.tr' },
    smtp: { host: 'mail.firma.com.tr', port: 465, tls: 'tls', user: 'destek@firma.com.tr' },
  });
});

describe.each(PROVIDERS)('$name', ({ imap, smtp, domains }) => {
  test('is reached with encryption, at the port that fits it', () => {
    expect([imap.tls, imap.port]).toEqual(['tls', 993]);
    expect([smtp.tls, smtp.port]).toEqual(smtp.tls === 'tls' ? ['tls', 465] : ['starttls', 587]);
  });
  test('shares no domain with another', () => {
    for (const domain of domains) expect(PROVIDERS.filter((one) => one.domains.includes(domain))).toHaveLength(1);
  });
});

test.each([
  ['imap.firma.com', 'smtp.firma.com'],
  ['imap-mail.firma.com', 'smtp-mail.firma.com'],
  ['mail.firma.com', 'mail.firma.com'],
  ['imapla.com', 'imapla.com'],
])('the server that sends beside %s is probably %s', (imap, smtp) => {
  expect(smtpHostFor(imap)).toBe(smtp);
});
