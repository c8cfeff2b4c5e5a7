import { describe, expect, test } from '@jest/globals';
import { phoneOf, phonePart } from '../../../domain/people/phone.ts';

describe('a telephone number', () => {
  test.each([
    ['0532 111 22 33', '05321112233'],
    ['+90 (532) 111-22-33', '+905321112233'],
    ['0090 532.111/2233', '+905321112233'],
    ['155', '155'],
  ])('%s is kept as %s', (written, kept) => expect(phoneOf(written)).toBe(kept));

  test.each(['', '12', 'Deniz', '0532 yok', '1234567890123456', '05+32 111', '++90532'])('%s is none', (written) =>
    expect(phoneOf(written)).toBeNull(),
  );

  test('is looked for by its digits, however it begins', () => {
    expect(phonePart('0532 11')).toBe('53211');
    expect(phonePart('+90 532')).toBe('90532');
    expect(phonePart('05')).toBeNull();
    expect(phonePart('deniz 532')).toBeNull();
  });
});
