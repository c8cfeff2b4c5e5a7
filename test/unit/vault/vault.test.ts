import { describe, expect, test } from '@jest/globals';
import { createVault, readLink, signLink } from '../../../vault/vault.ts';

const vault = createVault('a'.repeat(32));
const other = createVault('b'.repeat(32));

describe('a sealed secret', () => {
  test('opens at its place', () => {
    expect(vault.open('mailbox:1:imap', vault.seal('mailbox:1:imap', 'gizli şifre'))).toBe('gizli şifre');
  });

  test('does not open at another place, changed, or under another key', () => {
    const sealed = vault.seal('mailbox:1:imap', 'gizli');
    expect(() => vault.open('mailbox:2:imap', sealed)).toThrow('mailbox:2:imap');
    expect(() => vault.open('mailbox:1:imap', `${sealed.slice(0, -2)}AA`)).toThrow('does not open');
    expect(() => other.open('mailbox:1:imap', sealed)).toThrow('another SECRET_KEY');
    expect(() => vault.open('mailbox:1:imap', 'gizli')).toThrow('unknown form');
  });

  test('looks different each time', () => {
    expect(vault.seal('x', 'gizli')).not.toBe(vault.seal('x', 'gizli'));
  });

  test('needs a key worth the name', () => {
    expect(() => createVault('kısa')).toThrow('32 characters');
  });
});

describe('a customer’s link', () => {
  const link = { ticket: 1042, cycle: 2, answer: 'no', expiresAt: 1_800_000_000_000 } as const;
  const token = signLink(vault, link);

  test('says what was signed until it expires', () => {
    expect(readLink(vault, token, link.expiresAt)).toEqual(link);
    expect(readLink(vault, token, link.expiresAt + 1)).toBe('expired');
  });

  test.each([
    ['of another installation', signLink(other, link)],
    ['whose answer was changed', token.replace('.no.', '.yes.')],
    ['for another ticket', token.replace('1042', '1043')],
    ['that lives longer', token.replace('1800000000000', '1900000000000')],
    ['cut short', token.slice(0, -1)],
    ['that is empty', ''],
  ])('%s is invalid', (_, forged) => {
    expect(readLink(vault, forged, 1)).toBe('invalid');
  });
});
