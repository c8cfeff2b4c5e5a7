/** What the desk offers to block of a sender. */
import { expect, test } from '@jest/globals';
import { entriesFor } from '../../../ui/ticket/sender/block-entries.ts';

test.each([
  ['b@firma.test', ['b@firma.test', '@firma.test']],
  ['b@posta.firma.com.tr', ['b@posta.firma.com.tr', '@posta.firma.com.tr']],
  ['b@gmail.com', ['b@gmail.com']],
  ['b@com.tr', ['b@com.tr']],
])('%s: no domain where anybody has an address', (address, entries) => {
  expect(entriesFor(address)).toEqual(entries);
});
