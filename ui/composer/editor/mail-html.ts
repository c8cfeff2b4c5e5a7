/** The editor's HTML as a mail carries it. Both are made by programs of ours, so marks in it are found by their letters. */
import { pictureCid } from '../../../domain/mail/content-id.ts';
import { withEmptyLines } from '../../../domain/text/empty-lines.ts';

const CELL = 'border:1px solid #c8ccd1;padding:4px 8px;vertical-align:top';
const CODE = 'margin:8px 0;padding:8px;background-color:#f4f5f7;white-space:pre-wrap';
const MENTION =
  'padding:0 5px;color:inherit;border:1px solid #2b7f7859;border-radius:6px;background-color:#2b7f7818;white-space:nowrap';
const PICTURE = /src="[^"]*\/attachments\/([0-9a-f-]{36})[^"]*"/g;

/**
 * Lines as the editor shows them, an empty one as high as any (mail programs put space around paragraphs), tables with lines, pictures by their Content-ID.
 */
export const mailHtml = (html: string): string =>
  withEmptyLines(html)
    .replaceAll('<p>', '<p style="margin:0">')
    .replaceAll(/<pre(?=[ >])/g, `<pre style="${CODE}"`)
    .replaceAll('<table>', '<table style="border-collapse:collapse">')
    .replaceAll(/<td(?=[ >])/g, `<td style="${CELL}"`)
    .replaceAll(/<span data-mention="[^"]*">([^<]*)<\/span>/g, `<mark style="${MENTION}">$1</mark>`)
    .replaceAll(PICTURE, (_whole, id: string) => `src="cid:${pictureCid(id)}" style="max-width:100%"`);

/** The uploads that stand as pictures among the words. */
export const picturesIn = (html: string): string[] => Array.from(html.matchAll(PICTURE), (match) => match[1] ?? '');
