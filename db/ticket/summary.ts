/** What a ticket is about, in one sentence of ours. */
import { notice } from '../core/notices.ts';
import { change, maybe, type Db } from '../core/pool.ts';

export type SummaryRow = { text: string; version: number; by: { id: string; name: string }; at: Date };

export const summaryOf = (db: Db, number: number): Promise<SummaryRow | undefined> =>
  maybe<SummaryRow>(db, {
    name: 'summary-of',
    text: `select s.text, s.version, json_build_object('id', a.id, 'name', a.name) as by, s.written_at as at
             from ticket_summary s join agent a on a.id = s.agent_id where s.ticket_number = $1`,
    values: [number],
  });

type Written = { number: number; agentId: string; text: string; seen: number | null };

/**
 * Writes it, or removes it where the text is empty; open desks are told. False when another version stands than was `seen` (0: none); who saw
 * none (null) has their way.
 */
export async function keepSummary(db: Db, { number, agentId, text, seen }: Written): Promise<boolean> {
  const count =
    text === ''
      ? await change(db, {
          name: 'drop-summary',
          text: `delete from ticket_summary where ticket_number = $1 and ($2::int is null or version = $2)`,
          values: [number, seen],
        })
      : await change(db, {
          name: 'keep-summary',
          text: `insert into ticket_summary as s (ticket_number, text, agent_id) select $1, $2, $3
                  where $4::int is null or $4 = 0 or exists (select from ticket_summary where ticket_number = $1)
                 on conflict (ticket_number) do update set text = excluded.text, agent_id = excluded.agent_id, written_at = now(), version = s.version + 1
                  where $4::int is null or s.version = $4`,
          values: [number, text, agentId, seen],
        });
  if (count > 0)
    await change(db, {
      name: 'tell-summary',
      text: `select ${notice('change', { ticket: 'number', version: 'version', event: `'summary'` })} from ticket where number = $1`,
      values: [number],
    });
  return count > 0;
}
