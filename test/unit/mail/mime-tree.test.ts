import { describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { readFileSync, readdirSync } from 'node:fs';
import { LIMITS } from '../../../domain/limits.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';
import { LINE_ENDS } from '../../support/mail/line-ends.ts';

/** Parts of mails whose structure is not quite what the standard says, and of mails made to hurt. */
const start = ['From: a@ornek.test', 'To: destek@firma.test'];
const names = (mail: { attachments: { name: string }[] }) => mail.attachments.map(({ name }) => name);
const file = (name: string) => [
  `Content-Type: application/pdf; name=${name}`,
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERg==',
];

describe.each(LINE_ENDS)('with %s', (_name, lineEnd) => {
  const parse = (...lines: string[]) => parseMail(Buffer.from([...start, ...lines, ''].join(lineEnd)));

  test.each([
    ['spaces', '--kenar   ', '--kenar--  '],
    ['tabs', '--kenar\t', '--kenar--\t\t'],
    ['blanks behind the last one only', '--kenar', '--kenar-- \t '],
  ])('finds the parts behind delimiters with %s', async (_what, opens, closes) => {
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=kenar',
      '',
      opens,
      'Content-Type: text/plain',
      '',
      'Dekont ekte.',
      opens,
      ...file('dekont.pdf'),
      closes,
      'sonsöz',
    );
    expect(mail.text).toBe('Dekont ekte.');
    expect(names(mail)).toEqual(['dekont.pdf']);
    expect(Buffer.from(mail.attachments[0]!.content).toString()).toBe('%PDF');
  });

  test.each([
    ['one level', ['multipart/alternative']],
    ['two levels', ['multipart/related', 'multipart/alternative']],
    ['three levels', ['multipart/mixed', 'multipart/related', 'multipart/alternative']],
  ])('ends what was not closed at the delimiter of an outer multipart, over %s', async (_what, types) => {
    const opened = types.flatMap((type, n) => [`Content-Type: ${type}; boundary=ic${n}`, '', `--ic${n}`]);
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=dis',
      '',
      '--dis',
      ...opened,
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Görselde hata var.</p>',
      '--dis',
      ...file('ekran.pdf'),
      '--dis--',
    );
    expect(mail.html).toBe('<p>Görselde hata var.</p>');
    expect(names(mail)).toEqual(['ekran.pdf']);
    expect(mail.defects).toEqual([]);
  });

  test('takes the parts that a mail has when it ends in the middle', async () => {
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=dis',
      '',
      '--dis',
      '',
      'Metin',
      '--dis',
      ...file('yarim.pdf'),
    );
    expect(mail.text).toBe('Metin');
    expect(names(mail)).toEqual(['yarim.pdf']);
  });

  test.each([
    ['its boundary', ['Content-Type: multipart/alternative;', 'boundary="ic"']],
    ['its boundary, which looks like a field', ['Content-Type: multipart/alternative;', 'boundary="ic"; x=":"']],
    ['a charset between', ['Content-Type: multipart/alternative;', 'charset=utf-8;', 'boundary=ic']],
    ['its boundary at the second fold', ['Content-Type: multipart/alternative;', '\ttype="text/html";', 'boundary=ic']],
  ])('reads a part whose header has lost the folding of %s', async (_what, header) => {
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=dis',
      '',
      '--dis',
      ...header,
      '',
      '--ic',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Koli ezik geldi.',
      '--ic--',
      '--dis',
      ...file('foto.pdf'),
      '--dis--',
    );
    expect(mail).toMatchObject({ text: 'Koli ezik geldi.', defects: [] });
    expect(names(mail)).toEqual(['foto.pdf']);
  });

  test.each([
    ['names none', 'Content-Type: multipart/alternative'],
    ['names another', 'Content-Type: multipart/alternative; boundary=baska'],
    ['names an empty one', 'Content-Type: multipart/alternative; boundary=""'],
  ])('finds the delimiter of an inner multipart that %s', async (_what, header) => {
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=dis',
      '',
      '--dis',
      header,
      '',
      '--ic',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Kargo gelmedi.',
      '--ic',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Kargo gelmedi.</p>',
      '--ic--',
      '--dis--',
    );
    expect(mail).toMatchObject({ text: 'Kargo gelmedi.', html: '<p>Kargo gelmedi.</p>' });
    expect(mail.defects).toEqual(['structure repaired']);
  });

  test('does not lose the words of an inner multipart that has no parts', async () => {
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=dis',
      '',
      '--dis',
      'Content-Type: multipart/alternative; boundary=yok',
      '',
      'Sözler burada.',
      '--dis--',
    );
    expect(mail.text).toBe('Sözler burada.');
  });

  test('takes the words of a part without an empty line before them', async () => {
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Selam, nasılsınız?',
      '',
      'Bekliyorum.',
      '--b--',
    );
    expect(mail.text).toBe('Selam, nasılsınız?\n\nBekliyorum.');
  });

  test.each([
    ['an empty line', [''], []],
    ['headers that say nothing of a type', ['Content-Description: Ek', ''], []],
    ['no empty line before the mail', [], []],
    ['an epilogue', [''], ['--ozet--', 'sonsöz']],
  ])('takes the parts of a digest for mails, with %s', async (_what, head, tail) => {
    const inner = (subject: string) => [...head, `Subject: ${subject}`, 'From: x@ornek.test', '', `${subject} gövdesi`];
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=dis',
      '',
      '--dis',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Üç ileti ekte.',
      '--dis',
      'Content-Type: multipart/digest; boundary=ozet',
      '',
      ...['bir', 'iki', 'üç'].flatMap((subject) => ['--ozet', ...inner(subject)]),
      ...tail,
      '--dis--',
    );
    expect(mail.text).toBe('Üç ileti ekte.');
    expect(mail.attachments.map(({ mediaType }) => mediaType)).toEqual(Array(3).fill('message/rfc822'));
    expect(Buffer.from(mail.attachments[2]!.content).toString()).toBe(inner('üç').slice(head.length).join(lineEnd));
  });

  test('takes a part of a digest for what it says it is', async () => {
    const mail = await parse(
      'Content-Type: multipart/digest; boundary=ozet',
      '',
      '--ozet',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'İçindekiler',
      '--ozet--',
    );
    expect(mail).toMatchObject({ text: 'İçindekiler', attachments: [] });
  });

  test('leaves delimiters of an enclosed mail within it', async () => {
    const inner = ['Subject: ic', 'Content-Type: multipart/mixed; boundary=k', '', '--k', '', 'söz', '--k--'];
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=dis',
      '',
      '--dis',
      '',
      'Bakınız.',
      '--dis',
      'Content-Type: message/rfc822',
      '',
      ...inner,
      '--dis--',
    );
    expect(mail.text).toBe('Bakınız.');
    expect(Buffer.from(mail.attachments[0]!.content).toString()).toBe(inner.join(lineEnd));
  });
});

