/** The part of Markdown that our own guides are written in, as HTML: headings, paragraphs, lists, tables, pictures, code, links, anchors. */
import { escapeHtml } from './escape.ts';

/** Where a link or a picture leads, by how it is written; null: nowhere, then its words stand alone. */
type Leads = (target: string) => string | null;

const RULE = /^\|[\s|:-]*-[\s|:-]*\|$/;
const FENCE = '```';
const ANCHOR = /^<a id="([\w-]+)"><\/a>$/;
const ITEM = /^(?:(\d+)\.|-) (.*)$/;

/** HTML that is safe wherever the text came from: all that is no sign of Markdown is escaped. */
export function markdownHtml(text: string, leads: Leads): string {
  const lines = text.split('\n');
  const html: string[] = [];
  /** Takes lines as long as they belong to what began. */
  const take = (belongs: (line: string) => boolean): string[] => {
    const end = lines.findIndex((line) => !belongs(line));
    return lines.splice(0, end === -1 ? lines.length : end);
  };
  const words = (line: string) => inline(line, leads);
  while (lines.length > 0) {
    const line = lines[0] ?? '';
    const [, marks, title = ''] = /^(#{1,4}) (.*)$/.exec(line) ?? [];
    const anchor = ANCHOR.exec(line)?.[1];
    if (line.trim() === '' || marks || anchor) {
      lines.shift();
      if (marks) html.push(`<h${marks.length}>${words(title)}</h${marks.length}>`);
      if (anchor) html.push(`<span id="${anchor}"></span>`);
    } else if (line.startsWith(FENCE)) {
      lines.shift();
      html.push(`<pre>${escapeHtml(take((one) => !one.startsWith(FENCE)).join('\n'))}</pre>`);
      lines.shift();
    } else if (line.startsWith('|'))
      html.push(
        table(
          take((one) => one.startsWith('|')),
          words,
        ),
      );
    else if (ITEM.test(line))
      html.push(
        list(
          take((one) => one.trim() !== ''),
          words,
        ),
      );
    else
      html.push(
        `<p>${words(take((one) => one.trim() !== '' && !ITEM.test(one) && !one.startsWith('|')).join(' '))}</p>`,
      );
  }
  return html.join('\n');
}

/** An item goes on in the lines beneath it. A list may go on after a picture, by its own numbers. */
function list(lines: readonly string[], words: (line: string) => string): string {
  const items: string[] = [];
  for (const line of lines) {
    const item = ITEM.exec(line)?.[2];
    if (item === undefined) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else items.push(item);
  }
  const first = ITEM.exec(lines[0] ?? '')?.[1];
  const [open, close] = first === undefined ? ['<ul>', '</ul>'] : [`<ol start="${first}">`, '</ol>'];
  return `${open}${items.map((item) => `<li>${words(item)}</li>`).join('')}${close}`;
}

/** A head whose cells are empty is none: then the first cell of each row names it. */
function table(lines: readonly string[], words: (line: string) => string): string {
  const rows = lines
    .filter((line) => !RULE.test(line))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, '')
        .split('|')
        .map((cell) => words(cell.trim())),
    );
  const [head = [], ...body] = rows;
  const isNamed = head.some((cell) => cell !== '');
  const top = isNamed ? `<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>` : '';
  const row = ([first = '', ...cells]: readonly string[]) =>
    `<tr>${isNamed ? `<td>${first}</td>` : `<th scope="row">${first}</th>`}${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return `<table>${top}<tbody>${body.map(row).join('')}</tbody></table>`;
}

function inline(text: string, leads: Leads): string {
  // Code is put aside first: what looks like a sign within it is none.
  const codes: string[] = [];
  const rest = text.replace(/`([^`]+)`/g, (_, code: string) => `\uE000${codes.push(code) - 1}\uE000`);
  return escapeHtml(rest)
    .replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (_, words: string, target: string) => {
      const at = leads(target);
      return at === null ? words : `<img src="${at}" alt="${words}">`;
    })
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, words: string, target: string) => {
      const at = leads(target);
      return at === null ? words : `<a href="${at}"${/^https?:/.test(at) ? ' rel="noreferrer"' : ''}>${words}</a>`;
    })
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/\*([^*]+)\*/g, '<i>$1</i>')
    .replace(/\uE000(\d+)\uE000/g, (_, index: string) => `<code>${escapeHtml(codes[Number(index)] ?? '')}</code>`);
}
