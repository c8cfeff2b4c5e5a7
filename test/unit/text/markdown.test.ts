import { describe, expect, test } from '@jest/globals';
import { markdownHtml } from '../../../domain/text/markdown.ts';

const html = (text: string) => markdownHtml(text, (target) => (target.startsWith('../') ? null : `/x/${target}`));

describe('a guide in Markdown as HTML', () => {
  test.each([
    ['# One *two*', '<h1>One <i>two</i></h1>'],
    ['a\nb **c** `d*e*`', '<p>a b <b>c</b> <code>d*e*</code></p>'],
    ['- a\n  b\n- c', '<ul><li>a b</li><li>c</li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['[a](b.md#c)', '<p><a href="/x/b.md#c">a</a></p>'],
    ['![a "b"](c.svg)', '<p><img src="/x/c.svg" alt="a &quot;b&quot;"></p>'],
    ['([README](../README.md))', '<p>(README)</p>'],
    ['<a id="here"></a>', '<span id="here"></span>'],
    ['```\na < b\n\n# c\n```', '<pre>a &lt; b\n\n# c</pre>'],
    ['**`a`**', '<p><b><code>a</code></b></p>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test('a table without a head names each row by its first cell', () => {
    expect(html('| | |\n|---|---|\n| a | b |')).toBe(
      '<table><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>',
    );
    expect(html('| a | b |\n|---|---|\n| c | d |')).toBe(
      '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>',
    );
  });

  test('tags, and quotes in a link, are text', () => {
    expect(html('<script>a</script> [b](c"onclick="d)')).toBe(
      '<p>&lt;script&gt;a&lt;/script&gt; <a href="/x/c&quot;onclick=&quot;d">b</a></p>',
    );
  });

  test('what is not finished ends all the same', () => {
    for (const text of ['```\na', '|', '#', '- ', '1.', '**a', '[a](', '   x'])
      expect(typeof html(text)).toBe('string');
  });
});
