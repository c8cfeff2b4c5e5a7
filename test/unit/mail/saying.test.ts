/** What a whole mail says: both its forms are read. */
import { expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';

const mail = (text: string, html: string) =>
  parseMail(
    Buffer.from(
      [
        'From: Deniz Kaya <deniz@musteri.test>',
        'Subject: Re: Adres',
        'In-Reply-To: <tid.1.x@desk.example.test>',
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        text,
        '--b',
        'Content-Type: text/html; charset=utf-8',
        '',
        html,
        '--b--',
      ].join('\r\n'),
    ),
  );

test('a mail whose two forms say that it is solved says so, with the quote of its program beneath', async () => {
  const quoted =
    'Evet, çözüldü.\r\n\r\nOn Mon, 19 Jan 2026 at 21:54, Destek <destek@desk.example.test> wrote:\r\n> Çözüldü mü?';
  const page =
    '<div dir="ltr">Evet, çözüldü.</div><br><div class="gmail_quote"><div dir="ltr">On Mon, 19 Jan 2026 at 21:54, Destek &lt;destek@desk.example.test&gt; wrote:<br></div><blockquote>Çözüldü mü?</blockquote></div>';
  expect((await mail(quoted, page)).says).toBe('solved');
});

test.each([
  '<p><s>Evet çözüldü</s></p>',
  '<p><STRIKE class="x">Evet</STRIKE> çözüldü</p>',
  '<p><del>Evet çözüldü</del></p>',
  '<p style="text-decoration: line-through">Evet çözüldü</p>',
])('a mail whose words are struck through in its HTML is an answer: %s', async (page) => {
  expect((await mail('Evet çözüldü', page)).says).toBeNull();
});

test('a mail whose HTML says otherwise than its text is an answer', async () => {
  expect((await mail('Evet çözüldü', '<p>Hayır, çözülmedi! Hâlâ bozuk.</p>')).says).toBeNull();
});
