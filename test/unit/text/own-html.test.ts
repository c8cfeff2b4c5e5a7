/** An agent's own HTML, filled with what stops a parser: it is read where others wait, so twice of it takes twice the work. */
import { expect, test } from '@jest/globals';
import { isBlankHtml } from '../../../domain/text/blank.ts';
import { withEmptyLines } from '../../../domain/text/empty-lines.ts';
import { nestsTooDeep } from '../../../domain/text/nesting.ts';
import { plainText } from '../../../domain/text/plain-text.ts';
import { uploadsShown } from '../../../domain/mail/content-id.ts';
import { htmlToText } from '../../../mail/html/html-text.ts';
import { sanitizeHtml } from '../../../mail/html/sanitize.ts';
import { growth, LINEAR } from '../../support/growth.ts';

/** What API and worker do with it, each on the loop that all others share. */
const READERS: [name: string, read: (html: string) => unknown][] = [
  ['nestsTooDeep', nestsTooDeep],
  ['isBlankHtml', isBlankHtml],
  ['plainText', plainText],
  ['uploadsShown', uploadsShown],
  ['htmlToText', htmlToText],
  ['sanitizeHtml', (html) => sanitizeHtml(html, { remoteImages: 'kept' })],
  ['withEmptyLines', withEmptyLines],
];

const REPEATED: [what: string, piece: string][] = [
  ['bold', '<b>'],
  ['lists', '<ol>'],
  ['items of lists in lists', '<ol><li>'],
  ['items', '<li>'],
  ['quotes', '<blockquote>'],
  ['tables', '<table>'],
  ['tables in cells', '<table><tr><td>'],
  ['cells', '<td>a'],
  ['boxes', '<div>'],
  ['paragraphs', '<p>'],
  ['links', '<a href="http://a">'],
  ['elements that never opened', '</b>'],
  ['elements closed by others', '<b></i>'],
  ['empty paragraphs', '<p></p>'],
  ['breaks', '<br>'],
  ['fonts', '<font color="red" style="color: red">'],
  ['pictures', '<img src="cid:00000000-0000-4000-8000-000000000000@bilet">'],
  ['pictures without an end', '<img src="'],
  ['beginnings', '<'],
  ['styles', '<style>'],
  ['comments', '<!--'],
  ['attributes', '<p title="'],
  ['entities', '&nbsp;'],
];

/** The longer one is 100 kB, half of what a reply may have; above LIMITS.htmlOpenElements, and beyond all warming up. */
const BYTES = 25_000;

test.each(READERS)('%s reads HTML of nothing but repeats in linear time', async (_name, read) => {
  const slow: string[] = [];
  for (const [what, piece] of REPEATED) {
    const times = await growth(read, (pieces) => piece.repeat(pieces), Math.ceil(BYTES / piece.length));
    if (times >= LINEAR) slow.push(`${what}: ${times.toFixed(1)} times the work for four times the HTML`);
  }
  expect(slow).toEqual([]);
});

test('of HTML that nests too deep the words stay, in text and in what is shown', () => {
  const html = `<p>Merhaba</p>${'<b>'.repeat(3_000)}İki &lt;gün&gt;<script>x</script>`;
  expect(htmlToText(html)).toContain('Merhaba');
  expect(htmlToText(html)).toContain('İki');
  expect(sanitizeHtml(html)).toMatch(/^<p>.*Merhaba.*İki.*<\/p>$/s);
  expect(sanitizeHtml(html)).not.toMatch(/<(?:b|script)>/);
});
