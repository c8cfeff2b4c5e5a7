/** The files that are printed from the code, whole or in part. `npm run docs` writes them, `npm run check` compares. */
import { apiPaths } from './api-paths.ts';
import { ledgerTable, sendTable } from './mail-states.ts';
import { ticketLife } from './ticket-life.ts';

/** File -> what it should hold, given what it holds. */
export const PRINTED_FILES: Record<string, (text: string) => string> = {
  'ui/data/api-paths.ts': apiPaths,
  'docs/ticket-life.md': ticketLife,
  'docs/mail-out.md': (page) => withPrinted(page, sendTable()),
  'docs/mail-in.md': (page) => withPrinted(page, ledgerTable()),
};

const [BEGIN, END] = ['<!-- printed by `npm run docs` -->', '<!-- end of what is printed -->'];

/** The page with `printed` between its two marks. Throws when it has none. */
function withPrinted(page: string, printed: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the page needs a line ${BEGIN} and behind it a line ${END}`);
  return `${page.slice(0, from)}${BEGIN}\n\n${printed}\n\n${page.slice(to)}`;
}
