/** How a reply sounds: what is marked while it is written. */
import { expect, test } from '@jest/globals';
import { remarksOn } from '../../../domain/mail/words/tone.ts';

const later = (text: string) => remarksOn(text, { isFirst: false, isSigned: false });
const lines = (text: string): string[] => text.trim().split('\n');

const LOUD = `
BU KONUDA SİZE YARDIMCI OLAMAYIZ
LÜTFEN ÖNCE SÖZLEŞMEYİ OKUYUN
Daha önce de yazdık, TEKRAR TEKRAR YAZMAYIN artık
SİPARİŞİNİZ YOLA ÇIKTI, takip edin
Bunu KESİNLİKLE KABUL EDEMEYİZ.
ÜRÜNÜ ÖNCE GERİ GÖNDERİN
IADE SURESI DOLDU
FATURAYI PDF OLARAK GÖNDERDİK
KARGO GÜN İÇİNDE ULAŞIR
YANLIŞ ADRES YAZMIŞSINIZ!
PLEASE READ THE MANUAL
We told you THIS IS NOT POSSIBLE
DO NOT WRITE AGAIN
You MUST SEND THE FORM first
YOUR ORDER IS ON ITS WAY
THIS WAS EXPLAINED BEFORE
STOP SENDING MAILS
Read it, AS ALREADY SAID BEFORE, please
THE INVOICE WAS PAID
IT IS YOUR FAULT, NOT OURS
`;
const QUIET = `
Faturanızı PDF ve CSV olarak gönderdik.
PDF, CSV, XML ve JSON desteklenir.
KDV dahil 1.200 TL.
IBAN: TR12 0001 0000 0000 0000 0000 01
TC kimlik numaranız gerekmez.
DHL ve UPS ile gönderiyoruz.
PTT Kargo ile yola çıktı.
HDMI ve USB kablosu kutudadır.
Bu ÇOK önemli.
LÜTFEN dikkat edin.
Sipariş no: ABC-123-XYZ
Model: WD40 EFRX
ABD, AB ve UK dışına gönderim yok.
NATO ve UNICEF ile çalışıyoruz.
Acme A.Ş. adına
SMS ile kod gelecek.
T.C. Ticaret Bakanlığı
ISO 9001 belgesi
GPS, WIFI ve VPN kapalı olmalı.
Kodunuz: XKCDQ
Your PDF is ready.
The API returns JSON or XML.
Please use the USB port.
IT and HR were told.
We ship with DHL, UPS and PTT.
This is VERY important.
Error: ERR_SSL_PROTOCOL
Use HTTP or HTTPS.
My SIM and IMEI are known.
The CEO of ACME GMBH signed it.
The GPS, LED and LCD are fine.
NASA and ESA use it.
Order ABC DEF-12
Set SMTP, IMAP and POP.
OK, I will do so.
FAQ and SLA are on the page.
`;

test.each(lines(LOUD))('shouted: %s', (text) => {
  expect(later(text).map(({ kind }) => kind)).toContain('shouting');
});
test.each(lines(QUIET))('not shouted: %s', (text) => {
  expect(later(text)).toEqual([]);
});

test.each([
  ['Yarın gönderiyoruz!!!', ['!!!']],
  ['Gerçekten mi??? Evet!!', ['???', '!!']],
  ['What?!?!', ['?!?!']],
  ['Harika! Emin misiniz? Ne?!', []],
])('the marks of %j are %j', (text, marks) => {
  expect(
    later(text)
      .filter(({ kind }) => kind === 'marks')
      .map((one) => one.text),
  ).toEqual(marks);
});

const BODY_TR = 'siparişiniz dün kargoya verildi ve en geç cuma günü saat on sekize kadar adresinize teslim edilecek.';
const BODY_EN = 'your order was handed over to the courier yesterday and will arrive on Friday at the latest.';
const kinds = (text: string, more: object = {}) =>
  remarksOn(text, { isFirst: true, isSigned: false, ...more }).map(({ kind }) => kind);

test.each([
  `Merhaba Burak Bey,\n\n${BODY_TR}\n\nSaygılarımızla\nSelin`,
  `Burak Bey merhaba,\n${BODY_TR}\nİyi günler`,
  `Sayın Şahin,\n${BODY_TR}\nTeşekkürler, Selin`,
  `İyi günler,\n${BODY_TR}\nKolay gelsin.`,
  `Hi Burak,\n\n${BODY_EN}\n\nKind regards\nSelin`,
  `Dear Mr Stone,\n${BODY_EN}\nSincerely, Selin`,
  `Hello,\n${BODY_EN}\nThanks for your patience!`,
  `Good morning,\n${BODY_EN}\nHave a nice day`,
])('a letter that begins and ends as one: %j', (text) => {
  expect(kinds(text)).toEqual([]);
});

test('a first answer without greeting or closing is remarked; a signature closes it, and a word or two need neither', () => {
  expect(kinds(BODY_TR)).toEqual(['no-greeting', 'no-closing']);
  expect(kinds(BODY_EN, { isSigned: true })).toEqual(['no-greeting']);
  expect(kinds(`Merhaba,\n${BODY_TR}`)).toEqual(['no-closing']);
  expect(kinds('Tamam, yarın.')).toEqual([]);
  expect(kinds(BODY_TR, { isFirst: false })).toEqual([]);
});

test('what is repeated of others is not remarked', () => {
  expect(later('Bakıyoruz.\n> BU NE BİÇİM HİZMET!!!')).toEqual([]);
});

test('it is told where the words stand', () => {
  const text = 'Merhaba, LÜTFEN ÖNCE OKUYUN!!!';
  expect(later(text)).toEqual([
    { kind: 'shouting', at: 9, text: 'LÜTFEN ÖNCE OKUYUN' },
    { kind: 'marks', at: 27, text: '!!!' },
  ]);
});
