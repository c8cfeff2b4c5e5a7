/** The ledger of mail taken from servers: what is stored, what became of it, and which ticket must still be told. */
import { messageKeyOf } from '../../domain/mail/message-key.ts';
import type { FactCall } from '../../domain/ticket/event.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';
import { type Db, change, first, inTransaction, many, maybe, type Pool } from '../core/pool.ts';
import type { MailHeader } from './tries.ts';

/** One mail as the server listed it; `sha256` is null when its bytes were not taken. */
export type TakenMail = {
  uid: number;
  sha256: string | null;
  size: number;
  /** Null: now. */
  internalDate: Date | null;
  state: 'stored' | 'oversize' | 'duplicate' | 'unreadable' | 'gone';
  error: string | null;
  header: MailHeader | null;
  /** Of a mail that is not read later: what it is known again by, and the earlier row that it repeats. */
  identity?: MailIdentity | null;
  duplicateOf?: number;
};

/** Message-ID, and a hash of whatever else makes a mail the same one. */
type MailIdentity = { messageKey: string; contentHash: string };

/** What a ticket is owed for one mail: to be told of it. */
export type OwedFact = { number: number; call: FactCall };

/** The last UID taken from a folder under this UIDVALIDITY; 0 before the first. */
export async function lastUidOf(db: Db, mailbox: string, folder: string, uidvalidity: number): Promise<number> {
  const row = await maybe<{ lastUid: number }>(db, {
    name: 'last-uid-of',
    text: `select last_uid as "lastUid" from mailbox_cursor where mailbox_id = $1 and folder = $2 and uidvalidity = $3`,
    values: [mailbox, folder, uidvalidity],
  });
  return row?.lastUid ?? 0;
}

/**
 * The horizon of a folder under this UIDVALIDITY: the one kept, or `next`, which is kept from here on. Rejects for a reader that was replaced
 * meanwhile: the mailbox was deleted, or its folder begins at another instant than the `since` that the reader knows.
 */
export async function horizonOf(
  db: Db,
  mailbox: string,
  folder: string,
  uidvalidity: number,
  { next, since }: { next: number; since: Date },
): Promise<number> {
  await change(db, {
    name: 'begin-cursor',
    text: `insert into mailbox_cursor (mailbox_id, folder, uidvalidity, last_uid, horizon)
           select $1, $2, $3, $4 - 1, $4 from mailbox b left join mailbox_folder f on f.mailbox_id = b.id and f.path = $2
            where b.id = $1 and b.deleted_at is null and (f.since is null or date_trunc('milliseconds', f.since) = $5)
           on conflict do nothing`,
    values: [mailbox, folder, uidvalidity, next, since],
  });
  const row = await first<{ horizon: number }>(db, {
    name: 'horizon-of',
    text: 'select horizon from mailbox_cursor where mailbox_id = $1 and folder = $2 and uidvalidity = $3',
    values: [mailbox, folder, uidvalidity],
  });
  return row.horizon;
}

/** Where the mail of a folder begins that is read under this UIDVALIDITY: its horizon, and since when; undefined when it is not read so. */
export const beginningOf = (
  db: Db,
  mailbox: string,
  folder: string,
  uidvalidity: number,
): Promise<{ horizon: number; since: Date } | undefined> =>
  maybe(db, {
    name: 'beginning-of-folder',
    text: `select c.horizon, f.since from mailbox b join mailbox_folder f on f.mailbox_id = b.id
             join mailbox_cursor c on c.mailbox_id = b.id and c.folder = f.path
            where b.id = $1 and b.deleted_at is null and f.path = $2 and c.uidvalidity = $3`,
    values: [mailbox, folder, uidvalidity],
  });

/** Which of these UIDs are not in the ledger yet, ascending. */
export async function unknownUids(
  db: Db,
  mailbox: string,
  folder: string,
  uidvalidity: number,
  uids: number[],
): Promise<number[]> {
  const rows = await many<{ uid: number }>(db, {
    name: 'unknown-uids',
    text: `select u.uid from unnest($4::bigint[]) as u(uid)
            where not exists (select from inbound i
                               where i.mailbox_id = $1 and i.folder = $2 and i.uidvalidity = $3 and i.uid = u.uid)
            order by u.uid`,
    values: [mailbox, folder, uidvalidity, uids],
  });
  return rows.map((row) => row.uid);
}

/**
 * Enters mails, perhaps as an archive, and moves the cursor, in one transaction; a UID known already is left as it is. Rejects, and enters
 * none, once the mailbox is deleted or its folders begin anew.
 */
export async function takeMails(
  pool: Pool,
  mailbox: string,
  folder: string,
  uidvalidity: number,
  mails: TakenMail[],
  archived = false,
): Promise<void> {
  await inTransaction(pool, async (db) => {
    await change(db, {
      name: 'take-mails',
      text: `insert into inbound (mailbox_id, folder, uidvalidity, uid, sha256, size, internal_date, state, last_error, from_address, from_name, subject, processed_at,
                                  message_key, content_hash, duplicate_of, archived)
             select $1, $2, $3, m.uid, m.sha256, m.size, coalesce(m."internalDate", now()), m.state, m.error, m.header->>'from', left(m.header->>'name', 200), m.header->>'subject',
                    case when m.state = 'stored' then null else now() end,
                    m.identity->>'messageKey', m.identity->>'contentHash', m."duplicateOf", $5
               from jsonb_to_recordset($4::jsonb)
                 as m(uid bigint, sha256 text, size int, "internalDate" timestamptz, state text, error text, header jsonb, identity jsonb, "duplicateOf" bigint)
              order by m.uid
             on conflict do nothing`,
      values: [mailbox, folder, uidvalidity, JSON.stringify(mails), archived],
    });
    const moved = await change(db, {
      name: 'move-cursor',
      // A reader that was replaced meanwhile takes nothing more, and begins no folder anew: without a horizon all of it would be ours.
      text: `insert into mailbox_cursor (mailbox_id, folder, uidvalidity, last_uid)
             select $1, $2, $3, $4 from mailbox b where b.id = $1 and b.deleted_at is null
               and (not b.from_now or exists (select from mailbox_cursor where mailbox_id = $1 and folder = $2 and uidvalidity = $3))
             on conflict (mailbox_id, folder, uidvalidity)
             do update set last_uid = greatest(mailbox_cursor.last_uid, excluded.last_uid)`,
      values: [mailbox, folder, uidvalidity, Math.max(...mails.map((mail) => mail.uid))],
    });
    if (moved === 0) throw new Error('the mailbox is read no more, or begins anew');
  });
}

