import { expect, test } from '@jest/globals';
import { connectionFault } from '../../../activities/mail-in/connection-fault.ts';

const server = { host: 'imap.firma.test', port: 993, tls: 'tls', user: 'destek' } as const;
const failed = (message: string, marks: object = {}) =>
  connectionFault(Object.assign(new Error(message), marks), server, 'Destek');

test.each([
  ['a refused password of IMAP', 'no', { authenticationFailed: true }, 'mailbox-credentials', /user name or password/],
  ['a refused password of SMTP', 'no', { code: 'EAUTH' }, 'mailbox-credentials', /user name or password/],
  [
    'a sign-in that SMTP cannot look at just now',
    '454 later',
    { code: 'EAUTH', responseCode: 454 },
    'mailbox-unreachable',
    /broke off/,
  ],
  [
    'a password that SMTP takes only encrypted',
    '538',
    { code: 'EAUTH', responseCode: 538 },
    'tls-needed',
    /without encryption/,
  ],
  [
    'a sign-in refused because too many came',
    'throttled',
    { authenticationFailed: true, code: 'ETHROTTLE' },
    'mailbox-unreachable',
    /ETHROTTLE/,
  ],
  ['a folder that is not there', 'no', { mailboxMissing: true }, 'folder-missing', /no folder Destek/],
  ['a certificate of another name', 'certificate has expired', {}, 'tls', /certificate has expired/],
  ['a server that speaks no TLS', 'wrong version number', { code: 'EPROTO' }, 'tls', /secure/],
  ['a closed port', 'connect', { code: 'ECONNREFUSED' }, 'mailbox-unreachable', /ECONNREFUSED/],
  ['an error without a code', 'the server closed the connection', {}, 'mailbox-unreachable', /closed the connection/],
])('%s is told by its code and where it happened', (_, message, marks, code, detail) => {
  const fault = failed(message, marks);
  expect(fault.code).toBe(code);
  expect(fault.detail).toMatch(detail);
  expect(fault.detail).toContain('imap.firma.test:993');
  expect(fault.at).toBe('imap.firma.test:993');
  // Never a sentence: it would be in another language than the desk.
  expect(fault.said).toMatch(/^([A-Z][A-Z0-9_]*|\d{3})?$/);
});
