/** Mails that go around: sent by a mailbox to itself every so many hours, and seen when the intake takes them. */
import { LIMITS } from '../../domain/limits.ts';
import { change, type Db } from '../core/pool.ts';

/** SQL: the last probe of the mailbox `b` that came back or should have by now, as `p`. */
const LAST = `select p.sent_at, p.seen_at, p.refused from mail_probe p where p.mailbox_id = b.id
   and (p.seen_at is not null or p.refused is not null or p.sent_at < now() - interval '${LIMITS.probeLateMs / 1_000} seconds')
   order by p.sent_at desc limit 1`;

/** SQL: since when mails that are sent around do not come back; null while they do. */
export const LOOP_BROKEN_SINCE = `(select case when p.seen_at is null then
    coalesce((select min(f.sent_at) from mail_probe f where f.mailbox_id = b.id and f.seen_at is null
       and f.sent_at > coalesce((select max(g.sent_at) from mail_probe g where g.mailbox_id = b.id and g.seen_at is not null), '-infinity')), p.sent_at)
    end from (${LAST}) as p where b.probe_hours is not null)`;

/** Claims the next probe of a mailbox when it is due, sooner while the last one did not come back. False when it is not, or somebody else has. */
export const claimProbe = async (db: Db, mailbox: string, id: string): Promise<boolean> =>
  (await change(db, {
    name: 'claim-probe',
    text: `insert into mail_probe (id, mailbox_id)
           select $2, b.id from mailbox b
            where b.id = $1 and b.probe_hours is not null and not b.paused and b.deleted_at is null
              and not exists (select from mail_probe p where p.mailbox_id = b.id and p.sent_at > now() - case
                when ${LOOP_BROKEN_SINCE} is not null then interval '${LIMITS.probeAgainMs / 1_000} seconds' else make_interval(hours => b.probe_hours) end)`,
    values: [mailbox, id],
  })) > 0;

/** One that was never sent. */
export const dropProbe = (db: Db, id: string): Promise<number> =>
  change(db, { name: 'drop-probe', text: 'delete from mail_probe where id = $1 and seen_at is null', values: [id] });

export const noteProbeRefused = (db: Db, id: string, why: string): Promise<number> =>
  change(db, {
    name: 'note-probe-refused',
    text: 'update mail_probe set refused = left($2, 300) where id = $1',
    values: [id, why],
  });

/** They came back, as the intake has seen; old ones go. */
export async function noteProbesSeen(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await change(db, {
    name: 'note-probes-seen',
    text: 'update mail_probe set seen_at = now() where id = any($1::text[]) and seen_at is null',
    values: [ids],
  });
  await change(db, {
    name: 'drop-old-probes',
    text: `delete from mail_probe where sent_at < now() - interval '60 days'`,
  });
}
