/** Values of custom fields as people read and write them. */
import { describe, expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { customText, readNumber, shortLink, writtenNumber } from '../../../ui/parts/custom/custom-text.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

describe('a number', () => {
  test.each([
    ['2,5', 'tr', 2.5],
    ['2.5', 'tr', 2.5],
    ['1.234,5', 'tr', 1234.5],
    ['1.234', 'tr', 1234],
    ['2.5', 'en', 2.5],
    ['2,5', 'en', 2.5],
    ['1,234.5', 'en', 1234.5],
    ['-3', 'en', -3],
    [' 1 000 ', 'tr', 1000],
    ['ağır', 'tr', undefined],
    ['1,2,3', 'tr', undefined],
    ['02.11.2026', 'tr', undefined],
    ['1.234.567', 'tr', 1_234_567],
    ['', 'tr', undefined],
  ] as const)('%j in %s is %s', (written, language, number) => {
    expect(readNumber(written, language)).toBe(number);
  });

  test('is edited as it is written in its language, and means the same again', () => {
    for (const language of ['tr', 'en'] as const)
      for (const number of [0, -1.5, 1234.25, 1_000_000])
        expect(readNumber(writtenNumber(number, language), language)).toBe(number);
  });
});

test('a value is said in the words of its reader', () => {
  const choices = [
    { id: 'r', label: { tr: 'Kırmızı', en: 'Red' } },
    { id: 'b', label: { tr: 'Mavi', en: '' } },
  ];
  const say = (kind: 'choices' | 'flag' | 'date' | 'number', value: string | number | boolean | string[]) =>
    customText({ kind, choices }, value, 'en', makeT('en', deskTexts));
  expect(say('choices', ['b', 'r'])).toBe('Red, Mavi');
  expect(say('flag', false)).toBe('No');
  expect(say('date', '2026-11-02')).toBe('2 Nov 2026');
  expect(say('number', 1234.5)).toBe('1,234.5');
  expect(shortLink('https://www.kargo.test/17/')).toBe('kargo.test/17');
});
