/** How a reply says that a problem was understood. */
import { expect, test } from '@jest/globals';
import { blanksIn } from '../../../domain/mail/template/blanks.ts';
import { restated } from '../../../domain/mail/restatement.ts';
import { summaryLine } from '../../../domain/ticket/summary.ts';

test('the summary is a sentence of the reply in the language of the ticket', () => {
  expect(restated('Kargo üç gündür gelmedi', 'tr')).toBe('Anladığım kadarıyla: Kargo üç gündür gelmedi.');
  expect(restated('The parcel is late!', 'en')).toBe('As I understand it: The parcel is late!');
});

test('nothing in it is taken for a blank or a placeholder', () => {
  expect(blanksIn(restated('[numara] {hitap} {{ad}}', 'tr'))).toEqual([]);
});

test('it is one line of at most three hundred characters', () => {
  expect(summaryLine('  iki\n satır ')).toBe('iki satır');
  expect(summaryLine(' \n ')).toBe('');
  expect(summaryLine('x'.repeat(500))).toHaveLength(300);
});
