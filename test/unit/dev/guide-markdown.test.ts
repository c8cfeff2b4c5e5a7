import { describe, expect, test } from '@jest/globals';
import { markdownHtml } from '../../../dev/connecting/markdown.ts';

const html = (text: string) => markdownHtml(text, (target) => (target.startsWith('../') ? null : `/x/${target}`));

describe('a guide in Markdown as HTML', () => {
  test.each([
    ['# One *two*', '<h1>One <em>two</em></h1>'],
    ['a **b** `c*d*`', '<p>a <strong>b</strong> <code>c*d*</code></p>'],
    ['[a](b.md#c)', '<p><a href="/x/b.md#c">a</a></p>'],
    ['![a "b"](c.svg)', '<p><img src="/x/c.svg" alt="a &quot;b&quot;"></p>'],
    ['([README](../README.md))', '<p>(README)</p>'],
  ])('%j', (text, expected) => {
    expect(html(text).trim()).toBe(expected);
  });

  test('an anchor is kept, for the links that lead to it', () => {
    expect(html('<a id="here"></a>\n\n## There')).toContain('<a id="here"></a>');
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
    expect(html('<script>a</script>')).toBe('&lt;script&gt;a&lt;/script&gt;');
    expect(html('a <b>b</b>').trim()).toBe('<p>a &lt;b&gt;b&lt;/b&gt;</p>');
    expect(html('[b](<c"onclick="d>)').trim()).toBe('<p><a href="/x/c&quot;onclick=&quot;d">b</a></p>');
    expect(html('<img src=x onerror=a>')).not.toContain('<img');
  });
});
