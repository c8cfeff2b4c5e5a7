import { describe, expect, test } from '@jest/globals';
import { createVault } from '../../../vault/vault.ts';

const vault = createVault('a'.repeat(32));
const signer = vault.signer('frame-image');

describe('a signed token', () => {
  test('says the text that was signed, dots and all', () => {
    for (const text of ['', '7', 'a.b.c', 'İstanbul 🎈']) expect(signer.read(signer.token(text))).toBe(text);
  });

  test('is the same in every release, so that addresses already given out stay good', () => {
    expect(signer.token('id.1800000000000')).toBe('id.1800000000000.1h8rAlgnfQwL34YvrKfLZUjGr_dfXBmtB09sv3XkRyM');
  });

  test('does not survive one changed letter', () => {
    const token = signer.token('id.1');
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(signer.read(changed)).toBeNull();
    }
  });

  test.each([
    ['for another purpose', vault.signer('message-id').token('id.1')],
    ['under another SECRET_KEY', createVault('b'.repeat(32)).signer('frame-image').token('id.1')],
    ['with something behind it', `${signer.token('id.1')}A`],
    ['that is no token', 'id'],
    ['that is empty', ''],
  ])('%s is refused', (_, token) => {
    expect(signer.read(token)).toBeNull();
  });
});

test('two signatures match as written only, whatever their length', () => {
  expect(signer.matches('abc', 'abc')).toBe(true);
  expect(signer.matches('abc', 'abd')).toBe(false);
  expect(signer.matches('abc', 'abcd')).toBe(false);
  expect(signer.matches('ç', 'cc')).toBe(false);
});
