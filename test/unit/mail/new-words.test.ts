/** Which words of a mail are new: whole mails, as programs write them, with line ends of both kinds. */
import { describe, expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';

type Given = { subject?: string; headers?: string; html?: boolean };

const ANSWERS = 'In-Reply-To: <tid.k2.imza@firma.test>\n';
const WORDS = 'Fişi ekledim, iyi günler.';
const OLD = 'Merhaba,\nFişi göndermeyi unutmuşsunuz.';
const QUOTED = '> Merhaba,\n> Fişi göndermeyi unutmuşsunuz.';

async function read(body: string, { subject = 'Re: Fiş', headers = ANSWERS, html = false }: Given = {}) {
  const type = html ? 'text/html' : 'text/plain';
  const mail = `From: Selin Ak <selin@ornek.test>\nTo: destek@firma.test\nSubject: ${subject}\n${headers}Content-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}\n`;
  const [lf, crlf] = await Promise.all([mail, mail.replaceAll('\n', '\r\n')].map((raw) => parseMail(Buffer.from(raw))));
  expect(crlf).toEqual(lf);
  return lf?.newText;
}

describe('a mail that answers nothing', () => {
  const none = { subject: 'Kasa', headers: '' };
  test.each([
    [
      'a block of headers',
      `Bakar mısınız?\n\nFrom: Ali <ali@x.test>\nSent: Monday\nTo: Selin\nSubject: Kasa\n\nKod 23.`,
    ],
    [
      'an attribution and quotes',
      `Ne dersiniz?\n\nAli <ali@x.test>, 2 Şub 2026 Pzt, 10:05 tarihinde şunu yazdı:\n> Kod 23.`,
    ],
    ['quotes alone', `Ali böyle yazmış:\n\n> Kod 23.\n> Fiş yok.`],
    ['a banner', `Bilginize.\n\n-----Özgün İleti-----\nKod 23.`],
    [
      'a signature above the thread',
      `Bakar mısınız?\n\n-- \nSelin\n\nKimden: Ali\nTarih: Pzt\nKime: Selin\nKonu: Kasa\n\nKod 23.`,
    ],
  ])('passes on %s: all of it is new', async (_what, body) => {
    expect(await read(body, none)).toBe(body);
  });

  test('is still without the line of the phone it was written on', async () => {
    expect(await read('Kasa açılmıyor.\n\nSent from my iPhone', none)).toBe('Kasa açılmıyor.');
  });

  test.each([
    ['a subject', { subject: 'YNT: Kasa', headers: '' }],
    ['a subject behind the name of a list', { subject: '[kasa] Re[2]: Kasa', headers: '' }],
    ['a chain of references', { subject: 'Kasa', headers: 'References: <tid.k2.imza@firma.test>\n' }],
    ['a reference in prose', { subject: 'Kasa', headers: 'In-Reply-To: your mail of Monday\n' }],
  ])('is told by %s that it does answer', async (_what, given) => {
    expect(
      await read(`${WORDS}\n\nAli <a@x.test>, 2 Şub 2026 Pzt, 10:05 tarihinde şunu yazdı:\n> Kod 23.`, given),
    ).toBe(WORDS);
  });
});

test('what stands above a mail that is passed on, in an answer, is new with that mail, signature and all', async () => {
  const body = 'Bakar mısınız?\n\n-- \nSelin\n\n---------- Forwarded message ---------\nFrom: Ali\n\nKod 23.';
  expect(await read(body)).toBe(body);
});

test.each([
  ['Sent from my office, where the till stands: till 23.'],
  ['Sent from my phone number 0532, call me there.'],
  ['Sent from my iPhone case seller, see the picture.'],
  ['Sent from Outlook, then from the form: no answer.'],
  ['Android için Outlook uygulamasını edinin dediniz, olmadı.'],
  ['Telefonumdan kargo ile gönderildi.'],
])('a sentence that begins like a signature is one: %s', async (sentence) => {
  expect(await read(`${WORDS}\n\n${sentence}`)).toBe(`${WORDS}\n\n${sentence}`);
});

test.each([
  'Sent from my Samsung Galaxy smartphone.',
  'Sent from my Verizon, Samsung Galaxy smartphone',
  'Sent via the Samsung Galaxy S21 5G, an AT&T 5G smartphone',
  'Sent from my mobile device',
  'Sent from my iPad Pro',
  'Sent from Outlook for iOS',
  'Sent from Mail for Windows 10',
  'Sent from Yahoo Mail on Android',
  'Get Outlook for Android <https://aka.ms/x>',
  'Von meinem iPhone gesendet',
  'Envoyé de mon iPhone',
  'Android için Outlook’u edinin',
  'Samsung cihazımdan Yahoo Mail uygulamasıyla gönderildi.',
])('a device or a product signs: %s', async (line) => {
  expect(await read(`${WORDS}\n\n${line}`)).toBe(WORDS);
});

test.each([
  ['Yandex', '02.02.2026, 10:05, "Ece Destek" <destek@firma.test>:'],
  ['Mail.ru', 'Понедельник, 2 февраля 2026, 10:05 +03:00 от Ece Destek <destek@firma.test>:'],
  ['Gmail of old', '2026-02-02 10:05 GMT+03:00 Ece Destek <destek@firma.test>:'],
  ['Gmail, German', 'Am Mo., 2. Feb. 2026 um 10:05 Uhr schrieb Ece Destek <destek@firma.test>:'],
  ['Outlook, German', 'Am 02.02.2026 um 10:05 schrieb Ece Destek <destek@firma.test>:'],
  ['Gmail, Dutch', 'Op ma 2 feb 2026 om 10:05 schreef Ece Destek <destek@firma.test>:'],
  ['Gmail, French, wrapped', 'Le lun. 2 févr. 2026 à 10:05, Ece Destek <destek@firma.test> a\nécrit :'],
  ['Gmail, Italian', 'Il giorno lun 2 feb 2026 alle ore 10:05 Ece Destek <destek@firma.test> ha scritto:'],
  ['Gmail, Spanish, wrapped', 'El lun, 2 feb 2026 a las 10:05, Ece Destek (\n<destek@firma.test>) escribió:'],
  ['Gmail, Russian', 'пн, 2 февр. 2026 г. в 10:05, Ece Destek <destek@firma.test>:'],
  ['Gmail, Hungarian', 'Ece Destek <destek@firma.test> ezt írta (időpont: 2026. febr. 2., H, 10:05):'],
  ['Gmail, Swedish', 'Den mån 2 feb. 2026 kl 10:05 skrev Ece Destek <destek@firma.test>:'],
  ['Gmail, Chinese', 'Ece Destek <destek@firma.test> 于2026年2月2日周一 10:05写道：'],
  ['Zoho', '---- On Mon, 02 Feb 2026 10:05:00 +0300 Ece Destek <destek@firma.test> wrote ----'],
  ['Zoho, wrapped', '---- On Mon, 02 Feb 2026 10:05:00 +0300 Ece Destek\n<destek@firma.test> wrote ----'],
  ['Zoho, Turkish', '---- Pzt, 02 Şub 2026 10:05:00 +0300 Ece Destek <destek@firma.test> yazdı ----'],
  ['Android', '---- Ece wrote ----'],
  ['Android, Turkish', '-------- Ece Destek yazdı --------'],
  ['Thunderbird, German', '-------- Ursprüngliche Nachricht --------'],
  ['Outlook, German, a block', 'Von: Ece <destek@firma.test>\nGesendet: Montag\nAn: Selin\nBetreff: Fiş\n'],
  ['Outlook, French, a block', 'De : Ece <destek@firma.test>\nEnvoyé : lundi\nÀ : Selin\nObjet : Fiş\n'],
])('a line that only a program writes begins the history: %s', async (_client, line) => {
  expect(await read(`${WORDS}\n\n${line}\n${OLD}`)).toBe(WORDS);
});

test.each([
  'Toplantı: 02.02.2026 10:05, katılanlar:',
  '02.02.2026 10:05 tarihinde <destek@firma.test> adresine şunu gönderdim:',
  'Dün 02.02.2026, 10:05 gibi Ece <destek@firma.test> bana şöyle dedi:',
  'Am 02.02.2026 um 10:05 habe ich an Ece <destek@firma.test> geschrieben:',
  'Yetkili: Ece <destek@firma.test>:',
  '---- madde bir ----',
])('a line that a person may have written begins none: %s', async (line) => {
  const body = `Merhaba,\n\n${line}\n\nÜrün bozuk.`;
  expect(await read(body)).toBe(body);
});

const ATTRIBUTION = 'Ece Destek <destek@firma.test>, 2 Şub 2026 Pzt, 10:05 tarihinde şunu yazdı:';
const NOTICE =
  'Bu e-posta ve ekleri yalnızca alıcısına özel ve gizlidir. Yanlışlıkla size ulaştıysa lütfen göndericiye bildirip siliniz.';
const NOTICE_EN =
  'This message and any attachments are confidential and intended solely for the addressee. If you have received it in error, please delete it. Copying or disclosing it is unauthorised.';

test.each([
  ['a signature', '-- \nSelin Ak\nMuhasebe'],
  ['a signature whose space a gateway took', '--\nSelin Ak\n0212 000 00 00'],
  ['a notice', NOTICE],
  ['a notice in two languages', `${NOTICE}\n\n${NOTICE_EN}`],
  ['a notice under its heading', 'YASAL UYARI\nİçeriğinden şirketimiz sorumlu tutulamaz.'],
  ['a signature and a notice', `-- \nSelin Ak\n\n${NOTICE}`],
  ['a phone’s line and a notice', `iPhone’umdan gönderildi\n\n${NOTICE}`],
  ['a scanner', 'Virus-free. www.example.test'],
  ['a list', `${'_'.repeat(47)}\nkasa mailing list\nkasa@liste.test\nhttps://liste.test/listinfo/kasa`],
  ['a group', '-- \nYou received this message because you are subscribed to the group.\nTo unsubscribe, send a mail.'],
  ['a plea for trees', 'Please consider the environment before printing this e-mail.'],
])('%s beneath the quote is no answer', async (_what, footer) => {
  expect(await read(`${WORDS}\n\n${ATTRIBUTION}\n${QUOTED}\n\n${footer}`)).toBe(WORDS);
});

test.each([
  ['an answer', 'Fiş ektedir.'],
  ['an answer above a signature', 'Fiş ektedir.\n\n-- \nSelin'],
  ['a sentence about the mail', 'Bu e-posta ekleri açılmıyor, gizli mi?'],
  ['a name alone, which may be an answer', 'Selin Ak'],
  ['an answer behind a rule', `${'_'.repeat(47)}\nFiş ektedir.`],
  ['answers between the quotes above a signature', `Hangisi?\n${QUOTED}\n\n-- \nSelin`],
])('%s beneath the quote shows the whole mail', async (_what, beneath) => {
  const body = `Alttadır.\n\n${ATTRIBUTION}\n${QUOTED}\n\n${beneath}`;
  expect(await read(body)).toBe(body);
});

test.each([
  ['dashes', '-----------------'],
  ['underscores and an empty line', '________________________________\n'],
  ['equals signs', '=========='],
])('a rule of %s above the block belongs to it', async (_what, rule) => {
  const block = 'Kimden: Ece <destek@firma.test>\nGönderildi: Pazartesi\nKime: Selin\nKonu: Fiş';
  expect(await read(`${WORDS}\n\n${rule}\n${block}\n\n${OLD}`)).toBe(WORDS);
});

test('so does a rule that HTML draws', async () => {
  const block = '<p><b>From:</b> Ece<br><b>Sent:</b> Monday<br><b>To:</b> Selin<br><b>Subject:</b> Fiş</p>';
  expect(await read(`<p>${WORDS}</p><hr>${block}<p>Merhaba</p>`, { html: true })).toBe(WORDS);
});

test('a rule that its writer drew above their own words stays', async () => {
  const body = `${WORDS}\n-----------------\nKasa 23\n-----------------\nKasa 24`;
  expect(await read(body)).toBe(body);
});
