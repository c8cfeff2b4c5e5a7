/** What is found by a few letters, and in which order. */
import { expect, test } from '@jest/globals';
import { fits, fitting } from '../../../domain/text/fuzzy.ts';

const THINGS = [
  ['Kargo takip numarası', 'Kargo', 'Kargonuz yola çıktı'],
  ['İade başlatıldı', 'İade', 'İadeniz için kargo kodu'],
  ['Fatura ektedir', 'Muhasebe', 'Faturanız ektedir'],
  ['Geç kalan kargo için özür', 'Kargo', 'Özür dileriz'],
];
const found = (typed: string) =>
  THINGS.flatMap((texts) => {
    const score = fits(typed, texts);
    return score === null ? [] : [{ name: texts[0], score }];
  })
    .toSorted((one, other) => other.score - one.score)
    .map(({ name }) => name);

test.each([
  ['iade', ['İade başlatıldı']],
  ['IADE', ['İade başlatıldı']],
  ['ozur kargo', ['Geç kalan kargo için özür']],
  ['kargo', ['Kargo takip numarası', 'Geç kalan kargo için özür', 'İade başlatıldı']],
  ['krg', ['Kargo takip numarası', 'Geç kalan kargo için özür']],
  ['muhasebe', ['Fatura ektedir']],
  ['uçak', []],
  ['', THINGS.map(([name]) => name)],
])('by %j comes %j', (typed, names) => {
  expect(found(typed)).toEqual(names);
});

test('a name of which a word begins so comes before one that merely holds the letters, and nothing typed keeps the order', () => {
  const people = ['Selim Ak', 'Can Demir', 'Mert Kaya'].map((name) => ({ name }));
  const found = (typed: string) => fitting(typed, people, ({ name }) => name).map(({ name }) => name);
  expect(found('m')).toEqual(['Mert Kaya', 'Selim Ak', 'Can Demir']);
  expect(found('')).toEqual(['Selim Ak', 'Can Demir', 'Mert Kaya']);
  expect(found('zz')).toEqual([]);
});
