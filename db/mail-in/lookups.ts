/** What the verdicts on a batch of mails rest on, each question asked once for all of them. */
import {
  type BatchMail,
  clueKey,
  type Known,
  type KnownSender,
  type KnownTicket,
  type KnownTwin,
} from '../../domain/mail/batch.ts';
import { LIMITS } from '../../domain/limits.ts';
import { BELIEVED_MS, SKEW_MS } from '../../domain/mail/arrival.ts';
import { ledgerStatesThat } from '../../domain/mail/ledger.ts';
import { FROM_PEOPLE } from '../../domain/mail/machine-mail.ts';
import { messageKeyOf } from '../../domain/mail/message-key.ts';
import type { ThreadClue } from '../../domain/mail/threading.ts';
import type { Twin } from '../../domain/mail/verdict.ts';
import { wellFormed } from '../core/json.ts';
import { type Db, many } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { FLOODS } from './trouble.ts';

/** What a letter is known again by. */
export type LetterKeys = Pick<BatchMail, 'id' | 'sha256' | 'messageKey' | 'contentHash' | 'storedAt'>;

/**
 * By row: a placed one of this mailbox with the same bytes, or with the same Message-ID and content (it may be the younger
 * one, when an older copy needed another try), or without any Message-ID, the same content and taken within an hour of it; and so the same letter in another of our mailboxes, there on a ticket. Asked
 * for after `lockLetters`.
 */
export async function twinsOf(db: Db, mailbox: string, letters: LetterKeys[]): Promise<Known['twins']> {
  const rows = await many<{ id: number; here: KnownTwin | null; elsewhere: Twin | null }>(db, {
    name: 'twins-of',
    text: `select l.id, to_json(here) as here, to_json(elsewhere) as elsewhere
             from json_to_recordset($2::json) as l(id bigint, sha256 text, "messageKey" text, "contentHash" text, "storedAt" bigint)
             left join lateral (
               select i.id, i.ticket_number as ticket, i.state = 'duplicate' as "isCopy" from inbound i
                where i.mailbox_id = $1 and i.id <> l.id and i.state ${inWords(ledgerStatesThat('hasCopies'))}
                  and (i.sha256 = l.sha256 or (i.message_key = l."messageKey" and i.content_hash = l."contentHash")
                       or (l."messageKey" is null and i.message_key is null and i.content_hash = l."contentHash"
                           and abs(extract(epoch from i.stored_at) * 1000 - l."storedAt") < ${LIMITS.namelessTwinMs}))
                order by "isCopy", i.id limit 1) as here on true
             left join lateral (
               select i.id, i.ticket_number as ticket from inbound i
                where i.mailbox_id <> $1 and i.message_key = l."messageKey" and i.content_hash = l."contentHash"
                  and i.state = 'processed' and i.ticket_number is not null
               union all
               select i.id, i.ticket_number from mailbox b join inbound i on i.mailbox_id = b.id
                where b.id <> $1 and l."messageKey" is null and i.message_key is null and i.content_hash = l."contentHash"
                  and abs(extract(epoch from i.stored_at) * 1000 - l."storedAt") < ${LIMITS.namelessTwinMs}
                  and i.state = 'processed' and i.ticket_number is not null
                order by id limit 1) as elsewhere on true
            where here.id is not null or elsewhere.id is not null`,
    values: [
      mailbox,
      wellFormed(
        letters.map(({ id, sha256, messageKey, contentHash, storedAt }) => ({
          id,
          sha256,
          messageKey,
          contentHash,
          storedAt,
        })),
      ),
    ],
  });
  return new Map(rows.map(({ id, here, elsewhere }) => [id, { here, elsewhere }]));
}

/**
 * By address: the contact it belongs to, whether it is an agent's, and how many tickets the contact has opened at the
 * mailbox within the last hour, counted up to `most`.
 */
export async function sendersOf(
  db: Db,
  mailbox: string,
  addresses: string[],
  most: number,
): Promise<Map<string, KnownSender>> {
  const rows = await many<KnownSender & { address: string }>(db, {
    name: 'senders-of',
    text: `select asked.address, known.contact_id as contact,
                  exists (select from agent where email = asked.address and active) as "isAgent",
                  (select count(*)::int from (
                     select from ticket where contact_id = known.contact_id and mailbox_id = $1 and not archived and created_at > now() - interval '1 hour' limit $3) as recent) as opened
             from unnest($2::text[]) as asked(address) left join contact_address known on known.address = asked.address`,
    values: [mailbox, addresses, most],
  });
  return new Map(rows.map(({ address, ...sender }) => [address, sender]));
}

/** SQL: tickets `t` that mail has opened at the mailbox $1 in the minute of the row `asked`. */
const OF_MINUTE = `t.mailbox_id = $1 and t.channel = 'email' and not t.archived
  and t.created_at >= to_timestamp(minute * 60) and t.created_at < to_timestamp(minute * 60 + 60)`;

/**
 * By minute (`minuteOf`): how many tickets mail has opened at the mailbox in it, counted up to `most`. Without those of mail that is not
 * counted so (`isCountedByMinute`), which are told apart only where they matter: where all of them, with `more` that may come, would
 * be too many.
 */
