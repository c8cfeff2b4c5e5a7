/** The words of office files: texts, tables and slides of Microsoft's and of the open formats, which are XML in a zip. */
import { LIMITS } from '../../domain/limits.ts';
import { plainXml } from '../../domain/text/xml.ts';
import type { Zip } from './zip.ts';

type Format = { parts: RegExp; text: (xml: string) => string };

/** What stands in `<w:t>` or `<a:t>`; a paragraph is a line. Whatever else is in such a file are measures and codes of fields. */
const inRuns = (xml: string): string =>
  joined(xml, /<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)|<\/(?:\w+:)?p>|<(?:\w+:)?(?:tab|br|cr)\b[^<>]*>/g);
/** Of a sheet the values of its cells; those that are texts stand together elsewhere, and a cell has their number. */
const inCells = (xml: string): string =>
  joined(xml.replace(/<c\s[^<>]*\bt="s"[^<>]*>\s*<v>[^<]*<\/v>/g, ''), /<(?:v|t)(?:\s[^<>]*)?>([^<]*)|<\/(?:c|si)>/g);
/** In the open formats all text between marks is text. */
const between = (xml: string): string =>
  joined(xml, /<\/(?:text:p|text:h|table:table-cell)>|<text:(?:tab|line-break|s)\b[^<>]*>|<[^<>]*>()|([^<]+)/g);

const FORMATS: readonly Format[] = [
  { parts: /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/, text: inRuns },
  { parts: /^ppt\/(slides|notesSlides)\/[^/]+\.xml$/, text: inRuns },
  { parts: /^xl\/(sharedStrings|worksheets\/[^/]+)\.xml$/, text: inCells },
  { parts: /^content\.xml$/, text: between },
];

/** Their words, as many as are kept of a file; empty for a zip that is none of these. */
export function officeText(zip: Zip): string {
  const texts: string[] = [];
  let length = 0;
  for (const { parts, text } of FORMATS)
    for (const name of zip.names.filter((one) => parts.test(one))) {
      if (length >= LIMITS.attachedChars) break;
      const found = text(zip.read(name)?.toString('utf8') ?? '');
      texts.push(found);
      length += found.length;
    }
  return texts.join('\n').slice(0, LIMITS.attachedChars);
}

/** The groups of each match; a match without any text is the end of a line or of a word, unless its first group is empty. */
function joined(xml: string, pattern: RegExp): string {
  let text = '';
  for (const [, first, second] of xml.matchAll(pattern)) {
    text += first === undefined && second === undefined ? '\n' : plainXml(first || second || '');
    if (text.length >= LIMITS.attachedChars) break;
  }
  return text;
}
