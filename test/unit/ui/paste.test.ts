import { expect, test } from '@jest/globals';
import { pastesFiles } from '../../../ui/composer/editor/paste.ts';

const png = { name: 'image.png', type: 'image/png' };

test.each([
  ['cells of a spreadsheet', '<table><tr><td>Kalem</td></tr></table>', 'Kalem', [png]],
  ['words of a word processor', '<!--StartFragment--><p class="MsoNormal">Merhaba</p>', 'Merhaba', [png]],
  ['text that a program gave a picture of', '', 'Merhaba', [png]],
  ['words alone', '<p>Merhaba</p>', 'Merhaba', []],
])('%s are pasted as words', (_what, html, text, files) => {
  expect(pastesFiles({ html, text, files })).toBe(false);
});

test.each([
  ['a screenshot', '', '', [png]],
  ['a picture copied from a page', '<meta charset="utf-8"><img src="https://ornek.test/a.png" alt="kedi">', '', [png]],
  [
    'a table without words that a program drew',
    '<style>td{color:red}</style><table><tr><td>&nbsp;</td></tr></table>',
    '',
    [png],
  ],
  ['a file of a file manager, which names it', '', 'fatura.pdf', [{ name: 'fatura.pdf', type: 'application/pdf' }]],
  [
    'files with their paths',
    '',
    '/home/a/bir.txt\n/home/a/iki.txt',
    [
      { name: 'bir.txt', type: '' },
      { name: 'iki.txt', type: '' },
    ],
  ],
])('%s is pasted as a file', (_what, html, text, files) => {
  expect(pastesFiles({ html, text, files })).toBe(true);
});
