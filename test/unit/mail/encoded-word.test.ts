import { describe, expect, test } from '@jest/globals';
import { headerOf } from '../../../mail/read/header-line.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { LINE_ENDS } from '../../support/mail/line-ends.ts';

/** Encoded words with letters that nobody encoded; `\xNN` stands for the byte. */
describe.each(LINE_ENDS)('with %s', (_name, lineEnd) => {
  const read = (...head: string[]) => parseMail(Buffer.from([...head, '', 'Merhaba', ''].join(lineEnd), 'latin1'));

  test.each([
    ['=?iso-8859-9?Q?\xDEube_se=E7imi?=', 'Şube seçimi'],
    ['=?windows-1254?q?\xDDade_talebi?=', 'İade talebi'],
    ['=?utf-8?Q?\xC3\x96deme_al=C4=B1nd=C4=B1?=', 'Ödeme alındı'],
    ['=?windows-1253?Q?=D0\xE1\xF1\xE1\xE3\xE3\xE5\xEB\xDF\xE1?=', 'Παραγγελία'],
    ['Re: =?iso-8859-9?Q?ki\xFEi?= =?iso-8859-9?Q?sel_a\xF0?=', 'Re: kişisel ağ'],
    ['=?koi8-r?Q?\xFA\xC1\xCB\xC1\xDA?=', 'Заказ'],
  ])('reads the raw letters of %j in the charset of their word', async (subject, expected) => {
    const raw = Buffer.from([`From: a@b.test`, `Subject: ${subject}`, '', ''].join(lineEnd), 'latin1');
    expect((await read('From: a@b.test', `Subject: ${subject}`)).subject).toBe(expected);
    expect(headerOf(raw).subject).toBe(expected);
  });

  test('reads names of people and of files the same way', async () => {
    const mail = await read(
      'From: =?iso-8859-9?Q?G\xFCl=FEah_\xDDnce?= <g@ornek.test>',
      'Content-Type: application/pdf; name="=?iso-8859-9?Q?\xF6zet.pdf?="',
    );
    expect(mail.from).toEqual({ name: 'Gülşah İnce', address: 'g@ornek.test' });
    expect(mail.attachments[0]!.name).toBe('özet.pdf');
  });

  test.each([
    ['=?utf-8?Q?ali=40gercek.test?=@sahte.test', null],
    [
      '=?utf-8?Q?=22M=C3=BCd=C3=BCr=22_=3Cm=40gercek.test=3E?= <a@b.test>',
      { name: '"Müdür" <m@gercek.test>', address: 'a@b.test' },
    ],
    ['Ekip: ali@b.test, can@b.test;', { name: '', address: 'ali@b.test' }],
  ])('takes from %j no address that is hidden in an encoded word', async (from, expected) => {
    expect((await read(`From: ${from}`)).from).toEqual(expected);
  });

  test('guesses raw letters outside of encoded words as before', async () => {
    expect((await read('From: a@b.test', 'Subject: \xDEube =?utf-8?Q?=C3=B6deme?=')).subject).toBe('Şube ödeme');
  });
});
