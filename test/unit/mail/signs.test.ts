import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { parseMail } from '../../../mail/read/parse.ts';

const parse = (lines: string[], eol = '\r\n') => parseMail(Buffer.from(lines.join(eol)));
const head = ['From: Ali <ali@musteri.test>', 'Message-ID: <a@musteri.test>', 'Date: Mon, 2 Nov 2026 09:00:00 +0300'];
const codes = (count: number) => Array.from({ length: count }, (_, n) => `tid:${String(10_000_000 + n)}:tid`).join(' ');

test.each(['\r\n', '\n'])(
  'of thousands of codes at every place as many are told as are looked up (line ends %j)',
  async (eol) => {
    const mail = await parse(
      [
        ...head,
        `Subject: ${codes(60)}`,
        '',
        codes(3_000),
        '',
        'On Mon, 2 Nov 2026 at 09:00, Bilet wrote:',
        `> ${codes(3_000)}`,
      ],
      eol,
    );
    expect(Object.values(mail.codes).map((list) => list.length)).toEqual([LIMITS.codes, LIMITS.codes, LIMITS.codes]);
  },
);

test('a code counts for the place where it stands, and one that only the HTML has whole for the quoted words', async () => {
  const { codes: found } = await parse([
    ...head,
    'Subject: Re: tid:Subj2222:tid',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'tid:Text2222:tid',
    '',
    'On Mon, 2 Nov 2026 at 09:00, Bilet <destek@firma.test> wrote:',
    '> tid:Quot2222:tid',
    '--b',
    'Content-Type: text/html',
    '',
    '<p>tid:Ht<b>mL2</b>222:<i>tid</i></p>',
    '--b--',
  ]);
  expect(found).toEqual({
    subject: ['Subj2222'],
    text: ['Text2222'],
    quoted: ['Text2222', 'Quot2222', 'HtmL2222'],
  });
});

test('a language is told when the words say enough, and none else', async () => {
  const language = async (...words: string[]) => (await parse([...head, 'Subject: 4711', '', ...words])).language;
  expect(await language('Merhaba, siparişim için fatura rica ederim.')).toBe('tr');
  expect(await language('Hello, please send me the invoice for my order.')).toBe('en');
  expect(await language('4711')).toBeNull();
});

const file = (bytes: string, html: string, trace = '') =>
  parse([
    ...(trace === '' ? [] : [`Received: ${trace}`]),
    ...head,
    'Subject: Fatura',
    'Content-Type: multipart/mixed; boundary=m',
    '',
    '--m',
    'Content-Type: multipart/alternative; boundary=a',
    '',
    '--a',
    'Content-Type: text/plain',
    '',
    'Ekte.',
    '--a',
    'Content-Type: text/html',
    '',
    html,
    '--a--',
    '--m',
    'Content-Type: application/pdf; name=a.pdf',
    'Content-Disposition: attachment; filename=a.pdf',
    '',
    bytes,
    '--m--',
  ]);

test('another way through the mail servers makes no other letter', async () => {
  const [one, other] = await Promise.all([
    file('300 bytes', '<p>Ekte.</p>'),
    file('300 bytes', '<p>Ekte.</p>', 'by mx'),
  ]);
  expect(one.contentHash).toBe(other.contentHash);
});

test.each([
  ['a file of the same name and length', 'byte 003', '<p>Ekte.</p>'],
  ['HTML beside the same text', '300 bytes', '<p>Ekte: <a href="https://baska.test">fatura</a></p>'],
])('other bytes in %s make another letter', async (_what, bytes, html) => {
  const one = await file(bytes === 'byte 003' ? '300 byte' : bytes, '<p>Ekte.</p>');
  expect((await file(bytes, html)).contentHash).not.toBe(one.contentHash);
});

test('a mail that sends another on is about what that one is about, and else about what it says itself', async () => {
  const about = async (subject: string, ...block: string[]) => {
    const from = ['---------- Forwarded message ---------', 'Kimden: Elif <elif@ornek.test>'];
    return (await parse([...head, `Subject: ${subject}`, '', ...from, ...block, '', 'Merhaba'])).forwardedMail;
  };
  expect(await about('Bakar misin', 'Konu: Ynt: Koli')).toEqual({ subject: 'Koli', mailId: null });
  expect(await about('Fwd: Koli ezik')).toEqual({ subject: 'Koli ezik', mailId: null });
  expect(await about('Fwd:')).toEqual({ subject: null, mailId: null });
});
