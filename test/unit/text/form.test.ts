/** Which mails are shown as they were made, and which as their words. */
import { describe, expect, test } from '@jest/globals';
import { carriesForm, isFormatted } from '../../../domain/text/form.ts';

describe('a mail', () => {
  test.each([
    ['a table', '<p>Siparişim:</p><table><tr><td>Kupa</td><td>0,90 TL</td></tr></table>', true],
    ['a list', '<div>Eksikler</div><UL><li>vida</li></UL>', true],
    ['a picture', '<p>Ekranda bu var</p><img src="cid:1">', true],
    [
      'words in fonts and colours',
      '<div style="color:#222"><font face="Arial">Merhaba<br>nasılsınız</font></div>',
      false,
    ],
    [
      'a table only in what it repeats',
      '<p>Teşekkürler</p><blockquote><table><tr><td>1</td></tr></table></blockquote>',
      false,
    ],
    ['a table beneath the line of another mail program', '<p>Tamam</p><hr><table><tr><td>1</td></tr></table>', false],
    ['nothing but what it repeats', '<blockquote><ul><li>vida</li></ul></blockquote>', true],
    ['a word that looks like a tag', '<p>&lt;table&gt; ne demek</p>', false],
  ])('with %s is shown by its form: %s', (_name, html, form) => {
    expect(carriesForm(html)).toBe(form);
  });
});

test.each([
  ['<p>Kargonuz <strong>yarın</strong> gelecek.</p>', true],
  ['<p>Bakınız: <a href="https://ornek.test">rehber</a></p>', true],
  ['<ol><li>Kapatın</li></ol>', true],
  ['<p>Merhaba</p><p></p><p>Bakıyoruz<br>hemen</p>', false],
  ['<p>a &lt; b</p>', false],
])('what an agent wrote as %s has form: %s', (html, form) => {
  expect(isFormatted(html)).toBe(form);
});
