/** A VIP list as a spreadsheet writes it (CSV): an address or a domain in each record, then perhaps a note. */
import { fold } from '../text/fold.ts';

/** `line`: on which it begins, as a text editor counts them. */
export type VipLine = { line: number; text: string; entry: string; note: string };

/** Words that stand above a column of addresses. */
const HEADINGS = /^(e-?mail|e-?posta|mail|adres|address|entry|kayit|domain|alan adi)( adresi| address)?$/;
/** What Excel writes above a list to say what parts its cells. */
const PARTING = /^"?sep=.?"?$/i;
/** A quote that goes on for longer was never meant as one: it would take the rest of the file with it. */
const LONGEST_QUOTE_LINES = 30;

/**
 * The records that hold something; a heading is none of them. Cells may be quoted, with line ends and doubled quotes in them. A
 * quote that is not closed as it should be ends with its line: a broken file costs one line, not all.
 */
export function vipLines(csv: string): VipLine[] {
  const lines = csv.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const found: VipLine[] = [];
  for (let at = 0; at < lines.length;) {
    const record = wellQuoted(lines, at) ?? { cells: anyCells(lines[at]!), taken: 1 };
    const text = oneLine(lines.slice(at, at + record.taken).join('\n'));
    const [entry = '', note = ''] = record.cells.map(oneLine);
    if (text !== '') found.push({ line: at + 1, text, entry, note });
    at += record.taken;
  }
  if (PARTING.test(found[0]?.text ?? '')) found.shift();
  if (HEADINGS.test(fold(found[0]?.entry ?? ''))) found.shift();
  return found;
}

const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

/** A cell: in quotes up to where the next one begins, or without any. Neither an address nor a domain has a sign that parts, so the first one tells which it is. */
const cellUpTo = (signs: string) => new RegExp(` *"([^"]*(?:""[^"]*)*)" *(?=[${signs}\\n]|$)|[^"${signs}\\n]*`, 'y');
const PARTS = [',', ';', '\t'];
const FIRST = cellUpTo(PARTS.join(''));
const NEXT = new Map(PARTS.map((sign) => [sign, cellUpTo(sign)]));

/** The record that begins with this line, and how many it takes; null for one whose quotes do not enclose whole cells. */
function wellQuoted(lines: readonly string[], first: number): { cells: string[]; taken: number } | null {
  const text = lines[first]!.includes('"') ? lines.slice(first, first + LONGEST_QUOTE_LINES).join('\n') : lines[first]!;
  const cells: string[] = [];
  let [at, parts] = [0, ''];
  for (;;) {
    const pattern = NEXT.get(parts) ?? FIRST;
    pattern.lastIndex = at;
    const [whole = '', quoted] = pattern.exec(text) ?? [];
    cells.push(quoted?.replaceAll('""', '"') ?? whole);
    at += whole.length;
    const sign = text.charAt(at);
    if (sign === '' || sign === '\n') return { cells, taken: text.slice(0, at).split('\n').length };
    if (parts === '' && PARTS.includes(sign)) parts = sign;
    if (sign !== parts) return null;
    at += 1;
  }
}

/** Of a line with any quotes: what parts within them does not. */
function anyCells(line: string): string[] {
  const cells = [''];
  let [isQuoted, parts] = [false, ''];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (isQuoted && sign === '"' && line.charAt(at + 1) === '"') at += 1;
    else if (sign === '"') {
      isQuoted = !isQuoted;
      continue;
    } else if (!isQuoted && (parts === '' ? PARTS.includes(sign) : sign === parts)) {
      parts = sign;
      cells.push('');
      continue;
    }
    cells[cells.length - 1] += sign;
  }
  return cells;
}
