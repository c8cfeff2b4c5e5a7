/** Addresses of a mail that are put right before it is sent again. */
import { sendStatesThat } from '../../domain/mail/outbox.ts';
import type { Correction } from '../../domain/mail/correction.ts';
import { wellFormed } from '../core/json.ts';
import { notice } from '../core/notices.ts';
import { change, type Db, many, maybe } from '../core/pool.ts';
import { inWords } from '../core/words.ts';

/** A mail that may be sent again, held until the transaction ends; undefined once it may not be. */
export async function heldToCorrect(db: Db, outbox: string) {
  const send = await maybe<{ ticket: number; message: string }>(db, {
    name: 'hold-to-correct',
    text: `select ticket_number as ticket, message_id as message from outbox
            where id = $1 and state ${inWords(sendStatesThat('mayResend'))} for update`,
    values: [outbox],
  });
  if (send === undefined) return undefined;
  const recipients = await many<{ address: string; state: string }>(db, {
    name: 'recipients-to-correct',
    text: 'select address, state from outbox_recipient where outbox_id = $1',
    values: [outbox],
  });
  return { ...send, recipients };
}

/**
 * The mail goes to the right addresses, and is written anew when it is sent: who gets it sees themselves in its head. The ticket is told
 * of them as well: a participant, or a customer who never wrote from the wrong address, is answered at the right one. Which addresses
 * were wrong stays with the message (`recipients.corrected`): a late report about them says nothing about the right ones.
 */
export async function correct(
  db: Db,
  send: { outbox: string; ticket: number; message: string },
  corrections: Correction[],
): Promise<void> {
  const values = [send.outbox, send.ticket, send.message, wellFormed(corrections)];
  await change(db, {
    name: 'correct-recipients',
    text: `with given as (select * from json_to_recordset($4::json) as g(wrong text, "right" text)),
           addressed as (
             update outbox_recipient r set address = g."right", state = 'queued', response = null, status = null, report = null, accepted_at = null
               from given g where r.outbox_id = $1 and r.address = g.wrong),
           unfrozen as (update outbox set raw_sha256 = null, updated_at = now() where id = $1),
           noted as (
             update message set recipients = jsonb_set(recipients, '{corrected}',
                      coalesce(recipients -> 'corrected', '[]') || (select jsonb_agg(lower(wrong)) from given))
              where id = $3),
           known as (
             insert into participant_address (ticket_number, address, name, message_id, added_by, created_at)
             select p.ticket_number, g."right", p.name, p.message_id, p.added_by, p.created_at
               from participant_address p join given g on p.address = g.wrong where p.ticket_number = $2
             on conflict (ticket_number, address) do nothing),
           forgotten as (delete from participant_address p using given g where p.ticket_number = $2 and p.address = g.wrong)
           update contact_address a set address = g."right" from given g, ticket t
            where t.number = $2 and a.contact_id = t.contact_id and a.address = g.wrong
              and not exists (select from contact_address other where other.address = g."right")
              -- By the tickets of theirs: no index leads from a contact to what they wrote.
              and not exists (select from message m
                               where m.ticket_number in (select number from ticket where contact_id = a.contact_id)
                                 and m.contact_id = a.contact_id and m.inbound_id is not null and m.from_address = g.wrong)`,
    values,
  });
  await change(db, {
    name: 'tell-corrections',
    text: `select ${notice('outbox', { ticket: 'ticket_number' })} from outbox where id = $1`,
    values: [send.outbox],
  });
}
