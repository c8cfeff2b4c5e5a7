/** The pages of docs/ that are printed from the code, whole or in part. `npm run docs` writes them, `npm run check` compares. */
import { ledgerTable, sendTable } from './mail-states.ts';
import { ticketLife } from './ticket-life.ts';

/** File in docs/ -> the page as it should be, given the page as it is. */
export const PRINTED_PAGES: Record<string, (page: string) => string> = {
  'ticket-life.md': ticketLife,
  'mail-out.md': (page) => withPrinted(page, sendTable()),
  'mail-in.md': (page) => withPrinted(page, ledgerTable()),
};

const [BEGIN, END] = ['<!-- printed by `npm run docs` -->', '<!-- end of what is printed -->'];

/** The page with `printed` between its two marks. Throws when it has none. */
function withPrinted(page: string, printed: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the page needs a line ${BEGIN} and behind it a line ${END}`);
  return `${page.slice(0, from)}${BEGIN}\n\n${printed}\n\n${page.slice(to)}`;
}
