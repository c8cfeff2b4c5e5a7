/** Addresses of a mail that are put right before it is sent again. */
import { sendStatesThat } from '../../domain/mail/outbox.ts';
import type { CorrectedRequester, Correction } from '../../domain/mail/correction.ts';
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
  const recipients = await many<{ address: string; name: string; state: string }>(db, {
    name: 'recipients-to-correct',
    text: 'select address, name, state from outbox_recipient where outbox_id = $1',
    values: [outbox],
  });
  return { ...send, recipients };
}

/** An address of the requester that is put right. `right` is whose the right address is, if it is somebody else's. */
export type OfRequester = Correction & CorrectedRequester & { requester: string; rightIs: string | null };

/** Those of the corrections, made or to be made, that are of an address of the ticket's requester. */
export const ofRequester = (
  db: Db,
  send: { outbox: string; ticket: number },
  corrections: Correction[],
): Promise<OfRequester[]> =>
  many<OfRequester>(db, {
    name: 'corrections-of-requester',
    // By the tickets of theirs: no index leads from a contact to what they wrote.
    text: `select g.wrong, g."right", t.contact_id as requester, other.contact_id as "rightIs", other.contact_id is not null as "isKnown",
                  exists (select from message m where m.ticket_number = t.number and m.contact_id = t.contact_id and m.accepted and m.inbound_id is not null) as "wroteHere",
                  exists (select from message m
                           where m.ticket_number in (select number from ticket where contact_id = t.contact_id)
                             and m.contact_id = t.contact_id and m.inbound_id is not null and m.from_address = a.address) as wrote,
                  exists (select from correction c where c.outbox_id = $1 and lower(c."right") = a.address) as "cameByCorrection"
             from json_to_recordset($3::json) as g(wrong text, "right" text)
             join ticket t on t.number = $2
             join contact_address a on a.contact_id = t.contact_id and a.address = lower(g.wrong)
             left join contact_address other on other.address = lower(g."right") and other.contact_id <> t.contact_id`,
    values: [send.outbox, send.ticket, wellFormed(corrections)],
  });

/**
 * The mail goes to the right addresses, and is written anew when it is sent: who gets it sees themselves in its head. Whoever took part
 * by a wrong address does by the right one, and whom an agent has taken off stays off. Which addresses were wrong stays with the message
 * (`recipients.corrected`): a late report about them says nothing about the right ones.
 */
export async function correct(
  db: Db,
  send: { outbox: string; ticket: number; message: string; agent: string },
  corrections: Correction[],
): Promise<void> {
  const given = wellFormed(corrections);
  await change(db, {
    name: 'let-in-corrected',
    text: `with given as (select * from json_to_recordset($3::json) as g(wrong text, "right" text)),
           known as (
             insert into participant_address (ticket_number, address, name, message_id, added_by, created_at, dropped)
             select $2, lower(g."right"), coalesce(p.name, left(r.name, 200)), p.message_id, coalesce(p.added_by, 'agent'), coalesce(p.created_at, now()), coalesce(p.dropped, false)
               from given g join outbox_recipient r on r.outbox_id = $1 and r.address = g.wrong
               left join participant_address p on p.ticket_number = $2 and p.address = lower(g.wrong)
              -- A blind copy lets nobody in.
              where p.address is not null or r.role <> 'bcc'
             on conflict (ticket_number, address) do nothing),
           forgotten as (
             delete from participant_address p using given g where p.ticket_number = $2 and p.address = lower(g.wrong) and not p.dropped)
           delete from participant p using given g, contact_address a, ticket t
            where p.ticket_number = $2 and t.number = $2 and a.contact_id = p.contact_id and a.address = lower(g.wrong)
              and p.contact_id <> t.contact_id
              and not exists (select from message m where m.ticket_number = $2 and m.contact_id = p.contact_id and m.direction = 'in')`,
    values: [send.outbox, send.ticket, given],
  });
  await change(db, {
    name: 'correct-recipients',
    text: `with given as (select * from json_to_recordset($3::json) as g(wrong text, "right" text)),
           addressed as (
             update outbox_recipient r set address = g."right", state = 'queued', response = null, status = null, report = null, accepted_at = null
               from given g where r.outbox_id = $1 and r.address = g.wrong),
           unfrozen as (update outbox set raw_sha256 = null, updated_at = now() where id = $1),
           entered as (insert into correction (outbox_id, wrong, "right", agent_id) select $1, wrong, "right", $4 from given)
           update message set recipients = jsonb_set(recipients, '{corrected}',
                    coalesce(recipients -> 'corrected', '[]') || (select jsonb_agg(lower(wrong)) from given))
            where id = $2`,
    values: [send.outbox, send.message, given, send.agent],
  });
  await change(db, {
    name: 'tell-corrections',
    text: `select ${notice('outbox', { ticket: 'ticket_number' })} from outbox where id = $1`,
    values: [send.outbox],
  });
}

/** The requester is known by the right address instead of the wrong one; where it is theirs already, by that one alone. */
export const rename = (db: Db, { requester, wrong, right }: OfRequester): Promise<number> =>
  change(db, {
    name: 'rename-contact-address',
    text: `with gone as (delete from contact_address where contact_id = $1 and address = lower($2))
           insert into contact_address (address, contact_id) values (lower($3), $1) on conflict (address) do nothing`,
    values: [requester, wrong, right],
  });

/** Whoever the ticket was for by a mistake takes no part in it. */
export const leaveOff = (db: Db, ticket: number, contact: string): Promise<number> =>
  change(db, {
    name: 'leave-off-contact',
    text: 'delete from participant where ticket_number = $1 and contact_id = $2',
    values: [ticket, contact],
  });
