/** The list of words that customers do not know, while it is being written. */
import { expect, test } from '@jest/globals';
import { faultIn, missingOf, newRow, pastedInto, wordsOf } from '../../../ui/mail-out/jargon/rows.ts';
import { ownPlacesIn, placesIn } from '../../../ui/composer/remarks/places.ts';

const keyAt = (list: { key: number }[], nth: number): number => list.at(nth)?.key ?? 0;
const rows = (...words: string[]) => words.map((word) => newRow({ word, instead: null }));

test('rows with nothing in them are not kept', () => {
  expect(wordsOf([...rows(' SLA ', ''), newRow({ word: 'RMA', instead: ' iade ' })])).toEqual([
    { word: 'SLA', instead: null },
    { word: 'RMA', instead: 'iade' },
  ]);
});

test('the row that is wrong is named, whatever empty ones stand before it', () => {
  const list = [...rows('', 'SLA', 'sla'), { key: -1, word: '', instead: 'x' }];
  expect(faultIn(list)).toEqual({ key: keyAt(list, 2), code: 'taken' });
  expect(faultIn(rows('', 'SLA'))).toBeNull();
  expect(faultIn([{ key: 7, word: '', instead: 'x' }])).toEqual({ key: 7, code: 'malformed' });
});

test('several lines become rows in the place of an empty one, a single line goes on in it', () => {
  const list = rows('SLA', '', 'RMA');
  expect(pastedInto(list, keyAt(list, 1), 'ETA')).toBeNull();
  expect(
    pastedInto(list, keyAt(list, 1), 'ETA = varış\nFYI')!.map(({ word, instead }) => `${word}|${instead}`),
  ).toEqual([...['SLA|', 'ETA|varış', 'FYI|', 'RMA|']]);
  expect(pastedInto(list, keyAt(list, 0), 'ETA\nFYI')!.map(({ word }) => word)).toEqual([
    'SLA',
    'ETA',
    'FYI',
    '',
    'RMA',
  ]);
});

test('of the usual words those are missing that the list has in no spelling', () => {
  expect(
    missingOf(rows('sla'), [
      { word: 'SLA', instead: null },
      { word: 'RMA', instead: null },
    ]).map(({ word }) => word),
  ).toEqual(['RMA']);
});

test('words are found as whole words, of plain text in its own words', () => {
  expect(placesIn('SLA SLAB xSLA SLA', 'SLA')).toEqual([0, 14]);
  expect(placesIn('a!!! b!!!', '!!!')).toEqual([1, 6]);
  expect(placesIn('x', '')).toEqual([]);
  expect(ownPlacesIn('> SLA\nSLA', 'SLA')).toEqual([6]);
});
