import { expect, test } from '@jest/globals';
import { codeInAddress, mailIdFor, ownMailId, replyAddress } from '../../../mail/write/token.ts';
import { createSigner } from '../../../vault/signed.ts';
import { createVault } from '../../../vault/vault.ts';

const key = createSigner(Buffer.alloc(32, 1));
const other = createSigner(Buffer.alloc(32, 2));

test('knows its own Message-ID again, whatever the case of the domain', () => {
  const id = mailIdFor(key, '1a-b', 'firma.test');
  expect(id).toMatch(/^tid\.1a-b\.[\w-]{22}@firma\.test$/);
  expect(ownMailId(key, id)).toBe('1a-b');
  expect(ownMailId(key, id.replace('firma.test', 'FIRMA.test'))).toBe('1a-b');
});

test('refuses every Message-ID with one letter changed', () => {
  const id = mailIdFor(key, '17', 'firma.test');
  for (let at = 0; at < id.length; at++) {
    const changed = `${id.slice(0, at)}${id[at] === 'A' ? 'B' : 'A'}${id.slice(at + 1)}`;
    if (changed.toLowerCase() !== id.toLowerCase() || at < id.indexOf('@')) expect(ownMailId(key, changed)).toBeNull();
  }
  expect(ownMailId(other, id)).toBeNull();
});

test('refuses an id that is no id', () => {
  expect(() => mailIdFor(key, 'a.b', 'firma.test')).toThrow();
  expect(() => mailIdFor(key, 'a\r\nb', 'firma.test')).toThrow();
});

test('finds the code in its reply address even when a server lower-cased it', () => {
  const address = replyAddress(key, 'destek@firma.test', 'Xk8m2pQn');
  expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
  expect(codeInAddress(key, address)).toBe('Xk8m2pQn');
  expect(codeInAddress(key, address.toUpperCase())).toBe('Xk8m2pQn');
});

test('finds no code in a forged, foreign or plain address', () => {
  const address = replyAddress(key, 'destek@firma.test', 'Xk8m2pQn');
  expect(codeInAddress(other, address)).toBeNull();
  expect(codeInAddress(key, address.replace('firma', 'kotu'))).toBeNull();
  expect(codeInAddress(key, 'destek+Xk8m2pQn@firma.test')).toBeNull();
  expect(codeInAddress(key, 'destek@firma.test')).toBeNull();
});

test('keeps the bare address when the signed one would be refused for its length', () => {
  const long = `${'a'.repeat(40)}@firma.test`;
  expect(replyAddress(key, long, 'Xk8m2pQn')).toBe(long);
});

test('knows the names in mails that were sent by earlier releases', () => {
  const signer = createVault('a'.repeat(32)).signer('message-id');
  const mailId = 'tid.0123456789abcdef.IQmw7rUvtLKGb7mRCBMUcQ@firma.test';
  const address = 'destek+586b386d3270516es326ckqmarlu6mz2id3kbmzqq4@firma.test';
  expect(mailIdFor(signer, '0123456789abcdef', 'firma.test')).toBe(mailId);
  expect(ownMailId(signer, mailId)).toBe('0123456789abcdef');
  expect(replyAddress(signer, 'destek@firma.test', 'Xk8m2pQn')).toBe(address);
  expect(codeInAddress(signer, address)).toBe('Xk8m2pQn');
});
