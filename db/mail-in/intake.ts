/** What the mails of a batch become: messages, and ends of their ledger rows, each written by one statement. */
import { LIMITS } from '../../domain/limits.ts';
import type { MailRecipients } from '../../domain/mail/participants.ts';
import type { Abuse } from '../../domain/mail/abuse.ts';
import { ledgerStatesThat, type LedgerState } from '../../domain/mail/ledger.ts';
import type { Importance, SpamMark, StoredFile } from '../../domain/mail/message.ts';
import type { Preview } from '../../domain/mail/report.ts';
import { notice, notices, NOTICES_AT_ONCE } from '../core/notices.ts';
import { wellFormed } from '../core/json.ts';
import { type Db, change, first, many } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import type { OwedFact } from './ledger.ts';
import { PROGRESS } from './progress.ts';

export type NewMail = {
  id: string;
  ticket: number;
  /** It made its ticket, whose row tells of it already. */
  isFirst: boolean;
  /** Filed: it asks nothing of anybody, and is read. */
  archived: boolean;
  kind: string;
  contact: string;
  fromName: string;
  fromAddress: string;
  recipients: MailRecipients;
  subject: string;
  text: string;
  newText: string | null;
  html: string | null;
  preview: Preview;
  mailId: string | null;
  references: string[];
  inbound: number;
  wordsKey: string | null;
  importance: Importance;
  spam: SpamMark;
  kindWords: string[] | null;
  abuse: Abuse | null;
  defects: string[];
  sentAt: Date | null;
  /** Minutes. */
  sentAhead: number | null;
  at: Date;
  attachments: StoredFile[];
};

/** Mail of an archive on a ticket to which nothing else has happened. */
const FILED = `answered.archived and t.state = 'closed' and t.version = 1`;

/**
 * Writes incoming messages with their attachments, shows them in the rows of their tickets and tells of these in one
 * notice. Every mail is unread, a machine's too: a bounce wants to be seen; but not mail of an archive, of which nobody is told, and which
 * stands by its date. In the thread any other mail stands where it came into it, beneath what was there: its arrival may lie before that, and
 * nobody looks for news above what they have read. Mails that were fetched together keep their order, each a millisecond behind the one before.
 */
export async function insertMails(db: Db, mails: NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  const attachments = mails.flatMap((mail) =>
    mail.attachments.map((attachment, position) => ({ ...attachment, message: mail.id, position })),
  );
  await change(db, {
    name: 'insert-mails',
    text: `with given as (
             select row_number() over (order by inbound) as nth, m.* from json_to_recordset($1::json)
               as m(id uuid, ticket bigint, "isFirst" boolean, archived boolean, kind text, contact uuid, "fromName" text, "fromAddress" text, recipients jsonb, subject text,
                    text text, "newText" text, html text, preview jsonb, "mailId" text, "references" text[], inbound bigint, "wordsKey" text, importance text, spam jsonb, "kindWords" text[], abuse text, defects text[],
                    "sentAt" timestamptz, "sentAhead" smallint, at timestamptz)),
           -- In one order, so that no two batches wait for each other's tickets; and before the arrivals are counted on.
           locked as (
             select number, arrived from ticket where number in (select ticket from given where not "isFirst")
              order by number for no key update),
           behind as (
             -- The first is before everything, its acknowledgement too, which may be written already.
             select given.*, case when "isFirst" or archived then at else greatest(at,
                      (select max(created_at) + interval '1 millisecond' from message where ticket_number = ticket)) end as earliest
               from given),
           placed as (
             select behind.*, nth * interval '1 millisecond' + max(earliest - nth * interval '1 millisecond')
                                over (partition by ticket, case when archived then nth end order by nth) as "createdAt" from behind),
           said as (
             insert into message (id, ticket_number, direction, kind, contact_id, from_name, from_address, recipients, subject, text, new_text, html,
                                  mail_id, refs, inbound_id, words_key, importance, spam, kind_words, abuse, defects, sent_at, sent_ahead, created_at, arrival)
             select id, ticket, 'in', kind, contact, "fromName", "fromAddress", recipients, subject, text, "newText", html,
                    "mailId", "references", inbound, "wordsKey", nullif(importance, 'normal'), nullif(spam, '{"marked": false, "score": null}'), "kindWords", abuse, defects, "sentAt", "sentAhead", "createdAt",
                    case when archived then 0 else coalesce(arrived, 0) + row_number() over (partition by ticket, "isFirst", archived order by nth) end
               from placed left join locked on number = ticket and not "isFirst"),
           kept as (
             insert into attachment (message_id, position, name, media_type, size, sha256, content_id, inline)
             select a.message, a.position, a.name, a."mediaType", a.size, a.sha256, a."contentId", a.inline
               from json_to_recordset($2::json)
                 as a(message uuid, position int, name text, "mediaType" text, size int, sha256 text, "contentId" text, inline boolean)),
           answered as (
             select distinct on (ticket) ticket, count(*) over (partition by ticket) as mails, archived,
                    count(*) filter (where not archived) over (partition by ticket) as came, "createdAt" as at, preview
               from placed where not "isFirst" order by ticket, case when archived then placed.at end desc nulls first, nth desc),
           shown as (
             -- A yes or no without words, or what is newer than an archive, may be what the list shows.
             update ticket t set message_count = message_count + mails, arrived = t.arrived + came, updated_at = now(),
                    -- What is filed is closed with its last mail.
                    closed_at = case when ${FILED} then greatest(t.closed_at, at) else t.closed_at end,
                    snapshot = case when ${FILED} and at > t.closed_at then jsonb_set(t.snapshot, '{closedAt}', to_jsonb((extract(epoch from at) * 1000)::bigint)) else t.snapshot end,
                    last_message_at = greatest(t.last_message_at, at),
                    last_message_direction = case when at >= t.last_message_at then 'in' else t.last_message_direction end,
                    preview = case when at >= t.last_message_at then answered.preview->>'text' else t.preview end,
                    preview_kind = case when at >= t.last_message_at then answered.preview->>'kind' else t.preview_kind end
               from answered join locked on locked.number = answered.ticket where t.number = answered.ticket)
           select ${notices('change', { ticket: 'ticket', version: '0', event: `'message-stored'` })}
             from (select ticket, (row_number() over (order by ticket) - 1) / ${NOTICES_AT_ONCE} as page
                     from (select distinct ticket from given where not "isFirst" and not archived) as stirred) as told group by page`,
    values: [wellFormed(mails.map(({ attachments: _kept, ...mail }) => mail)), wellFormed(attachments)],
  });
}

