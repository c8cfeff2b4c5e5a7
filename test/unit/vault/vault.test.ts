import { describe, expect, test } from '@jest/globals';
import { createVault } from '../../../vault/vault.ts';

const vault = createVault('a'.repeat(32));
const other = createVault('b'.repeat(32));

describe('a sealed secret', () => {
  test('opens for its owner', () => {
    expect(vault.open('mailbox:1:imap', vault.seal('mailbox:1:imap', 'gizli şifre'))).toBe('gizli şifre');
  });

  test('does not open for another owner, changed, or under another key', () => {
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
