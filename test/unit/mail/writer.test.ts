import { expect, test } from '@jest/globals';
import { writerOf } from '../../../domain/mail/writer.ts';

test('a mail from our own address was written by whom its Reply-To names', () => {
  const own = ['destek@firma.test', 'satis@firma.test'];
  const ours = { name: 'Web', address: 'Destek@firma.test' };
  const guest = { name: 'Deniz', address: 'deniz@ornek.test' };
  expect(writerOf({ from: ours, replyTo: [guest] }, own)).toEqual(guest);
  expect(writerOf({ from: ours, replyTo: [{ name: '', address: 'SATIS@firma.test' }] }, own)).toEqual(ours);
  expect(writerOf({ from: ours, replyTo: [] }, own)).toEqual(ours);
  expect(writerOf({ from: guest, replyTo: [{ name: '', address: 'baska@ornek.test' }] }, own)).toEqual(guest);
  expect(writerOf({ from: null, replyTo: [guest] }, own)).toBeNull();
});
