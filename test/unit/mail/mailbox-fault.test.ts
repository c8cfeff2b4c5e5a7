import { expect, test } from '@jest/globals';
import {
  faultLine,
  MAILBOX_FAULTS,
  type MailboxFault,
  passwordCures,
  readFaultLine,
} from '../../../domain/mail/provider/mailbox-fault.ts';

const FAULT: MailboxFault = {
  code: 'tls',
  at: 'imap.firma.test:993',
  said: 'EPROTO',
  detail: 'no [secure] connection',
};

test.each([
  ['a fault of a server', FAULT],
  ['one that gave no code', { ...FAULT, said: '' }],
  ['one of our own files', { ...FAULT, code: 'disk-full', at: '', said: 'ENOSPC' }],
  ['one with an address of IPv6', { ...FAULT, at: '[2001:db8::1]:993' }],
  ['one whose words have lines', { ...FAULT, detail: 'a\nb' }],
] as const)('%s is read from its line as it was written', (_, fault) => {
  expect(readFaultLine(faultLine(fault))).toEqual(fault);
});

test.each([
  null,
  '',
  'imap.firma.test:993 refused the user name or password',
  '[of-tomorrow a:1 -] words',
  '[tls a:1] x',
])('%j holds no fault that is known', (line) => {
  expect(readFaultLine(line)).toBeNull();
});

test('every fault has a code that its line can hold', () => {
  for (const code of MAILBOX_FAULTS) expect(readFaultLine(faultLine({ ...FAULT, code }))?.code).toBe(code);
});

test('a password is asked for where one may cure, not where the provider takes none or something else is off', () => {
  expect(passwordCures(null)).toBe(true);
  expect(passwordCures({ code: 'mailbox-credentials' })).toBe(true);
  expect(passwordCures({ code: 'app-password-needed' })).toBe(true);
  for (const code of ['basic-auth-blocked', 'imap-off', 'account-locked', 'smtp-auth-off-tenant'] as const)
    expect(passwordCures({ code })).toBe(false);
});
