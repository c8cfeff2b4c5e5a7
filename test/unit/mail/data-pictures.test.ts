import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { takePictures } from '../../../mail/read/data-pictures.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';

/** Pictures pasted into HTML as `data:` addresses (RFC 2397). */
const parse = (html: string) =>
  parseMail(Buffer.from(`From: a@b.test\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`));
const pixels = (count: number, fill = 7) => Buffer.alloc(count, fill).toString('base64');

test('shows a mail with a large screenshot and reads on behind it', async () => {
  const mail = await parse(
    `<p>Ekran:</p><img src="data:image/png;base64,${pixels(600_000)}"><p>Siparişim 12345, lütfen yardım.</p>`,
  );
  expect(mail).toMatchObject({
    text: 'Ekran:\n\nSiparişim 12345, lütfen yardım.',
    defects: [],
    attachments: [{ name: 'image.png', mediaType: 'image/png', inline: true }],
  });
  const [picture] = mail.attachments;
  expect(picture!.content).toHaveLength(600_000);
  expect(mail.html).toBe(`<p>Ekran:</p><img src="cid:${picture!.contentId}" /><p>Siparişim 12345, lütfen yardım.</p>`);
});

test('gives the same picture the same name, in every mail, and stores it once', () => {
  const image = `<img src='data:image/jpg;base64,${pixels(90)}'>`;
  const [one, two] = [takePictures(image + image), takePictures(image)];
  expect(one.pictures).toEqual(two.pictures);
  expect(one.html).toBe(two.html + two.html);
  expect(one.pictures[0]!.contentType).toBe('image/jpeg');
});

test('leaves the words of a mail of several parts whole', async () => {
  const mail = await parseMail(
    Buffer.from(
      'From: a@b.test\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n' +
        `<p>bir</p><img src="data:image/png;base64,${pixels(600_000)}"><p>iki</p>\r\n--b\r\n\r\nalt not\r\n--b--\r\n`,
    ),
  );
  expect(mail.text).toBe('bir\n\niki\nalt not');
  expect(mail.attachments).toHaveLength(1);
});

test.each([
  ['without quotes', '<img src=data:image/png;base64,AAAA alt=x>', /^<img src=cid:\S+ alt=x>$/],
  ['with line breaks', '<img src="data:image/png;base64,AA\r\nAA\r\n">', /^<img src="cid:\S+">$/],
  ['in capitals', '<IMG SRC = "DATA:IMAGE/PNG;BASE64,AAAA">', /^<IMG SRC = "cid:\S+">$/],
  ['with parameters', '<img src="data:image/png;name=a.png;base64,AAAA">', /^<img src="cid:\S+">$/],
  ['behind other attributes', '<img alt="a" style="x" src="data:image/gif;base64,AAAA">', /src="cid:\S+">$/],
  ['in a style', '<td style="background:url(data:image/png;base64,AAAA) no-repeat">', /url\(cid:\S+\) no-repeat">$/],
  [
    'in a style, its marks escaped',
    '<p style="background:url(&quot;data:image/png;base64,AAAA&quot;)">',
    /url\(&quot;cid:\S+&quot;\)">$/,
  ],
  ['in a style sheet', '<style>p { background: url(data:image/png;base64,AAAA) }</style>', /url\(cid:\S+\) }/],
  ['of a kind that is not shown', '<img src="data:image/svg+xml;base64,AAAA">', /^<img src="">$/],
])('takes a picture %s', (_how, html, left) => {
  const taken = takePictures(html);
  expect(taken.html).toMatch(left);
  expect(taken.pictures).toHaveLength(1);
  expect(taken.pictures[0]!.content).toHaveLength(3);
});

test.each([
  ['speaks of one', '<p>Kodum: data:image/png;base64,AAAA neden açılmıyor?</p>'],
  ['quotes mark-up', '<p>&lt;img src="data:image/png;base64,AAAA"&gt; yazdım</p>'],
  ['is broken off', '<img src="data:image/png;base64,AAAA'],
  ['is empty', '<img src="data:image/png;base64,">'],
  ['is not base64', '<img src="data:image/png;base64,AA*A">'],
  ['is no picture', '<a href="data:text/html;base64,AAAA">'],
])('leaves text alone that %s', (_how, html) => {
  expect(takePictures(html)).toEqual({ html, pictures: [] });
});

test('takes no more pictures than a mail may have parts', () => {
  const image = (n: number) => `<img src="data:image/png;base64,${Buffer.from(`picture ${n}`).toString('base64')}">`;
  const html = Array.from({ length: 2_000 }, (_, n) => image(n)).join('');
  expect(takePictures(html).pictures).toHaveLength(LIMITS.parts);
});

test.each([
  ['beginnings', '', '<img src="data:image/png;base64,'],
  ['beginnings without a tag', '', 'data:image/png;base64,'],
  ['beginnings without quotes', '', '<img src=data:image/png;base64,AAAA*'],
  ['half beginnings', '<img ', 'data:image/'],
  ['parameters', '<img src="', 'data:image/png;a=b;a=b;a=b;'],
])('scans %s in linear time', async (_what, opening, piece) => {
  const scan = (html: string) => takePictures(html);
  expect(await growth(scan, (n) => opening + piece.repeat(n), 10_000)).toBeLessThan(LINEAR);
});
