/** What is left of what a provider lets a mailbox send, for all processes together. */
import type { Bucket, Buckets, QuotaSpan } from '../../domain/mail/send-quota.ts';
import { type Db, change, first, inTransaction, many, type Pool } from '../core/pool.ts';

/** Changes the buckets of a mailbox by what is decided about them; one at a time. Null leaves them as they are. */
export const changeQuota = <Decided extends { buckets: Buckets | null }>(
  pool: Pool,
  mailbox: string,
  decide: (buckets: Buckets, now: number) => Decided,
): Promise<Decided> =>
  inTransaction(pool, async (db) => {
    const { now } = await first<{ now: Date }>(db, {
      name: 'lock-quota',
      text: 'select clock_timestamp() as now from mailbox where id = $1 for no key update',
      values: [mailbox],
    });
    const rows = await many<{ span: QuotaSpan; tokens: number; at: Date }>(db, {
      name: 'read-quota',
      text: 'select span, tokens, at from mailbox_send_quota where mailbox_id = $1',
      values: [mailbox],
    });
    const decided = decide(
      Object.fromEntries(rows.map(({ span, tokens, at }) => [span, { tokens, at: at.getTime() }])),
      now.getTime(),
    );
    for (const [span, bucket] of Object.entries(decided.buckets ?? {})) await keep(db, mailbox, span, bucket);
    return decided;
  });

const keep = (db: Db, mailbox: string, span: string, { tokens, at }: Bucket): Promise<number> =>
  change(db, {
    name: 'keep-quota',
    text: `insert into mailbox_send_quota (mailbox_id, span, tokens, at) values ($1, $2, $3, $4)
           on conflict (mailbox_id, span) do update set tokens = excluded.tokens, at = excluded.at`,
    values: [mailbox, span, tokens, new Date(at)],
  });
