import { expect, test } from '@jest/globals';
import { languageOf } from '../../../domain/mail/words/guess-language.ts';

test.each([
  ['Turkish', 'Merhaba, siparişim hâlâ gelmedi. Ne zaman gelir?', 'tr'],
  ['Turkish from a keyboard without its letters', 'Merhaba, siparis icin fatura yok', 'tr'],
  ['Turkish in capitals', 'LÜTFEN SİPARİŞİMİ İPTAL EDİN', 'tr'],
  ['a little Turkish, by its letters alone', 'Kırıldı, değişsin', 'tr'],
  ['Turkish in decomposed letters', 'Kırıldı, değişsin'.normalize('NFD'), 'tr'],
  ['Turkish by two small words', 'Kargo var, fatura yok', 'tr'],
  ['one word that only Turkish has', 'Merhaba', 'tr'],
  ['Turkish about an English product', 'Merhaba, The Order of Things kitabı için fatura rica ederim', 'tr'],
  ['English', 'Hello, where is my order?', 'en'],
  ['English in capitals', 'WHERE IS MY ORDER', 'en'],
  ['English by somebody with a Turkish name', 'Hello, this is Gökçe Şahin. Could you send my invoice please?', 'en'],
  // It has sixteen Turkish letters and four English words.
  [
    'English full of Turkish places',
    'Please take this to Çağlayan, Şişli, Üsküdar, Göztepe, Bağcılar, Kızıltoprak, Çekmeköy and Güngören for me',
    'en',
  ],
] as const)('reads %s', (_what, text, language) => {
  const other = language === 'tr' ? 'en' : 'tr';
  expect(languageOf(text, other)).toBe(language);
});

test.each([
  ['an empty text', ''],
  ['a number', '1042'],
  ['one foreign letter or two', 'Köln, für 12'],
  ['words that only hold small words of a language', 'island, theme, biraz, vezir'],
  ['German', 'Schöne Grüße aus Köln, die Ware für Jürgen ist zurückgekommen, bitte prüfen'],
  ['Swedish', 'Var är paketet? Det var här i går och var öppnat, hälsningar Göran Åkerström'],
  ['Hungarian', 'Üdvözlöm, a csomagot köszönöm, de törött, és nem működik a gyűrű; még öt kör'],
  ['Portuguese', 'A fatura do pedido chegou duas vezes; a fatura certa é a segunda, não a primeira'],
  ['French', 'Reçu, ça va: le garçon a reçu le colis français, une leçon déjà commençée'],
  ['as much of one language as of the other', 'merhaba, hello'],
])('takes the usual language for %s', (_what, text) => {
  expect([languageOf(text, 'tr'), languageOf(text, 'en')]).toEqual(['tr', 'en']);
});

test('reads the beginning of a text, not the history that stands beneath', () => {
  const history = '\nHello, this is your order and that is the invoice';
  expect(languageOf(`Merhaba, fatura yok. ${' '.repeat(4_000)}${history.repeat(20)}`, 'en')).toBe('tr');
});
