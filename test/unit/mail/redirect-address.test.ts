import { expect, test } from '@jest/globals';
import { redirectFault } from '../../../domain/mail/redirect-address.ts';

test.each([
  ['https://destek.firma.test/oauth/callback', 'microsoft', null],
  ['http://destek.firma.test/oauth/callback', 'google', 'insecure'],
  ['http://10.0.0.7:3000/oauth/callback', 'microsoft', 'insecure'],
  ['http://127.0.0.1:3000/oauth/callback', 'microsoft', 'not-by-name'],
  ['http://[::1]:3000/oauth/callback', 'microsoft', 'not-by-name'],
  ['http://127.0.0.1:3000/oauth/callback', 'google', 'only-here'],
  ['http://localhost:3000/oauth/callback', 'microsoft', 'only-here'],
] as const)('of %s at %s the desk says: %s', (uri, service, fault) => {
  expect(redirectFault(uri, service)).toBe(fault);
});
