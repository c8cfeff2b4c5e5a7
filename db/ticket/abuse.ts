/** What an agent says of a mail whose words were taken for abusive. */
import type { Abuse } from '../../domain/mail/abuse.ts';
import { notice } from '../core/notices.ts';
import { first, maybe, type Db } from '../core/pool.ts';

type Said = { number: number; message: string; abuse: Abuse };

/**
 * Flags or clears a mail that was flagged as it came, and tells open desks. `was`: nothing (null) was ever found in it, or there is no such
 * message (undefined), and then nothing changes; as it was said before, nothing changes either.
 */
export async function sayAbuse(db: Db, { number, message, abuse }: Said): Promise<Abuse | null | undefined> {
  const row = await maybe<{ was: Abuse | null }>(db, {
    name: 'say-abuse',
    text: `with was as (select id, abuse from message where id = $2 and ticket_number = $1 for no key update),
                said as (update message m set abuse = $3 from was where m.id = was.id and was.abuse <> $3)
           select abuse as was from was`,
    values: [number, message, abuse],
  });
  if (row === undefined || row.was === null || row.was === abuse) return row?.was;
  await first(db, {
    name: 'tell-abuse',
    text: `select ${notice('change', { ticket: 'number', version: 'version', event: `'abuse'` })} from ticket where number = $1`,
    values: [number],
  });
  return row.was;
}
