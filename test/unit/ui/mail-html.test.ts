import { expect, test } from '@jest/globals';
import { mailHtml, picturesIn } from '../../../ui/composer/editor/mail-html.ts';
import { uploadsShown } from '../../../domain/mail/content-id.ts';

const UPLOAD = '0f8fad5b-d9cb-469f-a165-70867728950e';
const PICTURE = `<img src="/api/attachments/${UPLOAD}?inline=" alt="ekran.png">`;

test('an empty line of the editor is as high as any other in the mail, and no line has space around it', () => {
  expect(mailHtml('<p>bir</p><p></p><p>iki</p>')).toBe(
    '<p style="margin:0">bir</p><p style="margin:0"><br></p><p style="margin:0">iki</p>',
  );
});

test('tables have lines in the mail', () => {
  const html = mailHtml('<table><tbody><tr><td colspan="2"><p>a</p></td><td><p>b</p></td></tr></tbody></table>');
  expect(html).toMatch(
    /<table style="border-collapse:collapse">.*<td style="border[^"]*" colspan="2">.*<td style="border/,
  );
});

test('a picture among the words is named by a Content-ID that the server knows as that upload', () => {
  expect(picturesIn(PICTURE)).toEqual([UPLOAD]);
  expect(mailHtml(PICTURE)).toContain(`src="cid:${UPLOAD}@bilet"`);
  expect(uploadsShown(mailHtml(PICTURE + PICTURE))).toEqual([UPLOAD]);
});

test('code keeps its lines in the mail, in a box of its own', () => {
  const html = mailHtml('<pre><code>if (a) {\n  b();\n}</code></pre>');
  expect(html).toMatch(
    /^<pre style="[^"]*white-space:pre-wrap[^"]*"><code>if \(a\) \{\n {2}b\(\);\n\}<\/code><\/pre>$/,
  );
});
