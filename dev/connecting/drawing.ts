/** A page of somebody else's, drawn as an SVG: what stands where, in plain boxes, with the numbers of the steps that name it. */
import { escapeHtml } from '../../domain/text/escape.ts';

/** `step` is the number of the step that speaks of the row. */
type Row = { step?: number } & (
  | { field: string; value: string }
  | { choice: string; on: boolean }
  | { button: string }
  | { text: string }
);

export type Drawing = {
  /** The way to the page. */
  path: readonly string[];
  /** Menu at the side and which entry is open. */
  menu?: readonly string[];
  at?: number;
  rows: readonly Row[];
};

/** Lines typed into a terminal, with the number of the step. */
export type Terminal = { lines: readonly { step?: number; line: string }[] };

const WIDTH = 800;
const MENU = 206;
const ROW = 46;
const HEAD = 44;
const COLOUR = { page: '#ffffff', frame: '#c9ced6', head: '#eef1f5', ink: '#1d2530', soft: '#5c6673', lead: '#0b63c4' };

const text = (x: number, y: number, words: string, { colour = COLOUR.ink, bold = false, size = 14 } = {}): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="600"' : ''}>${escapeHtml(words)}</text>`;
const box = (x: number, y: number, width: number, height: number, fill: string, line = COLOUR.frame): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="${line}"/>`;
const number = (x: number, y: number, step: number): string =>
  `<circle cx="${x}" cy="${y}" r="12" fill="${COLOUR.lead}"/>` +
  `<text x="${x}" y="${y + 5}" font-size="14" font-weight="600" fill="#ffffff" text-anchor="middle">${step}</text>`;

const frame = (height: number, title: string, inner: readonly string[], fill = COLOUR.page): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, 'DejaVu Sans', sans-serif">`,
    `<title>${escapeHtml(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="10" fill="${fill}" stroke="${COLOUR.frame}"/>`,
    ...inner,
    '</svg>',
    '',
  ].join('\n');

/** A page with its menu and rows. */
export function drawPage({ path, menu, at, rows }: Drawing): string {
  const left = (menu ? MENU : 0) + 28;
  const right = WIDTH - 64;
  const height = HEAD + 24 + Math.max(rows.length * ROW, (menu?.length ?? 0) * 34) + 20;
  const title = path.join(' › ');
  return frame(height, title, [
    `<path d="M1 ${HEAD}H${WIDTH - 1}" stroke="${COLOUR.frame}"/>`,
    text(20, 28, title, { bold: true }),
    ...(menu ? [`<path d="M${MENU} ${HEAD}V${height - 1}" stroke="${COLOUR.frame}"/>`] : []),
    ...(menu ?? []).flatMap((entry, index) => {
      const y = HEAD + 30 + index * 34;
      const isOpen = index === at;
      return [
        ...(isOpen ? [box(10, y - 21, MENU - 20, 32, COLOUR.head)] : []),
        text(20, y, entry, { bold: isOpen, colour: isOpen ? COLOUR.ink : COLOUR.soft }),
      ];
    }),
    ...rows.flatMap((row, index) => {
      const y = HEAD + 24 + index * ROW;
      return [drawRow(row, left, right, y), ...(row.step ? [number(WIDTH - 32, y + 17, row.step)] : [])];
    }),
  ]);
}

function drawRow(row: Row, left: number, right: number, y: number): string {
  if ('field' in row) {
    const from = left + 190;
    return (
      text(left, y + 22, row.field, { colour: COLOUR.soft, size: 13 }) +
      box(from, y, right - from, 34, COLOUR.page) +
      text(from + 12, y + 22, row.value, { size: 13 })
    );
  }
  if ('choice' in row)
    return (
      `<circle cx="${left + 9}" cy="${y + 17}" r="9" fill="${COLOUR.page}" stroke="${row.on ? COLOUR.lead : COLOUR.soft}" stroke-width="2"/>` +
      (row.on ? `<circle cx="${left + 9}" cy="${y + 17}" r="5" fill="${COLOUR.lead}"/>` : '') +
      text(left + 28, y + 22, row.choice)
    );
  if ('button' in row) {
    const width = 36 + row.button.length * 8.5;
    return (
      box(left, y, width, 34, COLOUR.lead, COLOUR.lead) +
      text(left + 16, y + 22, row.button, { colour: '#ffffff', bold: true })
    );
  }
  return text(left, y + 22, row.text, { colour: COLOUR.soft });
}

/** A terminal with what is typed into it. */
export function drawTerminal({ lines }: Terminal): string {
  const height = 32 + lines.length * 26;
  const mono = `font-family="ui-monospace, 'DejaVu Sans Mono', monospace" font-size="12.5" xml:space="preserve"`;
  return frame(
    height,
    lines.map(({ line }) => line).join('; '),
    lines.flatMap(({ step, line }, index) => {
      const y = 34 + index * 26;
      return [
        `<text x="24" y="${y}" ${mono} fill="#e8edf3">${escapeHtml(line)}</text>`,
        ...(step ? [number(WIDTH - 28, y - 5, step)] : []),
      ];
    }),
    '#1d2530',
  );
}