/** How a ledger row ends. */
export type Ending = {
  id: number;
  state: Extract<LedgerState, 'processed' | 'held' | 'duplicate' | 'service'>;
  ticket: number | null;
  messageKey: string | null;
  contentHash: string;
  duplicateOf: number | null;
  heldReason: string | null;
  /** Its words, while it waits for a person. */
  heldText: string | null;
  /** How it looks, sanitised, meanwhile. */
  heldHtml: string | null;
  from: string | null;
  fromName: string | null;
  subject: string | null;
  /** What its ticket is owed. */
  fact: OwedFact | null;
};

/**
 * Ends ledger rows; returns how many. When it is fewer than were given, somebody else has ended one meanwhile, and the
 * transaction must be given up. A held mail changes no ticket, so its mailbox is told of: else nobody at a desk would hear.
 */
export const endMails = (db: Db, endings: Ending[]): Promise<number> =>
  change(db, {
    name: 'end-mails',
    text: `with ended as (
             update inbound i set state = e.state, ticket_number = e.ticket, message_key = e."messageKey", content_hash = e."contentHash",
                    duplicate_of = e."duplicateOf", held_reason = e."heldReason", held_text = e."heldText", held_html = e."heldHtml", fact = e.fact,
                    from_address = e."from", from_name = left(e."fromName", 200), subject = e.subject, processed_at = now(), last_error = null,
                    -- The try that ends here did not fail (tries.ts).
                    attempts = case when i.state = 'stored' then greatest(i.attempts - 1, 0) else i.attempts end
               from json_to_recordset($1::json)
                 as e(id bigint, state text, ticket bigint, "messageKey" text, "contentHash" text, "duplicateOf" bigint,
                      "heldReason" text, "heldText" text, "heldHtml" text, "from" text, "fromName" text, subject text, fact jsonb)
              where i.id = e.id and i.state ${inWords(ledgerStatesThat('mayBePlaced'))} returning i.id, i.mailbox_id, i.state),
           moved as (${PROGRESS}),
           told as (
             select mailbox_id, ${notice('mailbox', { id: 'mailbox_id' })} as said
               from (select distinct mailbox_id from ended where state = 'held') as held)
           select ended.id, told.said from ended left join told using (mailbox_id)`,
    values: [wellFormed(endings)],
  });

/** How many acknowledgements an address may get, and how many it has had within the time before. */
export type Taken = { granted: number; before: number };

/**
 * Takes the right to acknowledge at a mailbox, as often as each address is named and may be answered. Two batches that meet a new
 * address at once may take its first twice, and no more than that.
 */
export async function takeAcknowledgements(db: Db, mailbox: string, addresses: string[]): Promise<Map<string, Taken>> {
  if (addresses.length === 0) return new Map();
  const rows = await many<Taken & { address: string }>(db, {
    name: 'take-acknowledgements',
    text: `with asked as (
             select address, count(*)::int as wanted from unnest($2::text[]) as named(address) group by address),
           had as (
             select a.address, case when a.at < now() - make_interval(secs => $3 / 1000.0) then 0 else a.count end as count
               from acknowledged a where a.mailbox_id = $1 and a.address = any($2) order by a.address for update),
           taken as (
             insert into acknowledged as a (mailbox_id, address, at, count)
             select $1, address, now(), least($4::int, wanted + coalesce(had.count, 0)) from asked left join had using (address)
              order by address
             on conflict (mailbox_id, address) do update set count = excluded.count,
               at = case when a.at < now() - make_interval(secs => $3 / 1000.0) then now() else a.at end
             returning address, count)
           select address, taken.count - coalesce(had.count, 0) as granted, coalesce(had.count, 0) as before
             from taken left join had using (address)`,
    values: [mailbox, addresses, LIMITS.ackEveryMs, LIMITS.acksToSender],
  });
  return new Map(rows.map(({ address, granted, before }) => [address, { granted, before }]));
}

/** How many acknowledgements a mailbox may still send, to whomever. */
export const roomForAcknowledgements = async (db: Db, mailbox: string): Promise<number> =>
  (
    await first<{ room: number }>(db, {
      name: 'room-for-acknowledgements',
      text: `select greatest(0, least($2 - coalesce(sum(count) filter (where at > now() - interval '1 minute'), 0),
                                      $3 - coalesce(sum(count), 0)))::int as room
               from acknowledged where mailbox_id = $1 and at > now() - interval '1 day'`,
      values: [mailbox, LIMITS.ackMinute, LIMITS.ackDay],
    })
  ).room;

/** Notes that a mailbox kept back automatic mail, because it had sent so much. */
export const noteSilence = (db: Db, mailbox: string): Promise<number> =>
  change(db, {
    name: 'note-silence',
    text: `update mailbox set silenced_at = now()
            where id = $1 and (silenced_at is null or silenced_at < now() - interval '5 seconds')`,
    values: [mailbox],
  });
