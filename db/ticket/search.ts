/** What is looked for in a view of tickets, and the way to it. */
import { findCodes } from '../../domain/mail/code.ts';
import { fold } from '../../domain/text/fold.ts';
import { likePattern } from '../core/like.ts';
import type { Db } from '../core/pool.ts';
import { type Bind, type ListAsk, listTickets, near, oftenOrSeldom, page, tagged } from './lists.ts';
import type { TicketRow } from './tickets.ts';

/** Where no index helps, so many are looked at and no more. */
const SHORT_WALK = 2_000;
/** What pg_trgm can look up: three letters in a row, or two at an end of a word that is seen. Without them it reads the whole index. */
const TRIGRAM = /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]{2}|[\p{L}\p{N}]{2}[^\p{L}\p{N}]/u;

/** At most `limit` tickets of a view, those that `q` finds if there is one. */
export const findTickets = (db: Db, ask: ListAsk): Promise<TicketRow[]> =>
  ask.q === null ? listTickets(db, ask) : search(db, ask, ask.q);

/**
 * A number, a written code, else part of a subject or of the contact's name or address. The view's newest tickets are
 * looked at first: a common word soon fills the page. A word that they seldom hold is looked up by index in all tickets,
 * and what is found is sorted. Postgres cannot make this choice: it knows how often a word is used, not that it was last
 * year's, and takes a family name of 10,000 contacts for one of 200.
 */
async function search(db: Db, ask: ListAsk, q: string): Promise<TicketRow[]> {
  if (/^#?\d{1,12}$/.test(q)) {
    const numbered = await page(
      db,
      ask,
      ({ newest }, bind, limit) =>
        newest(limit, `t.number = ${bind(Number(q.replace('#', '')))} and ${tagged(ask, bind)}`),
      'number',
    );
    // An order number in a subject looks like a ticket's.
    if (numbered.length > 0 || q.startsWith('#')) return numbered;
  }
  const codes = findCodes(q);
  if (codes.length > 0)
    return page(
      db,
      ask,
      ({ newest }, bind, limit) => {
        const asked = codes.map((code) => `lower(t.code) = ${bind(code.toLowerCase())}`);
        return newest(limit, `(${asked.join(' or ')}) and ${tagged(ask, bind)}`);
      },
      codes.length === 1 ? 'code' : null,
    );
  const word = fold(q);
  if (!TRIGRAM.test(word)) return near(db, ask, SHORT_WALK, (bind) => inSubject(bind(likePattern(word))), 'short');
  return oftenOrSeldom(
    db,
    ask,
    (bind) => fits(bind, q, CONTACT_OF_ROW),
    (bind) => fits(bind, q, CONTACT_BY_INDEX),
  );
}

const inSubject = (pattern: string): string => `tr_fold(t.subject) like ${pattern}`;

/** Whether a ticket's contact has the name or the address: read for one row after another, or looked up. */
const CONTACT_OF_ROW = (name: string, address: string): string =>
  `(select tr_fold(c.name) like ${name} from contact c where c.id = t.contact_id)
   or (select bool_or(a.address like ${address}) from contact_address a where a.contact_id = t.contact_id)`;
const CONTACT_BY_INDEX = (name: string, address: string): string =>
  `t.contact_id = any(array(select id from contact where tr_fold(name) like ${name}
                            union all select contact_id from contact_address where address like ${address}))`;

function fits(bind: Bind, q: string, contact: typeof CONTACT_OF_ROW): string {
  const folded = bind(likePattern(fold(q)));
  return `${inSubject(folded)} or lower(t.code) = ${bind(q.toLowerCase())} or ${contact(folded, bind(likePattern(q.toLowerCase())))}`;
}