/** Given up without bytes: what the server may deliver later after all. A person's decision about it stands. */
const LOST = `(i.state = 'gone' or (i.state = 'unreadable' and i.sha256 is null))`;

/** Which of these UIDs were given up without their bytes, ascending. */
export async function lostUids(
  db: Db,
  mailbox: string,
  folder: string,
  uidvalidity: number,
  uids: number[],
): Promise<number[]> {
  const rows = await many<{ uid: number }>(db, {
    name: 'lost-uids',
    text: `select i.uid from inbound i
            where i.mailbox_id = $1 and i.folder = $2 and i.uidvalidity = $3 and ${LOST} and i.uid = any($4::bigint[])
            order by i.uid`,
    values: [mailbox, folder, uidvalidity, uids],
  });
  return rows.map((row) => row.uid);
}

/** The bytes of a mail that had been given up have come: its row goes on as if it were taken now. */
export const retakeMail = (
  db: Db,
  mailbox: string,
  folder: string,
  uidvalidity: number,
  mail: TakenMail,
): Promise<number> =>
  change(db, {
    name: 'retake-mail',
    text: `update inbound i set sha256 = $5, size = $6, internal_date = coalesce($7, now()), state = $8, last_error = $9, from_address = $10, subject = $11, from_name = left($15, 200),
                  message_key = $12, content_hash = $13, duplicate_of = $14, attempts = 0, stored_at = now(),
                  processed_at = case when $8 = 'stored' then null else now() end
            where i.mailbox_id = $1 and i.folder = $2 and i.uidvalidity = $3 and i.uid = $4 and ${LOST}`,
    values: [
      mailbox,
      folder,
      uidvalidity,
      mail.uid,
      mail.sha256,
      mail.size,
      mail.internalDate,
      mail.state,
      mail.error,
      mail.header?.from ?? null,
      mail.header?.subject ?? null,
      mail.identity?.messageKey ?? null,
      mail.identity?.contentHash ?? null,
      mail.duplicateOf ?? null,
      mail.header?.name ?? null,
    ],
  });

/**
 * The row of this mailbox that holds the same mail, of which only the header was taken: the same header and size, or the
 * same identity. A person may have decided about it since.
 */
export const sameOversize = (
  db: Db,
  mailbox: string,
  { sha256, size, identity }: Pick<TakenMail, 'sha256' | 'size' | 'identity'>,
): Promise<{ id: number } | undefined> =>
  maybe(db, {
    name: 'same-oversize',
    text: `select id from inbound
            where mailbox_id = $1 and state in ('oversize', 'discarded', 'duplicate')
              and ((sha256 = $2 and size = $3) or (message_key = $4 and content_hash = $5))
            order by id limit 1`,
    values: [mailbox, sha256, size, identity?.messageKey ?? null, identity?.contentHash ?? null],
  });

/**
 * Keeps others from placing copies of these letters before this transaction ends: two that do not see each other's rows
 * would make two tickets. What copies share is the Message-ID, else their content. All of a batch are locked at once, in one
 * order, so that no two batches wait for each other.
 */
export const lockLetters = (db: Db, letters: { mailId: string | null; contentHash: string }[]) =>
  many(db, {
    name: 'lock-letters',
    text: `select pg_advisory_xact_lock(letter) from (
             select distinct hashtextextended(key, 2) as letter from unnest($1::text[]) as key order by letter) as sorted`,
    values: [letters.map((letter) => messageKeyOf(letter) ?? letter.contentHash)],
  });

/** True when messages and tickets can be written now; rejects while something big holds them. */
export const canPlaceMail = (pool: Pool): Promise<boolean> =>
  inTransaction(pool, async (db) => {
    await change(db, { text: 'lock table message, ticket, inbound in row exclusive mode nowait' });
    return true;
  });

/** Facts that tickets were not told yet, oldest first; at most `limit`. Of all mailboxes (null) only those nobody can still be telling. */
export const owedFacts = (
  db: Db,
  mailbox: string | null,
  limit: number,
): Promise<{ id: number; workflow: string; fact: OwedFact }[]> =>
  many(db, {
    name: 'owed-facts',
    text: `select i.id, ${workflowIdIn('t')} as workflow, i.fact from inbound i join ticket t on t.number = (i.fact->>'number')::bigint
            where i.fact is not null and i.told_at is null
              and (i.mailbox_id = $1 or ($1::uuid is null and processed_at < now() - interval '2 minutes'))
            order by i.id limit $2`,
    values: [mailbox, limit],
  });

/** The tickets have been told. */
export const markTold = (db: Db, ids: number[]): Promise<number> =>
  change(db, {
    name: 'mark-told',
    text: 'update inbound set told_at = now() where id = any($1::bigint[])',
    values: [ids],
  });
