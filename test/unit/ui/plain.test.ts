import { expect, test } from '@jest/globals';
import { plainText, type DocNode } from '../../../ui/composer/editor/plain.ts';

const p = (...content: DocNode[]): DocNode => ({ type: 'paragraph', content });
const t = (text: string, href?: string): DocNode => ({
  type: 'text',
  text,
  ...(href ? { marks: [{ type: 'link', attrs: { href } }] } : {}),
});
const item = (...content: DocNode[]): DocNode => ({ type: 'listItem', content });

test('the text part of a reply keeps lines, lists, quotes and link addresses', () => {
  const doc: DocNode = {
    type: 'doc',
    content: [
      p(t('Elif Hanım merhaba,'), { type: 'hardBreak' }, t('iade kesildi.')),
      {
        type: 'bulletList',
        content: [
          item(p(t('Tutar: 89,90 TL'))),
          item(p(t('No: IAD-311')), { type: 'orderedList', attrs: { start: 3 }, content: [item(p(t('ek')))] }),
        ],
      },
      { type: 'blockquote', content: [p(t('yetişir mi?'))] },
      p(
        t('Ayrıntı '),
        t('burada', 'https://ornek.com.tr/iade'),
        t(', '),
        t('https://ornek.com.tr', 'https://ornek.com.tr'),
      ),
    ],
  };
  expect(plainText(doc)).toBe(
    [
      'Elif Hanım merhaba,\niade kesildi.',
      '- Tutar: 89,90 TL\n- No: IAD-311\n  3. ek',
      '> yetişir mi?',
      'Ayrıntı burada (https://ornek.com.tr/iade), https://ornek.com.tr',
    ].join('\n'),
  );
});

test('an empty document is no text', () => {
  expect(plainText({ type: 'doc', content: [p()] })).toBe('');
  expect(plainText({ type: 'doc', content: [p(t('   '))] })).toBe('');
});

test.each([
  [['bir', 'iki'], 'bir\niki'],
  [['bir', '', 'iki'], 'bir\n\niki'],
  [['bir', '', '', 'iki'], 'bir\n\n\niki'],
  [['', 'bir', '', ''], 'bir'],
])('a paragraph of the editor is a line, an empty one an empty line: %j', (paragraphs, text) => {
  expect(plainText({ type: 'doc', content: paragraphs.map((words) => p(...(words === '' ? [] : [t(words)]))) })).toBe(
    text,
  );
});

test('the cells of a table stay apart, a row is a line', () => {
  const cell = (...words: string[]): DocNode => ({ type: 'tableCell', content: words.map((word) => p(t(word))) });
  const table: DocNode = {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('Ürün'), cell('Adet')] },
      { type: 'tableRow', content: [cell('Kalem', 'mavi'), cell('3')] },
    ],
  };
  expect(plainText({ type: 'doc', content: [p(t('Liste:')), table] })).toBe('Liste:\nÜrün\tAdet\nKalem mavi\t3');
});

test('a picture among the words is named', () => {
  expect(
    plainText({ type: 'doc', content: [p(t('Bakın: '), { type: 'picture', attrs: { name: 'ekran.png' } })] }),
  ).toBe('Bakın: [ekran.png]');
});

test('code keeps its lines and indents in the text part', () => {
  const code: DocNode = { type: 'codeBlock', content: [t('if (a) {\n  b();\n}')] };
  expect(plainText({ type: 'doc', content: [p(t('Deneyin:')), code] })).toBe('Deneyin:\nif (a) {\n  b();\n}');
});
