import { expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { previewOf } from '../../../ui/parts/words/ticket-preview.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

test.each([
  [
    'tr',
    [
      'Merhaba',
      'Teslim edilemedi: a@b.test, umut@çiçek.test',
      'Teslimi gecikiyor: a@b.test',
      'Bir e-posta teslim edilemedi',
    ],
  ],
  [
    'en',
    [
      'Merhaba',
      'Not delivered: a@b.test, umut@çiçek.test',
      'Delivery delayed: a@b.test',
      'An email could not be delivered',
    ],
  ],
] as const)('a row says in the words of the desk (%s) whom a mail did not reach', (language, said) => {
  const t = makeT(language, deskTexts);
  const rows = [
    ['words', 'Merhaba'],
    ['bounce', 'a@b.test umut@xn--iek-1lab.test'],
    ['delay', 'a@b.test'],
    ['bounce', ''],
  ] as const;
  expect(rows.map(([previewKind, preview]) => previewOf({ previewKind, preview }, t))).toEqual(said);
});
