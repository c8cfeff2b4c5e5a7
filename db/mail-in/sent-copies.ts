/** Copies of sent mail that a mailbox is owed: entered with the record that the mail was accepted, until they stand in its folder. */
import { LIMITS } from '../../domain/limits.ts';
import { type Db, change, many } from '../core/pool.ts';

export type OwedCopy = { id: string; mailId: string; sha256: string; sentAt: Date };

/** The oldest that are owed, at most `limit`. None while the server refuses our sign-in: it is not asked more often for a copy. */
export const owedCopies = (db: Db, mailbox: string, limit: number): Promise<OwedCopy[]> =>
  many(db, {
    name: 'owed-copies',
    text: `select o.id, o.mail_id as "mailId", o.raw_sha256 as sha256, o.sent_at as "sentAt"
             from outbox o join mailbox b on b.id = o.mailbox_id
            where o.mailbox_id = $1 and o.sent_copy = 'owed' and b.status not in ('credentials', 'consent')
            order by o.sent_at limit $2`,
    values: [mailbox, limit],
  });

/** The copy stands there. */
export const noteCopy = (db: Db, id: string): Promise<number> =>
  change(db, {
    name: 'note-copy',
    text: `update outbox set sent_copy = 'kept', sent_copy_fault = null where id = $1`,
    values: [id],
  });

/** Why a copy could not be kept; after some days it is given up. The mail itself is none the worse for it. */
export const noteCopyFault = (db: Db, id: string, fault: string): Promise<number> =>
  change(db, {
    name: 'note-copy-fault',
    text: `update outbox set sent_copy_fault = left($2, 300),
                  sent_copy = case when sent_at < now() - make_interval(secs => $3) then 'given-up' else sent_copy end
            where id = $1 and sent_copy = 'owed'`,
    values: [id, fault, LIMITS.sentCopyMs / 1_000],
  });
