import { describe, expect, test } from '@jest/globals';
import { readLink, signLink } from '../../../vault/confirmation-link.ts';
import { createVault } from '../../../vault/vault.ts';

const vault = createVault('a'.repeat(32));
const other = createVault('b'.repeat(32));

describe('a customer’s link', () => {
  const link = { ticket: 1042, cycle: 2, answer: 'no', expiresAt: 1_800_000_000_000, code: 'Xk8m2pQn' } as const;
  const old = { ...link, code: null };
  const token = signLink(vault, link);

  test('says what was signed until it expires', () => {
    expect(readLink(vault, token, link.expiresAt)).toEqual(link);
    expect(readLink(vault, token, link.expiresAt + 1)).toBe('expired');
  });

  test('of a mail sent by an earlier release still opens', () => {
    expect(readLink(vault, signLink(vault, old), 1)).toEqual(old);
    expect(signLink(vault, old)).toBe('1042.2.no.1800000000000.46MZKMaBGq8utSWDHVV-OHm65xcvTMHpiRMwbY7hcQo');
  });

  test.each([
    ['of another installation', signLink(other, link)],
    ['whose answer was changed', token.replace('.no.', '.yes.')],
    ['for another ticket', token.replace('1042', '1043')],
    ['of another ticket that had this number', token.replace('Xk8m2pQn', 'Yk8m2pQn')],
    ['that lives longer', token.replace('1800000000000', '1900000000000')],
    ['signed for another purpose', vault.signer('frame-image').token('1042.2.no.1800000000000')],
    ['that says something else', vault.signer('confirmation-link').token('1042.2.perhaps.1800000000000')],
    ['cut short', token.slice(0, -1)],
    ['that is empty', ''],
  ])('%s is invalid', (_, forged) => {
    expect(readLink(vault, forged, 1)).toBe('invalid');
  });
});
