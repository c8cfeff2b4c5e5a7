import { describe, expect, test } from '@jest/globals';
import type { CheckOutcome } from '../../../domain/mail/connection-check.ts';
import { EMPTY, recognised } from '../../../ui/mail-in/connect/draft.ts';
import { isUsable, proofLines } from '../../../ui/mail-in/connect/proof-lines.ts';
import { senderName } from '../../../ui/mail-in/connect/sender-name.ts';

const outcome = (code: CheckOutcome['code']): CheckOutcome => ({
  ok: ['ok', 'password-unchecked', 'no-sign-in'].includes(code),
  code,
  at: 'imap.x.test:993',
  said: '',
  detail: '',
});
const states = (imap: CheckOutcome['code'], smtp: CheckOutcome['code']) =>
  proofLines({ imap: outcome(imap), smtp: outcome(smtp) }).map(({ name, state }) => `${name} ${state}`);

describe('the name of the sender', () => {
  test('is the firm by its own domain, and what stands before the @ at a provider for everybody', () => {
    expect(senderName('destek@yildiz-mobilya.com.tr', 'tr')).toBe('Yildiz Mobilya');
    expect(senderName('iade.kargo@gmail.com', 'tr')).toBe('İade Kargo');
    expect(senderName('info@gmail.com', 'en')).toBe('Info');
  });

  test('that somebody wrote stays when its address is looked up again, and goes with another address', () => {
    const found = { provider: null, name: '', imap: null, smtp: null, ways: ['password'] as const, note: null };
    const first = recognised(EMPTY, 'destek@x.test', found, 'tr');
    const named = { ...first, settings: { ...first.settings, name: 'Yıldız' } };
    expect(recognised(named, 'destek@x.test', found, 'tr').settings.name).toBe('Yıldız');
    expect(recognised(named, 'satis@y.test', found, 'tr').settings.name).toBe('Y');
  });
});

describe('the proof of a connection', () => {
  test('runs line by line until there is an answer', () => {
    expect(proofLines(null).every(({ state }) => state === 'running')).toBe(true);
  });

  test('signing in is proved although the folder is missing, and reading was not tried where signing in was refused', () => {
    expect(states('folder-missing', 'ok')).toEqual(['sign-in proved', 'reading refused', 'sending proved']);
    expect(states('mailbox-credentials', 'ok')).toEqual(['sign-in refused', 'reading untried', 'sending proved']);
  });

  test('a password that nobody asked for is told apart from one that was taken, and stands not in the way', () => {
    expect(states('ok', 'password-unchecked')).toEqual(['sign-in proved', 'reading proved', 'sending unproved']);
    const usable = (smtp: CheckOutcome['code']) => isUsable(proofLines({ imap: outcome('ok'), smtp: outcome(smtp) }));
    expect([usable('password-unchecked'), usable('tls')]).toEqual([true, false]);
  });
});
