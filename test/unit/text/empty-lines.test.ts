import { expect, test } from '@jest/globals';
import { withEmptyLines } from '../../../domain/text/empty-lines.ts';
import { growth, LINEAR } from '../../support/growth.ts';

test.each([
  ['<p>bir</p><p></p><p>iki</p>', '<p>bir</p><p><br></p><p>iki</p>'],
  ['<p style="margin:0"></p>', '<p style="margin:0"><br></p>'],
  ['<P> \n</P>', '<p><br></p>'],
  ['<p></p><p></p>', '<p><br></p><p><br></p>'],
])('the empty lines of %j are lines', (html, tall) => {
  expect(withEmptyLines(html)).toBe(tall);
});

test.each(['<p>x</p>', '<p><br></p>', '<p><img src="cid:a"></p>', '<pre></pre>', '<param></p>', '&lt;p&gt;&lt;/p&gt;'])(
  '%j stays as it is',
  (html) => {
    expect(withEmptyLines(html)).toBe(html);
  },
);

test.each(['<p ', '<p> ', '<p', '<p a="', '<p></', ' '])(
  '%j again and again takes four times as long when it is four times as long',
  async (piece) => {
    const html = (n: number) => '<p '.concat(piece.repeat(Math.ceil(n / piece.length)));
    expect(await growth(withEmptyLines, html, 400_000)).toBeLessThan(LINEAR);
  },
);
