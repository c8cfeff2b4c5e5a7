/** Where in the texts of tickets a search has found something: the message or the file that holds most of what was asked. */
import { tsqueryOf, type Words } from '../../domain/ticket/search/search.ts';
import { many, type Db } from '../core/pool.ts';

export type Hit = {
  ticket: number;
  where: 'in' | 'out' | 'note' | 'file';
  message: string;
  /** Of the file. */
  name: string | null;
  text: string;
};

/** So much of a text is looked through for the place. */
const CHARS = 20_000;

/** At most one for each ticket; none for those that were found by their own row. */
export async function hitsOf(db: Db, tickets: number[], asked: Words[]): Promise<Hit[]> {
  if (tickets.length === 0 || asked.length === 0) return [];
  const queries = asked.map((words) => tsqueryOf(words));
  const hits = queries.map((_, index) => `(w.words @@ $${index + 3}::tsquery)::int`).join(' + ');
  return many(db, {
    text: `select n.number as ticket, coalesce(hit.file, m.direction) as where, m.id as message, f.name,
                  left(case when f.id is null then coalesce(nullif(m.new_text, ''), m.text) else coalesce(w.text, '') end, ${CHARS}) as text
             from unnest($1::bigint[]) as n(number)
            cross join lateral (
              select message_id, null::uuid as attachment, null as file, ${hits} as hits from message_words w where w.ticket_number = n.number and w.words @@ $2::tsquery
              union all
              select message_id, attachment_id, 'file', ${hits} from file_words w where w.ticket_number = n.number and w.words @@ $2::tsquery
              order by hits desc limit 1) as hit
             join message m on m.id = hit.message_id
             left join attachment f on f.id = hit.attachment
             left join file_words w on w.attachment_id = hit.attachment`,
    values: [tickets, queries.map((query) => `(${query})`).join(' | '), ...queries],
  });
}
