import { expect, test } from '@jest/globals';
import { readBySecond } from '../../../mail/read/second-reader.ts';
import { words } from '../../../mail/read/words.ts';

const mail = (...lines: string[]) => Buffer.from(lines.join('\r\n'));

test('the second reader finds words and files', async () => {
  const found = await readBySecond(
    mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Fatura ekte.</p>',
      '--b',
      'Content-Type: application/pdf; name="fatura.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--b--',
    ),
  );
  expect(words(found!.tree)).toEqual({ text: null, html: expect.stringContaining('<p>Fatura ekte.</p>') });
  expect(found!.attachments.map(({ fileName, content }) => [fileName, content.toString()])).toEqual([
    ['fatura.pdf', '%PDF-1.4\n'],
  ]);
});

test('the second reader finds nothing in a mail without words, and leaves a mail within a mail alone', async () => {
  expect(await readBySecond(mail('Subject: boş', '', ''))).toBeNull();
  const within = await readBySecond(
    mail('Content-Type: message/rfc822', '', 'Subject: içeride', 'In-Reply-To: <tid.1@x>', '', 'Söz'),
  );
  expect(within === null || within.attachments.length + Number(words(within.tree).text !== null) > 0).toBe(true);
});
