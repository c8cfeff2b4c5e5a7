import { expect, test } from '@jest/globals';
import { nestsTooDeep } from '../../../domain/text/nesting.ts';
import { htmlToText, textToHtml } from '../../../mail/html/html-text.ts';
import { sanitizeHtml } from '../../../mail/html/sanitize.ts';
import { growth, LINEAR } from '../../support/growth.ts';

/** Attacks on record and the mutation families around them. */
const attacks = [
  '<script>alert(1)</script>',
  '<svg onload=alert(1)></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '<xmp><script>alert(1)</script></xmp>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script></template>',
  '<select><template><img src=x onerror=alert(1)></select>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  '<img src="data:text/html,<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java&#10;script:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:alert(1)">x</a>',
  '<form action="https://evil.test"><input name=p><button>x</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.test">',
  '<base href="https://evil.test/"><link rel=stylesheet href="https://evil.test/a.css">',
  '<style>@import url(https://evil.test/a.css)</style>',
  '<div style="background:url(https://evil.test/a)">x</div>',
  '<div style="background-color:expression(alert(1))">x</div>',
  '<div style="position:fixed;top:0;left:0;z-index:9999;width:100%">x</div>',
  '<iframe src="https://evil.test"></iframe><object data="x"></object><embed src="x">',
  '<p onclick="alert(1)" class="x" id="y">x</p>',
  '<img data-remote-src="javascript:alert(1)" alt="x">',
  '<<script>script>alert(1)<</script>/script>',
];

