import { expect, test } from '@jest/globals';
import { newWords } from '../../../mail/quote.ts';

const answer = 'Merhaba,\n\nÇözüldü: teşekkürler.';

test.each([
  ['Gmail, Turkish', 'Firma <d@f.test>, 19 Oca 2026 Pzt, 21:54 tarihinde şunu yazdı:\n\n> Eski'],
  ['Gmail, wrapped', 'Firma Destek Ekibi <destek@firma.test>, 19 Oca 2026 Pzt, 21:54 tarihinde\nşunu yazdı:\n\n> Eski'],
  ['Gmail, without Turkish letters', 'Firma <d@f.test>, 19 Oca 2026 Pzt, 21:54 tarihinde sunu yazdi:\n> Eski'],
  ['Outlook 2019', '"Firma" <d@f.test>, 19.01.2026 21:54 tarihinde şunu yazdı:\nEski'],
  ['Apple, Turkish', 'Firma <d@f.test> şunları yazdı (19 Oca 2026 21:54):\n\n> Eski'],
  ['Apple, behind a quote mark', '> 19 Oca 2026 tarihinde, saat 21:54, Firma <d@f.test> şunları yazdı:\n> \n> Eski'],
  ['Outlook block', 'Kimden: Firma\nGönderildi: 19 Ocak 2026\nKime: Ayşe\nKonu: Soru\n\nEski'],
  ['Outlook block, bold', '*Kimden:* Firma\n*Tarih:* 19 Ocak 2026\n*Kime:* Ayşe\n*Konu:* Soru\n\nEski'],
  [
    'Outlook block behind a rule',
    '________________________________\nKimden: Firma\nGönderme Tarihi: 19 Ocak\nKime: Ayşe\nBilgi: X\n\nEski',
  ],
  ['Özgün İleti', '-----Özgün İleti-----\nEski'],
  ['Orijinal Mesaj', '----- Orijinal Mesaj -----\nEski'],
  ['Gmail, English', 'On Mon, Jan 19, 2026 at 9:54 PM Firma <d@f.test> wrote:\n> Old'],
  ['Gmail, English, wrapped', 'On Mon, Jan 19, 2026 at 9:54 PM Firma Destek\n<destek@firma.test> wrote:\n\n> Old'],
  ['Outlook, English', 'From: Firma\nSent: Monday\nTo: Ayşe\nSubject: Q\n\nOld'],
  ['Original Message', '-----Original Message-----\nFrom: a\nOld'],
  ['our separator', '## Lütfen bu satırın üzerine yazın / Please write above this line ##\nEski'],
  ['quote marks alone', '> Eski\n> daha eski\n'],
  ['iPhone', 'iPhone’umdan gönderildi'],
  ['iPhone and quote', "iPhone'umdan gönderildi\n\n> Firma <d@f.test> şunları yazdı (19 Oca 2026 21:54):\n> Eski"],
  ['Android Outlook', 'Android için Outlook uygulamasını edinin'],
  ['Windows mail', 'Windows için Posta ile gönderildi'],
  ['sent from my iPhone', 'Sent from my iPhone'],
  ['a signature', '-- \nAyşe Yılmaz\n0212 000 00 00'],
])('cuts what stands beneath: %s', (_client, history) => {
  expect(newWords(`${answer}\n\n${history}`)).toBe(answer);
});

test.each([
  [
    'answers between the quotes',
    'Yanıtlarım aşağıda.\n\nFirma <d@f.test>, 19 Oca 2026, 21:54 tarihinde şunu yazdı:\n> Soru bir?\nEvet.\n> Soru iki?\nHayır.',
  ],
  [
    'an answer beneath the quote',
    'Hi,\n\nOn Mon, Jan 19, 2026 at 9:54 PM F <d@f.test> wrote:\n> Old\n\nMy answer is below.',
  ],
  [
    'a forwarded mail',
    'Bakar mısınız?\n\n---------- Forwarded message ---------\nGönderen: A <a@b>\nDate: x\nSubject: y\nTo: z\n\nMetin',
  ],
  ['an İletilen İleti', '-------- İletilen İleti --------\nKonu: y\nTarih: x\nKimden: A\nKime: z\n\nMetin'],
  ['nothing but a quote', '> Eski\n> metin'],
  ['an ordinary mail with a colon', 'Müşteri şunu söyledi: olmaz.\nKimden: bilmiyorum\nÇok acil'],
  ['a person who wrote', 'Ali dün bana şöyle yazdı: gel.\nBen de geldim.'],
])('cuts nothing from %s', (_what, text) => {
  expect(newWords(text)).toBe(text);
});

test.each([
  ['lines that look like headers', 'Kimden: a\n'.repeat(20_000)],
  ['quotes without end', '> a\n'.repeat(50_000)],
  ['alternating quotes', '> a\nb\n'.repeat(30_000)],
  ['attributions without end', 'Ad <a@b>, 19:20 tarihinde\n'.repeat(8_000)],
  ['one line', ' <a@b> '.repeat(30_000)],
  ['dashes', '-'.repeat(200_000)],
])('reads %s in linear time', (_what, text) => {
  const start = performance.now();
  newWords(text);
  expect(performance.now() - start).toBeLessThan(1_000);
});
