import { describe, expect, test } from '@jest/globals';
import { asksAgain, hasOneSignIn, withOneSignIn } from '../../../ui/mail-in/expert/same-sign-in.ts';

const imap = { host: 'imap.x.test', port: 993, tls: 'tls', user: 'destek@x.test' } as const;
const smtp = { host: 'smtp.x.test', port: 587, tls: 'starttls', user: 'destek@x.test' } as const;

describe('one user and password for both servers', () => {
  test('is offered to a new mailbox, and stays with one that has the same user at both', () => {
    expect(hasOneSignIn(null)).toBe(true);
    expect(hasOneSignIn({ imap, smtp })).toBe(true);
    expect(hasOneSignIn({ imap, smtp: { ...smtp, user: 'Destek@X.test' } })).toBe(true);
  });

  test('is not taken for given where the users differ, or nobody signs in', () => {
    expect(hasOneSignIn({ imap, smtp: { ...smtp, user: 'relay' } })).toBe(false);
    expect(hasOneSignIn({ imap: { ...imap, user: '' }, smtp: { ...smtp, user: '' } })).toBe(false);
  });

  test('a password that is entered for receiving is the one of sending; none keeps both', () => {
    const settings = { imap, smtp: { ...smtp, user: 'relay' } };
    expect(withOneSignIn({ ...settings, imapPassword: 'right' })).toMatchObject({ smtp, smtpPassword: 'right' });
    expect(withOneSignIn(settings).smtpPassword).toBeUndefined();
  });
});

test('a stored password is asked for again where it may not go, and not where nobody signs in', () => {
  expect(asksAgain(smtp, smtp)).toBe(false);
  expect(asksAgain(smtp, { ...smtp, host: 'other.x.test' })).toBe(true);
  expect(asksAgain({ ...smtp, user: 'relay' }, smtp)).toBe(true);
  expect(asksAgain(smtp, { ...smtp, host: 'other.x.test', user: '' })).toBe(false);
  expect(asksAgain(null, smtp)).toBe(false);
});