test.each(attacks)('makes %s harmless', (html) => {
  const clean = sanitizeHtml(html);
  expect(clean).not.toMatch(
    /<\s*\/?\s*(?:script|svg|math|style|xmp|template|select|form|input|meta|base|link|iframe|object|embed)/i,
  );
  expect(clean).not.toMatch(/<[^>]*\s(?:on\w+|class|id)\s*=/i);
  expect(clean).not.toMatch(
    /<[^>]*(?:javascript:|vbscript:|data:text|svg\+xml|url\(|expression|position|z-index|evil\.test)/i,
  );
});

test('parks remote images and keeps cid and raster images', () => {
  expect(sanitizeHtml('<img src="https://a.test/b.png" alt="b">')).toBe(
    '<img alt="b" data-remote-src="https://a.test/b.png" />',
  );
  expect(sanitizeHtml('<img src="cid:a@b">')).toBe('<img src="cid:a@b" />');
  expect(sanitizeHtml('<img src="data:image/png;base64,AAAA">')).toBe('<img src="data:image/png;base64,AAAA" />');
  expect(sanitizeHtml('<img src="https://a.test/b.png">', { remoteImages: 'kept' })).toBe(
    '<img src="https://a.test/b.png" />',
  );
});

test.each([
  '<img src="https://a.test/p.gif" width="1" height="1">',
  '<img src="https://a.test/p.gif" height=0>',
  '<img src="https://a.test/p.gif" style="width:1px !important">',
  '<img src="ftp://a.test/p.gif">',
])('drops the counting pixel %s', (html) => {
  expect(sanitizeHtml(html)).toBe('');
});

test('keeps what mail looks like: tables, colours, quotes, links', () => {
  const html =
    '<table width="100%"><tr><td style="color:#333;padding:0 4px">a</td></tr></table><blockquote>b</blockquote>';
  expect(sanitizeHtml(html)).toBe(html.replace(/; /g, ';'));
  expect(sanitizeHtml('<a href="https://a.test/?b=1&amp;c=2">x</a>')).toBe(
    '<a href="https://a.test/?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">x</a>',
  );
});

test('turns text into HTML in which nothing of it is mark-up', () => {
  expect(textToHtml('a <b> & "c"\nd\n\nhttps://x.test/?a=1&b="2".')).toBe(
    '<p>a &lt;b&gt; &amp; &quot;c&quot;<br>d</p>\n' +
      '<p><a href="https://x.test/?a=1&amp;b=" rel="noopener noreferrer nofollow" target="_blank">https://x.test/?a=1&amp;b=</a>&quot;2&quot;.</p>',
  );
});

test('links at most five hundred addresses, in linear time', async () => {
  const addresses = (n: number) => 'http://a.b/c?d=e, '.repeat(n);
  expect(textToHtml(addresses(10_000)).match(/<a /g)).toHaveLength(500);
  expect(await growth(textToHtml, addresses, 10_000)).toBeLessThan(LINEAR);
});

test('reads HTML as people would: quotes marked, Turkish headings not upper-cased', () => {
  expect(htmlToText('<h1>ilk iş</h1><ul><li>bir</li><li>iki</li></ul><blockquote>eski</blockquote>')).toBe(
    'ilk iş\n\n- bir\n- iki\n\n> eski',
  );
});

test('tells HTML that nests too deep from HTML that is merely long', () => {
  expect(nestsTooDeep('<b>'.repeat(3_000))).toBe(true);
  expect(nestsTooDeep('<b></x>'.repeat(3_000))).toBe(true);
  expect(nestsTooDeep('<tr><td>a'.repeat(30_000))).toBe(false);
  expect(nestsTooDeep('<b>a</b><br>'.repeat(30_000))).toBe(false);
});

test.each([
  '<b title="</b>">',
  "<b title='</b>'>",
  '<b a=1 title = "</b>">',
  '<b/title="></b>">',
  '<b "><b ">',
  '<b ="><b ">',
  '<b x="1"y="</b>">',
  '<b><!-- </b> -->',
  '<b><!--x--!></b>-->',
  '<b><!--></b>-->',
  '<b><style></b></style>',
  '<b><NOSCRIPT></b></noscript>',
])('an end tag that ends nothing hides no depth: %s', (piece) => {
  expect(nestsTooDeep(piece.repeat(3_000))).toBe(true);
});

test.each([
  '<b title="<b>">a</b>',
  "<a href='x?y=1' title=\"it's\">a</a>",
  '<a href=x>a</a >',
  '<a\n\thref="x" / title="y">a</a>',
  '<!--[if mso]><table><tr><td><![endif]--><div>a</div><!--[if mso]></td></tr></table><![endif]-->',
  '<!-- <b> --><i>a</i>',
  '<style>td > a { color: red }</style><i>a</i>',
])('what nests nowhere is merely long: %s', (piece) => {
  expect(nestsTooDeep(piece.repeat(3_000))).toBe(false);
});

test.each([
  ['quotes that never end', (n: number) => '<b a="'.repeat(n)],
  ['other quotes', (n: number) => `<b a='<b a="`.repeat(n)],
  ['comments that end for some', (n: number) => '<!--a--!>'.repeat(n)],
  ['comments that never end', (n: number) => '<!--'.repeat(n)],
  ['spaces before no value', (n: number) => `<b a${' '.repeat(n)}b`],
  ['one attribute after another', (n: number) => `<b ${'a=1 '.repeat(n)}>`],
])('how deep it nests is told in linear time: %s', async (_, html) => {
  expect(await growth(nestsTooDeep, html, 50_000)).toBeLessThan(LINEAR);
});

test.each([
  ['<p>bir</p><p>iki</p>', 'bir\n\niki'],
  ['<p>bir</p><p>&nbsp;</p><p>iki</p>', 'bir\n\niki'],
  ['<p>bir</p><p><br></p><p><span> <br></span></p><p>iki</p>', 'bir\n\n\niki'],
  ['<div>bir</div><div><br></div><div>iki</div>', 'bir\n\niki'],
  ['<div>bir</div><div>iki</div>', 'bir\niki'],
  ['<blockquote><p>bir</p><p><br></p><p><br></p><p>iki</p></blockquote>', '> bir\n>\n>\n> iki'],
  ['<p>bir</p><p><img src="cid:a" alt="resim"></p><p>iki</p>', 'bir\n\n\n\niki'],
])('shows an empty paragraph as one empty line of text: %s', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('code as our own composer sends it keeps its lines', () => {
  const html =
    '<pre style="margin:8px 0;padding:8px;background-color:#f4f5f7;white-space:pre-wrap"><code>a {\n  b\n}</code></pre>';
  expect(sanitizeHtml(html)).toBe(html);
});
