/** Mailboxes that are deleted: what it would mean, what goes and what stays, and who answers for them from then on. */
import { sendStatesThat } from '../../domain/mail/outbox.ts';
import { change, type Db, first, maybe } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { saveFolders } from './folders.ts';
import { forgetRefusals } from './sign-ins.ts';

export type Consequences = {
  openTickets: number;
  waiting: {
    /** Taken, and in no ticket yet. */
    mails: number;
    /** Held for a person. */
    held: number;
    /** Written, and not handed over yet. */
    sends: number;
  };
  /** Who would answer for its tickets, if nobody says otherwise; null when there is no other mailbox. */
  successor: { id: string; address: string; name: string } | null;
};

/** What deleting or pausing a mailbox means: what waits there, and who could answer instead, one of its own team first. */
export async function consequencesOf(db: Db, id: string): Promise<Consequences> {
  const counted = await first<{ openTickets: number; mails: number; held: number; sends: number }>(db, {
    name: 'mailbox-consequences',
    text: `select (select count(*)::int from ticket where mailbox_id = $1 and state <> 'closed') as "openTickets",
                  (select count(*)::int from inbound where mailbox_id = $1 and state = 'stored') as mails,
                  (select count(*)::int from inbound where mailbox_id = $1 and state = 'held') as held,
                  (select count(*)::int from outbox where mailbox_id = $1 and state ${inWords(sendStatesThat('mayTry'))}) as sends`,
    values: [id],
  });
  const successor = await maybe<{ id: string; address: string; name: string }>(db, {
    name: 'mailbox-successor',
    text: `select o.id, o.address, o.name from mailbox b join mailbox o on o.id <> b.id and o.deleted_at is null and not o.paused
            where b.id = $1 order by o.team_id = b.team_id desc, o.status = 'live' desc, o.address limit 1`,
    values: [id],
  });
  const { openTickets, ...waiting } = counted;
  return { openTickets, waiting, successor: successor ?? null };
}

/** Whether this mailbox is there and could answer for another. */
export const isAnswerable = async (db: Db, id: string): Promise<boolean> =>
  (await maybe(db, {
    name: 'mailbox-is-answerable',
    text: 'select 1 from mailbox where id = $1 and deleted_at is null',
    values: [id],
  })) !== undefined;

/**
 * Deletes a mailbox, in the transaction of the caller: its secrets, its consent unless others share it, its further addresses and what its servers refused go, its tickets, its ledger and its
 * mail stay. Those that it answered for are handed on with it. False when it was deleted before.
 */
export async function deleteMailbox(db: Db, id: string, successor: string | null): Promise<boolean> {
  const box = await maybe<{ consent: string | null }>(db, {
    name: 'lock-mailbox',
    text: 'select consent_id as consent from mailbox where id = $1 and deleted_at is null for update',
    values: [id],
  });
  if (box === undefined) return false;
  await change(db, {
    name: 'delete-mailbox',
    text: `update mailbox set deleted_at = now(), successor_id = $2, imap_secret = '', smtp_secret = '', consent_id = null,
                  status = 'paused', status_detail = null, status_at = now() where id = $1`,
    values: [id, successor],
  });
  await change(db, {
    name: 'hand-on-answering',
    text: 'update mailbox set successor_id = $2 where successor_id = $1',
    values: [id, successor],
  });
  await change(db, {
    name: 'drop-consents-of-mailbox',
    text: `delete from oauth_consent c where (c.id = $2 or c.mailbox_id = $1)
              and not exists (select from mailbox b where b.consent_id = c.id)`,
    values: [id, box.consent],
  });
  await change(db, {
    name: 'drop-aliases-of-mailbox',
    text: 'delete from mailbox_alias where mailbox_id = $1',
    values: [id],
  });
  await forgetRefusals(db, id);
  return true;
}

/** The deleted mailbox that had this address, which goes on when it is connected anew. */
export const deletedWith = async (db: Db, address: string): Promise<string | null> =>
  (
    await maybe<{ id: string }>(db, {
      name: 'deleted-mailbox',
      text: 'select id from mailbox where address = $1 and deleted_at is not null',
      values: [address],
    })
  )?.id ?? null;

/**
 * Takes a mailbox up again, in the transaction of the caller; false when somebody else has done so. What its ledger holds stays, and
 * none of it comes twice; its folders begin anew, so that what came meanwhile is from before, as with any mailbox that is connected.
 */
export async function reviveMailbox(db: Db, id: string): Promise<boolean> {
  const revived = await change(db, {
    name: 'revive-mailbox',
    text: 'update mailbox set deleted_at = null, successor_id = null, from_now = true where id = $1 and deleted_at is not null',
    values: [id],
  });
  if (revived === 0) return false;
  await saveFolders(db, id, []);
  // Release 0.1.0 knows no folders.
  await change(db, { name: 'forget-cursors', text: 'delete from mailbox_cursor where mailbox_id = $1', values: [id] });
  return true;
}
