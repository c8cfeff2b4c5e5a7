/** The Markdown of the guide as HTML of its pages. HTML that is written in it is text, but for the anchors that links lead to. */
import { Marked, type Tokens } from 'marked';
import { escapeHtml } from '../../domain/text/escape.ts';

/** Where a link or a picture leads, by how it is written; null: nowhere, then its words stand alone. */
type Leads = (target: string) => string | null;

const ANCHOR = /^<a id="([\w-]+)">$/;

export function markdownHtml(text: string, leads: Leads): string {
  const marked = new Marked({
    renderer: {
      html({ text: tag }) {
        const anchor = ANCHOR.exec(tag.trim())?.[1];
        if (anchor !== undefined) return `<a id="${anchor}">`;
        return tag.trim() === '</a>' ? '</a>' : escapeHtml(tag);
      },
      link({ href, tokens }) {
        const [words, to] = [this.parser.parseInline(tokens), leads(href)];
        return to === null ? words : `<a href="${escapeHtml(to)}">${words}</a>`;
      },
      image({ href, text: says }) {
        const to = leads(href);
        return to === null ? escapeHtml(says) : `<img src="${escapeHtml(to)}" alt="${escapeHtml(says)}">`;
      },
      table({ header, rows }) {
        const words = ({ tokens }: Tokens.TableCell) => this.parser.parseInline(tokens);
        const isHeadless = header.every((cell) => cell.text === '');
        const head = header.map((cell) => `<th scope="col">${words(cell)}</th>`).join('');
        // Without a head each row is named by its first cell.
        const cell = (one: Tokens.TableCell, column: number) =>
          isHeadless && column === 0 ? `<th scope="row">${words(one)}</th>` : `<td>${words(one)}</td>`;
        const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
        return `<table>${isHeadless ? '' : `<thead><tr>${head}</tr></thead>`}<tbody>${body}</tbody></table>`;
      },
    },
  });
  return marked.parse(text, { async: false });
}
