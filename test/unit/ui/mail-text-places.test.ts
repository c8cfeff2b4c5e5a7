import { describe, expect, test } from '@jest/globals';
import { PLACEHOLDERS, TEXT_KINDS, textOf } from '../../../domain/mail/template/company-text.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { placeWord, read, shown } from '../../../ui/mail-out/places.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

describe.each(['tr', 'en'] as const)('whoever writes mail texts in %s', (language) => {
  const t = makeT(language, deskTexts);

  test.each(TEXT_KINDS)('sees %s in their own words, and nothing of it is lost', (kind) => {
    for (const written of ['tr', 'en'] as const) {
      const { text } = textOf(kind, [], [written]);
      expect(read(shown(text, t), t)).toBe(text);
    }
  });

  test('each placeholder has a word of its own, which reads back, also with words for when it is empty', () => {
    expect(new Set(PLACEHOLDERS.map((place) => placeWord(place, t))).size).toBe(PLACEHOLDERS.length);
    for (const place of PLACEHOLDERS) {
      expect(read(placeWord(place, t), t)).toBe(`{${place}}`);
      expect(read(shown(`{${place}|x y}`, t), t)).toBe(`{${place}|x y}`);
    }
  });

  test('what names no placeholder stays as it was written', () => {
    for (const text of ['{isim}', '{', '}', '{a|b', '{ }', 'ad']) expect(read(text, t)).toBe(text);
  });
});

test('the Turkish ones are Turkish', () => {
  const t = makeT('tr', deskTexts);
  expect(shown('Sayın {name|müşterimiz}, {promised} yazarız.', t)).toBe(
    'Sayın {ad|müşterimiz}, {yanıt zamanı} yazarız.',
  );
  expect(read('Sayın { ad |müşterimiz}, {yanıt zamanı} yazarız.', t)).toBe(
    'Sayın {name|müşterimiz}, {promised} yazarız.',
  );
});
