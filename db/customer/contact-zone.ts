/** By what is known where a contact lives. */
import type { Sent } from '../../domain/customer/zone.ts';
import { many, maybe, type Db } from '../core/pool.ts';

/** Of the newest tickets so many, and of each so many mails: where somebody lives changes rarely, and where they were years ago says nothing. */
const TICKETS = 20;
const OF_TICKET = 5;
const MAILS = 12;

/** What somebody has said, and their addresses; undefined for no contact. */
export const placeOfContact = (
  db: Db,
  contact: string,
): Promise<{ timeZone: string | null; addresses: string[] } | undefined> =>
  maybe(db, {
    name: 'place-of-contact',
    text: `select time_zone as "timeZone", array(select address from contact_address where contact_id = c.id) as addresses from contact c where id = $1`,
    values: [contact],
  });

/** When their newest mails were written, and how far ahead the clock was that says so; the newest first. */
export async function sentTimesOfContact(db: Db, contact: string): Promise<Sent[]> {
  const rows = await many<{ at: Date; ahead: number }>(db, {
    name: 'sent-times-of-contact',
    text: `select m.sent_at as at, m.sent_ahead as ahead
             from (select number from ticket where contact_id = $1 order by number desc limit ${TICKETS}) t
            cross join lateral (select sent_at, sent_ahead from message
                                 where ticket_number = t.number and direction = 'in' and contact_id = $1 and sent_at is not null and sent_ahead is not null
                                 order by created_at desc limit ${OF_TICKET}) m
            order by m.sent_at desc limit ${MAILS}`,
    values: [contact],
  });
  return rows.map(({ at, ahead }) => ({ at: at.getTime(), ahead }));
}
