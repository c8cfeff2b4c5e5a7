/** A VIP list as a spreadsheet writes it (CSV): an address or a domain in each line, then perhaps a note. */

export type VipLine = { line: number; text: string; entry: string; note: string };

/** Words that stand above a column of addresses. */
const HEADINGS = /^(e-?mail|e-?posta|mail|adres|address|entry|kayıt|domain|alan adı)( adresi| address)?$/i;

/**
 * The lines that hold something, numbered from 1; a heading is none of them. The cells of a line are parted by a comma, a semicolon or a tab and may be
 * quoted. A quote that never closes ends with its line: a broken file costs one line, not all.
 */
export const vipLines = (csv: string): VipLine[] =>
  csv
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((text, at) => ({ text, at, cells: cellsOf(text) }))
    .filter(({ text }) => text.trim() !== '')
    .filter(({ cells }, index) => index > 0 || !HEADINGS.test(cells[0] ?? ''))
    .map(({ text, at, cells }) => ({ line: at + 1, text, entry: cells[0] ?? '', note: cells[1] ?? '' }));

function cellsOf(line: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (isQuoted && sign === '"' && line.charAt(at + 1) === '"') at += 1;
    else if (sign === '"') {
      isQuoted = !isQuoted;
      continue;
    } else if (!isQuoted && (sign === ',' || sign === ';' || sign === '\t')) {
      cells.push('');
      continue;
    }
    cells[cells.length - 1] += sign;
  }
  return cells.map((cell) => cell.trim());
}
