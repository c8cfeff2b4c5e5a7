/** Filing for search: the words of messages and files, a few at a time behind whoever wrote them, and of tickets from before. */
import { READABLE } from '../../domain/text/readable-file.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';
import { isKept } from './shown.ts';

/** SQL: a message `m` of a ticket `t` as it is looked for. Quotes are left out, but of the first, which may quote what we do not have. */
const WORDS = `search_words(concat_ws(E'\\n', case when m.direction = 'in' then m.subject end,
  case when m.contact_id <> t.contact_id then m.from_name || ' ' || m.from_address end,
  case when m.arrival > 1 then coalesce(m.new_text, m.text) else m.text end))`;

/** SQL: files the messages `due.message_id`; pictures of a letter are no files of it. */
const filing = (endings: string, mediaTypes: string): string => `
  said as (
    insert into message_words (message_id, ticket_number, words)
    select m.id, m.ticket_number, ${WORDS}
      from due join message m on m.id = due.message_id join ticket t on t.number = m.ticket_number
     where ${isKept('m')}
        on conflict do nothing),
  named as (
    insert into file_words (attachment_id, message_id, ticket_number, words, owed)
    select f.id, m.id, m.ticket_number, search_words(f.name),
           lower(substring(f.name from '[.]([[:alnum:]]{1,5})$')) = any(${endings}) or f.media_type = any(${mediaTypes})
      from due join message m on m.id = due.message_id join attachment f on f.message_id = m.id
     where not (f.inline and f.media_type like 'image/%') and ${isKept('m')}
        on conflict do nothing)`;

/** Files at most `limit` messages that are owed; returns how many. Run by several at once, each takes others. */
export const fileOwed = async (db: Db, limit: number): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'file-owed-words',
      text: `with due as (
               delete from search_owed where message_id in (
                 select message_id from search_owed limit $1 for update skip locked) returning message_id),
             ${filing('$2::text[]', '$3::text[]')}
             select count(*)::int as count from due`,
      values: [limit, READABLE.endings, READABLE.mediaTypes],
    })
  ).count;

/** How far the tickets from before are filed; undefined when they are. */
export const pastLeft = (db: Db): Promise<{ left: number; all: number } | undefined> =>
  maybe(db, {
    name: 'search-past-left',
    text: `select (select count(*) from ticket where number < below)::int as left, (select count(*) from ticket where number <= above)::int as all from search_past`,
    values: [],
  });

/** Files the next `limit` tickets from before, the newest first; returns how many they were. In one transaction, so that it goes on where it stopped. */
export const filePast = async (db: Db, limit: number): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'file-past-words',
      text: `with place as (select below from search_past for update skip locked),
             picked as (
               select number from ticket where number < (select below from place) order by number desc limit $1),
             due as (
               select m.id as message_id from picked join message m on m.ticket_number = picked.number
                where m.accepted and m.kind not in ('acknowledgement', 'confirmation', 'reminder', 'closing')),
             ${filing('$2::text[]', '$3::text[]')},
             moved as (update search_past set below = (select min(number) from picked) where exists (select from picked)),
             ended as (delete from search_past where exists (select from place) and not exists (select from picked))
             select count(*)::int as count from picked`,
      values: [limit, READABLE.endings, READABLE.mediaTypes],
    })
  ).count;

/** A file that is to be read. */
type OwedFile = { id: string; sha256: string; size: number };

/** So long whoever took a file has it alone; what a process took that died is taken again then. */
const READING_S = 120;

/** At most `limit` of them, each taken for one more of its `attempts`. */
export const takeOwedFiles = (db: Db, limit: number, attempts: number): Promise<OwedFile[]> =>
  many(db, {
    name: 'take-owed-files',
    text: `with due as (
             select attachment_id from file_words where owed and next_try_at <= now() limit $1 for update skip locked),
           taken as (
             update file_words w set attempts = attempts + 1, owed = attempts + 1 < $2, next_try_at = now() + make_interval(secs => ${READING_S})
               from due where w.attachment_id = due.attachment_id returning w.attachment_id)
           select f.id, f.sha256, f.size from taken join attachment f on f.id = taken.attachment_id`,
    values: [limit, attempts],
  });

/** Gives a file back that was not read by no fault of its own: the store was away, the worker ends. */
export const giveBackFile = (db: Db, id: string): Promise<number> =>
  change(db, {
    name: 'give-back-file',
    text: 'update file_words set owed = true, attempts = greatest(attempts - 1, 0) where attachment_id = $1',
    values: [id],
  });

/** Nothing can be read in it; by its name it is found all the same. */
export const fileUnread = (db: Db, id: string): Promise<number> =>
  change(db, {
    name: 'file-unread',
    text: 'update file_words set owed = false where attachment_id = $1',
    values: [id],
  });

/** What stands in a file. */
export const fileText = (db: Db, id: string, text: string): Promise<number> =>
  change(db, {
    name: 'file-text',
    text: `update file_words w set owed = false, text = $2::text, words = search_words(concat_ws(E'\\n', f.name, $2::text))
             from attachment f where f.id = w.attachment_id and w.attachment_id = $1`,
    values: [id, text],
  });
