/**
 * Mail that waits and does not leave: a person takes it back, or it is left unsent. The row is the gate: a worker that comes to it later finds its
 * end, and tells the ticket so. A reply is held until the transaction that records that its ticket has let it go, and that does what came along
 * with it: so it is taken back and nothing of it has happened, or all of it has, and taking it back comes too late.
 */
import { type SendState, sendStatesThat, waitingSends } from '../../domain/mail/outbox.ts';
import { notice } from '../core/notices.ts';
import { change, type Db, maybe } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { previewIn } from '../ticket/preview.ts';
import { isKept } from '../ticket/shown.ts';

/** SQL: ends the send $1 while it is in one of these states. */
const ending = (state: string, from: SendState[]): string => `
  update outbox set state = ${state}, held_for = null, next_try_at = null, lease = null, updated_at = now()
   where id = $1 and state ${inWords(from)} returning ticket_number`;

/**
 * SQL: how a send ends that a person takes back. It stays in its thread, as stopped on its way, where it may have reached somebody, since it was
 * tried to its end before, and where it has changed its ticket as it left: what was changed stands beside it.
 */
export const TAKEN_BACK = `case when state = 'held' or sent_at is null and resend = 0 and not jsonb_path_exists(actions, '$[*] ? (@.do != "then")')
  then 'cancelled' else 'halted' end`;

/** What is no longer true is not sent, and stands in its thread; false once an attempt may have begun. */
export const leaveUnsent = async (db: Db, id: string): Promise<boolean> =>
  (await change(db, {
    name: 'leave-unsent',
    text: `with done as (${ending(`'halted'`, waitingSends)}) select ${notice('outbox', { ticket: 'ticket_number' })} from done`,
    values: [id],
  })) > 0;

/**
 * Takes back a mail that waits, in a transaction: it was never written, and neither its thread, nor the row of its ticket, nor a search know it.
 * One that somebody may have, or that has changed its ticket, is only sent no further. False once its ticket has let it go, but for what was
 * put off.
 */
export async function takeBack(db: Db, id: string): Promise<boolean> {
  // Before the mail, as whoever records a step: what the row of the ticket says of its messages is read when no other can change it.
  await maybe(db, {
    name: 'lock-ticket-of-send',
    text: 'select number from ticket where number = (select ticket_number from outbox where id = $1) for no key update',
    values: [id],
  });
  const done = await maybe(db, {
    name: 'take-back',
    text: `with done as (${ending(TAKEN_BACK, sendStatesThat('mayCancel'))})
           select ${notice('outbox', { ticket: 'ticket_number' })} from done`,
    values: [id],
  });
  if (done === undefined) return false;
  await forgetTakenBack(db, id);
  return true;
}

/** Machine mail never stands in the row of its ticket. */
const IN_ROW = `m.direction <> 'note' and m.kind not in ('acknowledgement', 'confirmation', 'reminder', 'closing')`;

/** What its ticket tells of a mail that was taken back; of any other all of it stays. A step that shows the message later, because Temporal was away, passes over it as well (ticket/record.ts). */
export const forgetTakenBack = (db: Db, id: string): Promise<number> =>
  change(db, {
    name: 'forget-taken-back',
    text: `with gone as (
             select m.id, m.ticket_number, m.accepted, m.created_at from outbox o join message m on m.id = o.message_id where o.id = $1 and o.state = 'cancelled'),
           marked as (update message set taken_back = true where id in (select id from gone)),
           owed as (delete from search_owed where message_id in (select id from gone)),
           words as (delete from message_words where message_id in (select id from gone)),
           files as (delete from file_words where message_id in (select id from gone)),
           newest as (
             select m.direction, m.created_at as at, coalesce(m.new_text, m.text) as words
               from message m join gone on gone.ticket_number = m.ticket_number
              where m.accepted and ${isKept('m')} and m.id <> gone.id and ${IN_ROW} order by m.created_at desc, m.id desc limit 1),
           answered as (
             -- A yes or no without words is no message, and stood in the row like one.
             select max(e.at) as at from ticket_event e join gone on gone.ticket_number = e.ticket_number
              where e.kind in ('confirm', 'deny') and e.data->>'message' is null),
           before as (
             select gone.*, greatest(newest.at, answered.at) as at, answered.at >= coalesce(newest.at, '-infinity') as answer_stands, newest.direction, newest.words
               from gone cross join answered left join newest on true)
           update ticket t set message_count = greatest(t.message_count - b.accepted::int, 0), updated_at = now(),
                  ${SHOWN.map(([column, as]) => `${column} = case when b.created_at >= t.last_message_at or b.at is null then ${as} else t.${column} end`).join(', ')}
             from before b where t.number = b.ticket_number`,
    values: [id],
  });

/** What the row shows of its newest message, where that is the one which is gone. */
const SHOWN = [
  ['last_message_at', 'coalesce(b.at, t.last_message_at)'],
  [
    'last_message_direction',
    `case when b.answer_stands then 'in' else coalesce(b.direction, t.last_message_direction) end`,
  ],
  ['preview', `case when b.answer_stands then '' else coalesce(${previewIn('b.words')}, '') end`],
  ['preview_kind', `'words'`],
] as const;
