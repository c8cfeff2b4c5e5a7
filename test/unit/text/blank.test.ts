import { expect, test } from '@jest/globals';
import { isBlankHtml, isBlankText } from '../../../domain/text/blank.ts';
import { plainText } from '../../../domain/text/plain-text.ts';

test.each(['', ' \n\t', '\u00a0', '\u200b\u200d', '\ufeff', '\u3164', '\u00ad'])('%j shows nothing', (text) => {
  expect(isBlankText(text)).toBe(true);
  expect(isBlankHtml(`<p>${text}</p>`)).toBe(true);
});

test.each([
  '<p></p>',
  '<p><br></p>',
  '<p>&nbsp;</p><p>&#8203;</p>',
  '<script>x</script>',
  '<style>p{color:red}</style><div></div>',
  '<img>',
  '<img alt="x">',
  '<!-- x -->',
])('%s is blank', (html) => {
  expect(isBlankHtml(html)).toBe(true);
});

test.each(['x', '<p>.</p>', '<p>&amp;</p>', '<p><img src="cid:a"></p>', '<p>👍</p>', '<IMG SRC=data:x>'])(
  '%s is not',
  (html) => {
    expect(isBlankHtml(html)).toBe(false);
  },
);

test('cells and nested items of an agent’s HTML stay apart in list and search', () => {
  expect(plainText('<ul><li>b<ul><li>c</li></ul></li></ul>')).toBe('- b\n- c');
  expect(plainText('<table><tr><th>Ürün</th><th>Adet</th></tr><tr><td>Kupa</td><td>2</td></tr></table>')).toBe(
    'Ürün Adet\nKupa 2',
  );
});
