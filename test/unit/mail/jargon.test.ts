/** Where a reply uses a word of the company's list that customers do not know. */
import { expect, test } from '@jest/globals';
import {
  beginningAs,
  jargonFault,
  jargonFinder,
  jargonKey,
  jargonLines,
  jargonWord,
} from '../../../domain/mail/words/jargon.ts';
import { USUAL_JARGON } from '../../../domain/mail/words/usual-jargon.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { growth, LINEAR } from '../../support/growth.ts';

const LIST = [
  ...['SLA', 'RMA', 'IT', 'İDE', 'B2B', 'vb.', 'e.g.', 'N/A', 'bug', 'eskalasyon', 'tedarik', 'end user', 'PoC'],
  'geri dönüş süreci',
].map((word) => ({ word, instead: null }));
const find = jargonFinder(LIST);
const found = (text: string, html = '') => find({ text, html }).map((one) => one.text);

test.each<[string, string[]]>([
  ['SLA süresi doldu.', ['SLA']],
  ["SLA’yı aştık, RMA'nız hazır, rma’nızı yazın", ['SLA’yı', "RMA'nız", 'rma’nızı']],
  ['RMAnız hazır, RMAlar da, SLAs are met', ['RMAnız', 'RMAlar', 'SLAs']],
  ['Sla aşıldı, sla', ['Sla', 'sla']],
  ['ide ve İDE ve IDE', ['ide', 'İDE', 'IDE']],
  ['Our IT looks at it, it’s fine', ['IT']],
  ['Slalom, ARMA, slayt, RMA2, ERMAN', []],
  ['kalem, defter vb. ürünler, vb ürünler', ['vb.']],
  ['Some, e.g. this; eg that', ['e.g.']],
  ['B2B, N/A, n/a', ['B2B', 'N/A', 'n/a']],
  ['Bugün bug’ı düzelttik, bugda', ['bug’ı']],
  [
    'Eskalasyonunuz ESKALASYONLARINIZDAN, tedariğimiz, tedarikte',
    ['Eskalasyonunuz', 'ESKALASYONLARINIZDAN', 'tedariğimiz', 'tedarikte'],
  ],
  ['The END  user, no', []],
  ['the End Users, of end user’s choice; end\nuser', ['End Users', 'end user’s']],
  ['Geri dönüş sürecimizde', ['Geri dönüş sürecimizde']],
  ['Model SLA-200, 5-RMA, SLA-dışı', ['SLA']],
  ['https://x.test/SLA/RMA sla@firma.test SLA.pdf @SLA www.sla.test', []],
  ['> SLA\nBence RMA\n`SLA`\n```\nRMA\n```', ['RMA']],
  ['', []],
])('in “%s” it finds %j', (text, words) => expect(found(text)).toEqual(words));

test('each is told with its word of the list, what to write instead, its place and its ending', () => {
  const finder = jargonFinder([{ word: 'RMA', instead: 'iade numarası' }]);
  expect(finder({ text: 'Merhaba, RMA’nız hazır', html: '' })).toEqual([
    { word: 'RMA', instead: 'iade numarası', at: 9, text: 'RMA’nız', ending: '’nız' },
  ]);
});

test('of words with a form, quotes, code and the words of links are not looked at', () => {
  const html =
    '<p>Bizim <b>SLA</b>: <a href="https://x.test">SLA metni</a></p><blockquote><p>RMA</p></blockquote><pre><code>RMA</code></pre><p>bug</p>';
  expect(found('irrelevant', html)).toEqual(['SLA', 'bug']);
  expect(found('', '<a href="x">SLA')).toEqual(['SLA']);
});

test('the longest word of the list wins, and none is found within another', () => {
  const finder = jargonFinder([
    { word: 'end', instead: null },
    { word: 'end user', instead: null },
    { word: 'user', instead: null },
  ]);
  expect(finder({ text: 'end user, user, end', html: '' }).map(({ word }) => word)).toEqual([
    'end user',
    'user',
    'end',
  ]);
});

