/** What a list answers to a search beside its tickets: where each was found, and what is wrong with what was asked. */
import type { z } from 'zod';
import type { ticketBrief } from '../../../contract/ticket/shapes.ts';
import type { Db } from '../../../db/core/pool.ts';
import { hitsOf } from '../../../db/ticket/search-hits.ts';
import { Problem } from '../../../domain/problem.ts';
import { parseSearch, type SearchFault } from '../../../domain/ticket/search/search.ts';
import { marked, snippetOf, wordsAsked } from '../../../domain/ticket/search/snippet.ts';

const SAID: Record<SearchFault['code'], (fault: SearchFault) => string> = {
  'not-offered': ({ operator, value }) => `${operator}: has no value "${value}"`,
  malformed: ({ operator, value }) =>
    `${operator}: "${value}" is no day; write 2026-11-28, 28.11.2026, today, yesterday or 7d`,
  'too-many': () => 'more words and operators than one search may have',
};

/** Throws what is wrong with a search: bad-input, of `q`. */
export function refuseFaults(q: string): void {
  const { faults } = parseSearch(q);
  if (faults.length === 0) return;
  const fields = faults.map((fault) => ({ path: 'q', code: fault.code, message: SAID[fault.code](fault) }));
  throw new Problem('bad-input', fields.map(({ message }) => message).join('; '), { fields });
}

type Brief = { number: number; subject: string; contact: { name: string } };
type Found = Pick<Required<z.input<typeof ticketBrief>>, 'found' | 'hits'>;

/** Tells of each ticket where its texts hold what was asked, and what of its row does. */
export async function withFound<T extends Brief>(db: Db, items: T[], q: string): Promise<(T & Found)[]> {
  const asked = wordsAsked(parseSearch(q).parts);
  const hits = await hitsOf(
    db,
    items.map(({ number }) => number),
    asked,
  );
  const found = new Map(
    hits.map(({ ticket, where, message, name, text }): [number, Found['found']] => {
      const pieces = snippetOf(text, asked) ?? (name === null ? null : []);
      // The name of a file is a hit of its own, and stands beside what its text says.
      return [
        ticket,
        pieces && { where, message, file: name, pieces: pieces.length > 0 ? pieces : marked(name!, asked) },
      ];
    }),
  );
  const hit = (text: string) => {
    const pieces = marked(text, asked);
    return pieces.some((piece) => piece.hit) ? pieces : null;
  };
  return items.map((item) =>
    Object.assign(item, {
      found: found.get(item.number) ?? null,
      hits: { subject: hit(item.subject), name: hit(item.contact.name) },
    }),
  );
}
