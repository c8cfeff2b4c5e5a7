import { expect, test } from '@jest/globals';
import { fold } from '../../../domain/text/fold.ts';
import { stemsOf, wordsIn } from '../../../domain/text/stem.ts';

const finds = (asked: string, written: string) => stemsOf(fold(asked)).some((stem) => fold(written).startsWith(stem));

test.each([
  ['sipariş', 'siparişim siparişinizi siparişlerimizden SİPARİŞ'],
  ['siparişinizi', 'sipariş siparişim'],
  ['siparişlerimizden', 'sipariş'],
  ['iade', 'iadesi iademin iadesini İADE iadeler'],
  ['iadesi', 'iade iadeyi'],
  ['iademin', 'iade'],
  ['faturalarınız', 'fatura faturayı'],
  ['kargom', 'kargo kargoda'],
  ['kitap', 'kitabım kitabı kitaplar'],
  ['kitabımı', 'kitap'],
  ['talep', 'talebi talebiniz'],
  ['isteğim', 'istek'],
  ['şifremi', 'şifre şifreniz'],
  ['refunds', 'refund refunded'],
  ['delivered', 'deliver delivery delivered'],
])('%s finds %s', (asked, written) => {
  expect(written.split(' ').filter((word) => !finds(asked, word))).toEqual([]);
});

test.each([
  ['iade', 'ihale'],
  ['kargo', 'karga'],
  ['10497', '104975'],
  ['1049', '10497'],
  ['tr12', 'tr123'],
  ['ka', 'kargo'],
])('%s does not find %s', (asked, written) => {
  const [stem] = stemsOf(fold(asked));
  const exact = /\d/.test(asked) || asked.length < 3;
  expect(exact ? stem === fold(written) : finds(asked, written)).toBe(false);
});

test('words are what stands between signs and spaces', () => {
  expect(wordsIn(fold('İade: SIP-10497-K, ayse@firma.com.tr (1.250,50 TL) şikâyet’i'))).toEqual(
    'iade sip 10497 k ayse firma com tr 1 250 50 tl sikayet i'.split(' '),
  );
});
