import { expect, test } from '@jest/globals';
import { isUnbound, openPassword, sealPassword } from '../../../vault/mailbox-password.ts';
import { createVault } from '../../../vault/vault.ts';

const vault = createVault('x'.repeat(48));
const at = { host: 'imap.example.test', port: 993, tls: 'tls', user: 'destek@example.test' } as const;
const box = { id: 'b1', side: 'imap', at } as const;

test('a password opens where it was entered for, however the host is spelled', () => {
  const sealed = sealPassword(vault, box, 'gizli');
  expect(openPassword(vault, box, sealed)).toBe('gizli');
  expect(openPassword(vault, { ...box, at: { ...at, host: 'IMAP.Example.test' } }, sealed)).toBe('gizli');
});

test.each([
  ['another host', { at: { ...at, host: 'evil.example.test' } }],
  ['another port', { at: { ...at, port: 143 } }],
  ['another user', { at: { ...at, user: 'baska@example.test' } }],
  ['another encryption', { at: { ...at, tls: 'none' as const } }],
  ['the other server of the mailbox', { side: 'smtp' as const }],
  ['another mailbox', { id: 'b2' }],
])('for %s it does not open, whatever stands in the row', (_, other) => {
  const sealed = sealPassword(vault, box, 'gizli');
  expect(() => openPassword(vault, { ...box, ...other }, sealed)).toThrow('does not open');
});

test('what 0.1.0 sealed opens, and is known to name no place', () => {
  const old = vault.seal('mailbox:b1:imap', 'gizli');
  expect([isUnbound(old), isUnbound(sealPassword(vault, box, 'x')), isUnbound('')]).toEqual([true, false, false]);
  expect(openPassword(vault, box, old)).toBe('gizli');
  expect(openPassword(vault, box, '')).toBe('');
});