const folder = new URL('../../fixtures/mail/', import.meta.url);
test.each(readdirSync(folder).filter((name) => name.endsWith('.eml')))(
  'finds in %s the files that another parser finds, byte for byte',
  async (name) => {
    const raw = readFileSync(new URL(name, folder));
    const theirs = (await simpleParser(raw, { skipImageLinks: true, keepDeliveryStatus: true })).attachments;
    const ours = (await parseMail(raw)).attachments;
    for (const { content } of theirs) {
      expect(ours.some((one) => Buffer.from(one.content).toString().trim() === content.toString().trim())).toBe(true);
    }
    expect(ours.length).toBeGreaterThanOrEqual(theirs.length);
  },
);

const parse = (text: string) => parseMail(Buffer.from(text));
const multipart = (body: string) => `${start.join('\n')}\nContent-Type: multipart/mixed; boundary=b\n\n${body}`;

test.each([
  ['lines that begin with dashes', (n: number) => multipart(`--b\n\n${'--x\n'.repeat(n)}--b--`)],
  ['delimiters that close early', (n: number) => multipart('--b--\n'.repeat(n))],
  [
    'multiparts without their delimiter',
    (n: number) =>
      multipart(
        `${'--b\nContent-Type: multipart/mixed; boundary=yok\n\n--a\nX: y\n'.repeat(400)}${'--c\nX: y\n'.repeat(n)}`,
      ),
  ],
  ['a header without an end', (n: number) => multipart(`--b\n${'X: y\n'.repeat(n)}`)],
  ['dashes without a line end', (n: number) => multipart(`--b\n\n${'-'.repeat(10 * n)}`)],
])('reads %s in linear time', async (_what, body) => {
  expect(await growth(parse, body, 20_000)).toBeLessThan(LINEAR);
});

test('follows five hundred multiparts within each other, and no more', async () => {
  const open = (n: number) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`;
  const mail = await parse(`Subject: derin\n${Array.from({ length: 3_000 }, (_, n) => open(n)).join('')}\nson`);
  expect(mail).toMatchObject({ subject: 'derin', defects: [`more than ${LIMITS.parts} parts`] });
});
