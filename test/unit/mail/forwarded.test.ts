import { expect, test } from '@jest/globals';
import { forwardedIn } from '../../../mail/read/forwarded.ts';

type File = { name: string; mediaType: string; raw: string };
const whole = (subject: string, text: string, attachments: File[] = []) =>
  forwardedIn({
    subject,
    text,
    attachments: attachments.map(({ name, mediaType, raw }) => ({
      name,
      mediaType,
      contentId: null,
      inline: false,
      sha256: '',
      content: Buffer.from(raw),
    })),
  });
const read = (subject: string, text: string, attachments: File[] = []) =>
  whole(subject, text, attachments)?.from ?? null;
const DENIZ = { name: 'Deniz Öztürk', address: 'deniz@musteri.test' };

test.each<[string, string, string]>([
  [
    'Gmail in Turkish',
    'Fwd: Sipariş',
    'Bakar mısın?\n\n---------- Forwarded message ---------\nGönderen: Deniz Öztürk <deniz@musteri.test>\nDate: 19 Oca 2026 Pzt, 21:54\nSubject: Sipariş\nTo: <satis@firma.test>\n\nNerede?',
  ],
  [
    'Outlook in Turkish',
    'İLT: Sipariş',
    'Bilginize\n\n________________________________\nKimden: Deniz Öztürk <deniz@musteri.test>\nGönderildi: 19 Ocak 2026 Pazartesi 21:54\nKime: Satış\nKonu: Sipariş\n\nNerede?',
  ],
  [
    'Outlook in English',
    'FW: Order',
    '\n\nFrom: Deniz Öztürk [mailto:deniz@musteri.test]\nSent: Monday, January 19, 2026 9:54 PM\nTo: Sales\nSubject: Order\n\nWhere?',
  ],
  [
    'Apple Mail',
    'Fwd: Order',
    'Begin forwarded message:\n\n> From: Deniz Öztürk <deniz@musteri.test>\n> Subject: Order\n> Date: 19 January 2026\n\nWhere?',
  ],
  [
    'bold labels',
    'Sipariş',
    '---------- Yönlendirilen ileti ----------\n*Kimden:* "Deniz Öztürk" <deniz@musteri.test>\n*Konu:* Sipariş\n\nNerede?',
  ],
  [
    'a wrapped name',
    'Fwd: Sipariş',
    '-------- Forwarded Message --------\nFrom: Deniz Öztürk\n  <deniz@musteri.test>\nSubject: Sipariş\n\nNerede?',
  ],
])('the writer of a mail sent on by %s', (_program, subject, text) => {
  expect(read(subject, text)).toEqual(DENIZ);
  expect(read(subject, text.replaceAll('\n', '\r\n'))).toEqual(DENIZ);
});

test('the writer of a mail that is attached whole', () => {
  const raw =
    'From: =?utf-8?q?Deniz_=C3=96zt=C3=BCrk?= <deniz@musteri.test>\r\nSubject: Soru\r\n\r\nFrom: kotu@kotu.test\r\n';
  const mail = { name: 'Soru.eml', mediaType: 'message/rfc822', raw };
  expect(read('Fwd: Soru', 'ekte', [mail])).toEqual(DENIZ);
  expect(read('Soru', '', [mail])).toEqual(DENIZ);
  expect(read('Soru', 'Ekteki postayı ben aldım.', [mail])).toBeNull();
  expect(read('Fwd: Soru', 'ekte', [mail, mail])).toBeNull();
});

test('of several mails that were sent on together the first, the newest, is the one', () => {
  const block = (name: string) =>
    `From: ${name} <${name}@musteri.test>\nDate: 19 January 2026\nSubject: x\n\nmerhaba\n\n`;
  expect(read('Fwd: x', `${block('deniz')}${block('once')}`)?.address).toBe('deniz@musteri.test');
});

test('no mail is sent on by an answer, a table of flights, or words about somebody', () => {
  expect(read('Re: Sipariş', 'Tamam.\n\nFrom: Deniz <deniz@musteri.test>\nSent: dün\nSubject: Sipariş')).toBeNull();
  expect(read('Uçuş', 'From: IST\nTo: ESB\nDate: 19.01.2026')).toBeNull();
  expect(read('Fwd: not', 'Gönderen: belli değil\nKonu: yok')).toBeNull();
  expect(read('Fwd: not', 'From: ali, yarın ararım.')).toBeNull();
});

test.each<[string, string, string, string | null]>([
  ['beneath From', 'From: Deniz <deniz@musteri.test>\nSubject: Sipariş\nTo: a@firma.test', 'Sipariş', null],
  ['above it', 'Subject: Re: Order\nDate: dün\nFrom: Deniz <deniz@musteri.test>\nTo: a@firma.test', 'Re: Order', null],
  [
    'with its Message-ID',
    'Message-ID: <a.1@musteri.test>\nFrom: Deniz <deniz@musteri.test>\n*Konu:* Sipariş',
    'Sipariş',
    'a.1@musteri.test',
  ],
])('the subject of a mail that is sent on, %s', (_where, block, subject, mailId) => {
  // What stands below an empty line is the mail's own.
  const text = `Subject: bu değil\n\n-------- Forwarded Message --------\n${block}\n\nKonu: bu da değil`;
  expect(whole('Fwd: x', text)).toMatchObject({ subject, mailId });
});

test('subject and Message-ID of a mail that is attached whole', () => {
  const raw =
    'From: deniz@musteri.test\r\nMessage-ID: <a.1@musteri.test>\r\nSubject: =?utf-8?q?Sipari=C5=9F?=\r\n\r\nNerede?\r\n';
  expect(whole('İlt: x', '', [{ name: 'x.eml', mediaType: 'message/rfc822', raw }])).toMatchObject({
    subject: 'Sipariş',
    mailId: 'a.1@musteri.test',
  });
});
