/** Providers are recognised by an address, and the form is filled with servers that exist under these names. */
import { describe, expect, test } from '@jest/globals';
import {
  mailProviders,
  providerOf,
  PROVIDERS,
  serversAt,
  smtpHostFor,
} from '../../../domain/mail/provider/providers.ts';

test.each([
  ['destek@gmail.com', 'gmail'],
  ['Destek@Hotmail.com.tr', 'outlook'],
  ['a@zoho.eu', 'zoho-eu'],
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

test('an address of a firm’s own domain may have other servers than one that the provider gives to everybody', () => {
  const zoho = PROVIDERS.find(({ key }) => key === 'zoho-eu')!;
  expect(serversAt(zoho, 'a@zoho.eu').imap.host).toBe('imap.zoho.eu');
  const { imap, smtp } = serversAt(zoho, 'destek@firma.com.tr');
  expect([imap.host, smtp.host]).toEqual(['imappro.zoho.eu', 'smtppro.zoho.eu']);
});

test('an operator who names other servers has them for every domain', () => {
  const imap = { host: 'imap.zoho.test', port: 993, tls: 'tls' } as const;
  const moved = mailProviders([{ key: 'zoho', imap }]).providers.find(({ key }) => key === 'zoho')!;
  expect(serversAt(moved, 'destek@firma.com.tr').imap.host).toBe('imap.zoho.test');
  expect(moved.mx).toContain('mx.zoho.com');
});

test('a provider of which the operator says only the servers takes a password, and promises nothing', () => {
  const at = { host: 'mail.own.test', port: 993, tls: 'tls' } as const;
  const own = mailProviders([{ key: 'own', name: 'Own', domains: [], imap: at, smtp: at }]).providers.at(-1)!;
  expect(own).toMatchObject({ key: 'own', ways: ['password'], note: null, keepsSent: false, plusAddressing: false });
});

describe.each(PROVIDERS)('$name', ({ key, imap, smtp, ownDomain, domains, mx, ways, note }) => {
  test('is reached with encryption, at the port that fits it', () => {
    for (const at of [{ imap, smtp }, ...(ownDomain ? [ownDomain] : [])]) {
      expect([at.imap.tls, at.imap.port]).toEqual(['tls', 993]);
      expect([at.smtp.tls, at.smtp.port]).toEqual(at.smtp.tls === 'tls' ? ['tls', 465] : ['starttls', 587]);
    }
  });
  test('shares its key and no domain and no MX name with another', () => {
    expect(PROVIDERS.filter((one) => one.key === key)).toHaveLength(1);
    for (const domain of domains) expect(PROVIDERS.filter((one) => one.domains.includes(domain))).toHaveLength(1);
    for (const name of mx) expect(PROVIDERS.filter((one) => one.mx.includes(name))).toHaveLength(1);
  });
  test('says that it takes no password when there is no way in with one', () => {
    expect(note === 'no-password').toBe(!ways.includes('password'));
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