test('lines are read as words and what to write instead', () => {
  expect(
    jargonLines(
      ' SLA = söz verdiğimiz süre\r\nRMA;iade numarası\nETA\ttahmini varış\n\nback-office - arka ofis\nFYI\n = x\n---',
    ),
  ).toEqual([
    { word: 'SLA', instead: 'söz verdiğimiz süre' },
    { word: 'RMA', instead: 'iade numarası' },
    { word: 'ETA', instead: 'tahmini varış' },
    { word: 'back-office', instead: 'arka ofis' },
    { word: 'FYI', instead: null },
  ]);
});

test('words that nobody could tell apart are one', () => {
  expect(jargonKey('İade')).toBe(jargonKey('IADE'));
  expect(jargonKey('vb.')).not.toBe(jargonKey('vb'));
  expect(jargonWord('  geri   dönüş ')).toBe('geri dönüş');
  expect(jargonWord(' … ')).toBe('');
});

test.each(['tr', 'en'] as const)('what a company begins with in %s is a list that may be kept', (language) => {
  const list = USUAL_JARGON[language];
  expect(new Set(list.map(({ word }) => jargonKey(word))).size).toBe(list.length);
  for (const { word, instead } of list) {
    expect(jargonWord(word)).toBe(word);
    expect(instead).not.toBe('');
    expect([word.length <= LIMITS.jargonWordChars, (instead ?? '').length <= LIMITS.jargonInsteadChars]).toEqual([
      true,
      true,
    ]);
    // What is written instead is not marked again.
    expect(jargonFinder(list)({ text: instead ?? '', html: '' })).toEqual([]);
  }
});

test('ordinary sentences have none of what a company begins with', () => {
  const tr = jargonFinder(USUAL_JARGON.tr);
  expect(
    tr({
      text: 'Merhaba Ayşe Hanım, bugün KDV dahil 120 TL iade ettik, PDF faturanız ektedir. Etap 2, buğday, biletiniz hazır. İyi günler.',
      html: '',
    }),
  ).toEqual([]);
  const en = jargonFinder(USUAL_JARGON.en);
  expect(
    en({ text: 'Hello, we have sent the end of the film as a PDF; i.e.the user pays VAT. Best regards', html: '' }),
  ).toEqual([]);
});

test.each(['SLA ', 'SLA’', 'end ', 'a', '<a ', 'x/', '- ', 'lar', 'end user '])(
  '“%s” without end is read in linear time',
  async (piece) => {
    const finder = jargonFinder([
      ...LIST,
      ...Array.from({ length: 400 }, (_, i) => ({ word: `end ${i}`, instead: null })),
    ]);
    expect(
      await growth(
        (text: string) => finder({ text, html: text }),
        (n) => piece.repeat(n),
        Math.floor(4_000 / piece.length),
      ),
    ).toBeLessThan(LINEAR);
  },
);

test('what is written instead has a capital where a sentence begins, by the letters of its language', () => {
  expect(beginningAs('iade numarası', '', 'tr')).toBe('İade numarası');
  expect(beginningAs('in our view', 'Sure. ', 'en')).toBe('In our view');
  expect(beginningAs('iade numarası', 'Merhaba,\n', 'tr')).toBe('İade numarası');
  for (const before of ['Bu ', 'vb.', 'a, ']) expect(beginningAs('iade', before, 'tr')).toBe('iade');
});

test('a list is wrong at the first word that says nothing or stands there already', () => {
  const of = (...words: string[]) => jargonFault(words.map((word) => ({ word, instead: null })));
  expect(of('SLA', 'RMA')).toBeNull();
  expect(of('SLA', '…', 'SLA')).toEqual({ at: 1, code: 'malformed' });
  expect(of('İADE', 'iade')).toEqual({ at: 1, code: 'taken' });
});
