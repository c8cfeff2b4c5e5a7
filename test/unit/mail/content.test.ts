import { describe, expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';
import { LINE_ENDS } from '../../support/mail/line-ends.ts';

/** What a part is: words, a file, or both. */
const names = (mail: { attachments: { name: string }[] }) => mail.attachments.map(({ name }) => name);

describe.each(LINE_ENDS)('with %s', (_name, lineEnd) => {
  const parse = (...lines: string[]) => parseMail(Buffer.from(['From: a@ornek.test', ...lines, ''].join(lineEnd)));
  const mixed = (type: string, ...parts: string[][]) =>
    parse(`Content-Type: multipart/${type}; boundary=b`, '', ...parts.flatMap((part) => ['--b', ...part]), '--b--');
  const words = ['Content-Type: text/plain; charset=utf-8', '', 'Günlük ekte.'];

  test.each([
    'text plain; charset=utf-8',
    'text',
    'text/plain charset=utf-8',
    'text/plain (düz metin); charset=utf-8',
    'text / plain; charset=utf-8',
    'text/; charset=utf-8',
    'plain; charset="utf-8"',
    '; charset=utf-8',
    '"text/plain"; charset=utf-8',
  ])('reads as plain text what calls itself %s', async (type) => {
    const mail = await parse(`Content-Type: ${type}`, 'Content-Transfer-Encoding: 8bit', '', 'Ürün kırık çıktı.');
    expect(mail).toMatchObject({ text: 'Ürün kırık çıktı.', html: null, attachments: [] });
  });

  test.each(['text html', 'text/html charset=utf-8', 'TEXT/HTML (sayfa)'])(
    'reads as HTML what calls itself %s',
    async (type) => {
      const mail = await parse(`Content-Type: ${type}`, '', '<p>Ürün kırık</p>');
      expect(mail).toMatchObject({ text: 'Ürün kırık', html: '<p>Ürün kırık</p>', attachments: [] });
    },
  );

  test.each(['multipart; boundary=b', 'multipart/mixed boundary=b', 'multipart mixed; boundary="b"'])(
    'finds the parts of a %s',
    async (type) => {
      expect(await parse(`Content-Type: ${type}`, '', '--b', '', 'bir', '--b--')).toMatchObject({
        text: 'bir',
        defects: [],
      });
    },
  );

  test.each(['pdf; name=teklif.pdf', 'application; name=teklif.pdf', 'application/octet-stream; name=teklif.pdf'])(
    'tells a file by its name when its type is %s',
    async (type) => {
      const mail = await mixed('mixed', words, [
        `Content-Type: ${type}`,
        'Content-Disposition: attachment',
        '',
        '%PDF',
      ]);
      expect(mail.attachments).toMatchObject([{ name: 'teklif.pdf', mediaType: 'application/pdf' }]);
    },
  );

  test.each([
    [
      'a log',
      ['Content-Type: text/plain; name="sunucu.log"', 'Content-Disposition: inline; filename="sunucu.log"'],
      'sunucu.log',
    ],
    ['a page', ['Content-Type: text/html', 'Content-Disposition: inline; filename=rapor.html'], 'rapor.html'],
    ['a text named in its type only', ['Content-Type: text/plain; name=not.txt'], 'not.txt'],
    [
      'a text whose name is encoded',
      ['Content-Type: text/plain', "Content-Disposition: inline; filename*=utf-8''%C3%B6zet.txt"],
      'özet.txt',
    ],
  ])('offers %s that was sent inline as a file', async (_what, head, name) => {
    const mail = await mixed('mixed', words, [...head, '', '09:12 hata']);
    expect(mail.text).toBe('Günlük ekte.');
    expect(names(mail)).toEqual([name]);
    expect(Buffer.from(mail.attachments[0]!.content).toString()).toBe('09:12 hata');
  });

  test('shows and offers the first named text when nothing else was said', async () => {
    const named = (n: number) => ['Content-Type: text/plain; charset=utf-8; name=metin-' + n + '.txt', '', `söz ${n}`];
    const mail = await mixed('mixed', named(1), named(2));
    expect(mail.text).toBe('söz 1');
    expect(names(mail)).toEqual(['metin-1.txt', 'metin-2.txt']);
  });

  test('takes one of several forms of the words for no file, whatever its name', async () => {
    const html = ['Content-Type: text/html; charset=utf-8; name=mesaj.html', '', '<p>Günlük ekte.</p>'];
    expect(await mixed('alternative', words, html)).toMatchObject({ html: '<p>Günlük ekte.</p>', attachments: [] });
    expect(await mixed('related', html, ['Content-Type: image/png; name=i.png', '', 'x'])).toMatchObject({
      text: 'Günlük ekte.',
      attachments: [{ name: 'i.png' }],
    });
  });

  test.each(['attachment', 'ATTACHMENT', '7 bit', ';', '"attachment"', 'dosya'])(
    'reads the one nameless text of a mail whose disposition is %s',
    async (disposition) => {
      const mail = await parse(
        'Content-Type: text/plain; charset=utf-8',
        `Content-Disposition: ${disposition}`,
        '',
        'Söz',
      );
      expect(mail).toMatchObject({ text: 'Söz', attachments: [] });
      const html = await mixed('mixed', [
        'Content-Type: text/html',
        `Content-Disposition: ${disposition}`,
        '',
        '<p>Söz</p>',
      ]);
      expect(html).toMatchObject({ text: 'Söz', attachments: [] });
    },
  );

  test('leaves a text that is a file a file: with a name, or beside words', async () => {
    const attached = ['Content-Type: text/plain', 'Content-Disposition: attachment; filename=liste.txt', '', 'a'];
    expect(names(await parse(...attached))).toEqual(['liste.txt']);
    const nameless = ['Content-Type: text/plain', 'Content-Disposition: attachment', '', 'a'];
    expect((await mixed('mixed', words, nameless)).attachments).toHaveLength(1);
  });
});
