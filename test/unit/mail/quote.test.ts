import { expect, test } from '@jest/globals';
import { newWords as wordsOf } from '../../../mail/read/quote.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { growth, LINEAR } from '../../support/growth.ts';

const newWords = (text: string) => wordsOf(text, { answer: true });
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
    '________________________________\nKimden: Firma\nGönderme Tarihi: 19 Ocak\nKime: Ayşe\nBilgi: X\nKonu: Y\n\nEski',
  ],
  [
    'Outlook block in paragraphs',
    '*Kimden:* Firma <d@f.test>\n\n*Tarih:* 19 Ocak 2026\n\n*Kime:* Ayşe\n\n*Konu:* Soru\n\nEski',
  ],
  ['Outlook block with an empty subject', 'From: Firma\nSent: Monday\nTo: Ayşe\nSubject:\n\nOld'],
  [
    'Outlook block with a long list of recipients',
    `From: Firma\nDate: Monday\nTo: A <a@f.test>;\n${' B <b@f.test>;\n'.repeat(6)}Subject: Q\n\nOld`,
  ],
  ['Zimbra block', 'Kimden: "Firma" <d@f.test>\nKime: "Ali" <a@b.test>\nGönderilenler: 19 Ocak 2026\nKonu: x\n\nEski'],
  ['Gönderen block', 'Gönderen: Firma\nGönderme Tarihi: 19 Ocak 2026\nKime: Ali\nKonu: x\n\nEski'],
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
  ['iPad', "iPad'imden gönderildi."],
  ['Samsung', 'Samsung cihazımdan gönderilmiştir'],
  ['Galaxy', 'Samsung Galaxy S21 5G cihazımdan gönderildi'],
  ['Huawei, without Turkish letters', 'Huawei telefonumdan gonderildi'],
  ['K-9', 'Android cihazımdan K-9 Mail ile gönderildi.'],
  ['Yahoo', 'Android’de Yahoo Postadan gönderildi'],
  ['smartphone', 'Akıllı telefonumdan gönderildi'],
  ['Thunderbird, no address', 'On 19.01.2026 21:54, Firma wrote:\n> Old'],
  ['Apple, Turkish, no address', '19 Oca 2026 tarihinde 21:54 saatinde, Firma şunları yazdı:\n\n> Eski'],
  ['a date and a quote', 'On 19 January 2026, Firma wrote:\n\n> Old'],
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
    'answers between quotes that begin with the attribution',
    'Altta.\n\n> 19 Oca 2026 21:54 tarihinde Firma <d@f.test> şunları yazdı:\n> \n> Soru?\nEvet.\n> Soru iki?\nHayır.',
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
  ['a device that was sent', 'Arızalı ürün için kargo kodu aldım.\nCihaz dün servise gönderildi.'],
  ['a phone that was sent', 'Telefonum tamirden gelmedi.\nTelefon 12 Mart tarihinde size gönderildi'],
  ['a case of the wrong make', 'Siparişim: 1 adet Samsung kılıf\nAma bana Huawei kılıf gönderildi.'],
  ['a maker that sent it', "Sordum.\nÜrün Samsung'dan gönderildi."],
  ['a message sent from a phone yesterday', 'Gelmedi mi?\nMesaj dün telefonumdan gönderildi.'],
  [
    'what a third party wrote',
    'Merhaba\n\nKargo firması bana şunu yazdı:\n\n"Paketiniz kayboldu"\n\nParamı geri istiyorum.',
  ],
  [
    'what a third party wrote, wrapped, with the time',
    'Siparişimi 12.05.2026 saat 14:30 gibi verdim, kargo\nfirması bana şunu yazdı:\n\n"Kayboldu"\n\nParamı istiyorum.',
  ],
  [
    'what an address wrote to him',
    'Merhaba\n\nsube@kargo.test bana şunları yazdı:\n\n"Paketiniz kayboldu"\n\nNe yapayım?',
  ],
  [
    'what a colleague wrote',
    'Hello\n\nOn my contract your colleague wrote:\n\n"free returns for 30 days"\n\nPlease refund me.',
  ],
  ['a flight', 'Uçuş talebim:\nFrom: Istanbul\nTo: Ankara\nDate: 12.05.2026\n\n2 kişi, cam kenarı lütfen.'],
  [
    'a parcel',
    'Kargom gelmedi.\nGönderen: Ali Veli\nAlıcı: Ayşe Kaya\nTarih: 12.05.2026\nTakip no: 123456\nNe zaman gelir?',
  ],
  ['a form with a subject', 'Form:\nGönderen: Ali Veli\nTarih: 12.05.2026\nKonu: İade\nMesaj: Ürün bozuk çıktı.'],
  [
    'a question about our separator',
    'Merhaba,\nGelen mailde "Bu satırın üzerine yazın" diyor, ne demek?\nBir de faturam gelmedi.',
  ],
])('cuts nothing from %s', (_what, text) => {
  expect(newWords(text)).toBe(text);
});

test.each([
  ['lines that look like headers', 'Kimden: a\n'],
  ['quotes without end', '> a\n'],
  ['alternating quotes', '> a\nb\n'],
  ['attributions without end', 'Ad <a@b>, 19:20 tarihinde\n'],
  ['one line', ' <a@b> '],
  ['dashes', '-'],
  ['dates without end', 'on 1.1.2026 10:00 '],
  ['devices without end', 'samsung galaxy '],
  ['blocks without end', 'From: a\nTo: b\n\n'],
  ['devices in English without end', 'sent from my samsung galaxy 1a1a1a1a1a1a1a, 1a1a '],
  ['lines of dashes', `${'-'.repeat(299)}\n`],
  ['banners without end', '---- on 1.1.2026 10:00 a <a@b> ----\n'],
  ['notices beneath a quote', '> a\n\nBu e-posta ve ekleri gizlidir, siliniz.\n\n'],
  ['signatures beneath a quote', '> a\n-- \nb\n'],
  ['short lines that wait for an attribution', 'Ad, 19:20\nşunu\nşunu\nşunu yazdı:\n'],
])('reads %s in linear time', async (_what, piece) => {
  // Four times this is as much as is searched at all.
  const pieces = Math.floor(LIMITS.quoteChars / 4 / piece.length);
  expect(await growth(newWords, (n) => piece.repeat(n), pieces)).toBeLessThan(LINEAR);
});