export async function openedInMinutes(
  db: Db,
  mailbox: string,
  minutes: number[],
  { most, more }: { most: number; more: number },
): Promise<Map<number, number>> {
  const rows = await many<{ minute: number; opened: number }>(db, {
    name: 'opened-in-minutes',
    text: `select minute, case when every + $6 <= $3 then every else (select count(*)::int from (
                     select from ticket t where ${OF_MINUTE}
                        and exists (select from message m join inbound i on i.id = m.inbound_id join mailbox b on b.id = i.mailbox_id
                                     where m.ticket_number = t.number and i.internal_date <> i.stored_at and i.internal_date >= b.created_at - make_interval(secs => $5)
                                       and i.internal_date >= i.stored_at - make_interval(secs => $4)) limit $3) as counted) end as opened
             from unnest($2::bigint[]) as asked(minute)
             cross join lateral (select count(*)::int as every from (select from ticket t where ${OF_MINUTE} limit $3) as within) as roughly`,
    values: [mailbox, minutes, most, BELIEVED_MS / 1_000, SKEW_MS / 1_000, more],
  });
  return new Map(rows.map(({ minute, opened }) => [minute, opened]));
}

/** Of the mails that clues name by their Message-ID, those that the mailbox holds as part of a flood. */
export async function floodedAmong(db: Db, mailbox: string, clues: ThreadClue[]): Promise<Set<string>> {
  const ids = new Map(
    clues.flatMap(({ by, value }) => (by === 'reference' ? [[messageKeyOf({ mailId: value })!, value]] : [])),
  );
  if (ids.size === 0) return new Set();
  const rows = await many<{ key: string }>(db, {
    name: 'flooded-among',
    text: `select i.message_key as key from inbound i where ${FLOODS('$1')} and i.message_key = any($2::text[])`,
    values: [mailbox, [...ids.keys()]],
  });
  return new Set(rows.map(({ key }) => ids.get(key)!));
}

/**
 * The tickets that clues name, by `clueKey`, with those of `contacts` and `addresses` who take part in them. A code counts in another
 * case only when it names one ticket: a gateway or a person retyping may have changed it.
 */
export async function ticketsNamed(
  db: Db,
  clues: ThreadClue[],
  contacts: string[],
  addresses: string[],
): Promise<Map<string, KnownTicket[]>> {
  const tickets = new Map<string, KnownTicket[]>();
  if (clues.length === 0) return tickets;
  const values = (...kinds: ThreadClue['by'][]) => [
    ...new Set(clues.filter(({ by }) => kinds.includes(by)).map(({ value }) => value)),
  ];
  const rows = await many<{
    by: ThreadClue['by'];
    value: string;
    number: number;
    archived: boolean;
    closedAt: Date | null;
    requester: string;
    participants: string[];
    added: string[];
    written: Record<string, number>;
    dropped: string[];
  }>(db, {
    name: 'tickets-named',
    text: `with named as (
             select 'message-id' as by, replace(o.id::text, '-', '') as value, o.ticket_number as number
               from outbox o where o.id = any($1::uuid[])
             union all
             select 'reference', asked.value, found.number from unnest($2::text[]) as asked(value)
              cross join lateral (
                select distinct ticket_number as number from message where mail_id = asked.value order by 1 limit 3) as found
             union all
             select 'code-text', asked.value, t.number from unnest($3::text[]) as asked(value) join ticket t on t.code = asked.value
             union all
             select 'code-text', asked.value, min(t.number)
               from unnest($3::text[]) as asked(value) join ticket t on lower(t.code) = lower(asked.value)
              where not exists (select from ticket exact where exact.code = asked.value)
              group by asked.value having count(*) = 1)
           select named.by, named.value, named.number, t.archived, t.closed_at as "closedAt", t.contact_id as requester,
                  array(select p.contact_id from participant p where p.ticket_number = t.number and p.contact_id = any($4::uuid[])) as participants,
                  array(select coalesce(c.contact_id::text, p.address) from participant_address p left join contact_address c using (address)
                         where p.ticket_number = t.number and not p.dropped and (p.address = any($5::text[]) or c.contact_id = any($4::uuid[]))) as added,
                  array(select p.address from participant_address p where p.ticket_number = t.number and p.dropped and p.address = any($5::text[])) as dropped,
                  (select coalesce(jsonb_object_agg(contact_id, mails), '{}') from (
                     select contact_id, count(*)::int as mails from message
                      where ticket_number = t.number and created_at > now() - interval '1 hour' and direction = 'in' and kind ${inWords(FROM_PEOPLE)} and contact_id = any($4::uuid[])
                      group by contact_id) as recent) as written
             from named join ticket t using (number) order by number`,
    values: [
      values('message-id').flatMap(uuidOf),
      values('reference'),
      values('reply-address', 'code-subject', 'code-text', 'code-quoted'),
      contacts,
      addresses,
    ],
  });
  for (const { by, value, closedAt, ...ticket } of rows) {
    const key = clueKey({ by, value });
    tickets.set(key, [...(tickets.get(key) ?? []), { ...ticket, closedAt: closedAt?.getTime() ?? null }]);
  }
  return tickets;
}

/** `tid.<32 hex digits>` stands for a uuid; anything else matches nothing. */
export const uuidOf = (hex: string): string[] =>
  /^[0-9a-f]{32}$/.test(hex) ? [hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')] : [];

/** Words that somebody sends to a ticket. */
export type SentWords = { ticket: number; contact: string; key: string };

/** Those of these that stand on their ticket already, from the same contact. */
export const knownWords = (db: Db, words: SentWords[]): Promise<SentWords[]> =>
  many(db, {
    name: 'known-words',
    text: `select asked.* from json_to_recordset($1::json) as asked(ticket bigint, contact uuid, key text)
            where exists (select from message m where m.ticket_number = asked.ticket and m.contact_id = asked.contact and m.words_key = asked.key)`,
    values: [wellFormed(words)],
  });
