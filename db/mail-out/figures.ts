/** What operators watch of mail that leaves. */
import { sendStatesThat } from '../../domain/mail/outbox.ts';
import { type Db, first, many } from '../core/pool.ts';
import { inWords } from '../core/words.ts';

/** States that the index of unfinished sends holds, in the order of the table. */
const UNFINISHED = [...sendStatesThat('mayTry'), 'unknown'] as const;

/** How many mails are in each state of those that are not over yet, or that nobody knows the end of; 0 is told too. */
export const sendsByState = (db: Db): Promise<{ state: string; count: number }[]> =>
  many(db, {
    name: 'sends-by-state',
    text: `select s.state, count(o.id)::int as count
             from unnest($1::text[]) as s (state)
             left join outbox o on o.state = s.state and o.state ${inWords(UNFINISHED)}
            group by s.state`,
    values: [UNFINISHED],
  });

/** Seconds since the oldest accepted mail was written that has not left yet, whatever it waits for; 0 when there is none. */
export const oldestUnsentS = async (db: Db): Promise<number> =>
  (
    await first<{ seconds: number }>(db, {
      name: 'oldest-unsent',
      text: `select coalesce(extract(epoch from now() - min(o.created_at)), 0)::float8 as seconds
               from outbox o join message m on m.id = o.message_id
              where o.state ${inWords(sendStatesThat('mayTry'))} and m.accepted`,
    })
  ).seconds;
