/** Mail to our own people as a send ledger: begun under a lease, frozen, past the gate before its final dot once, ended. */
import { sendStatesThat, waitingSends } from '../../domain/mail/outbox.ts';
import { change, type Db, many, maybe } from './pool.ts';
import { inWords } from './words.ts';

/** How one attempt ends. */
export type ServiceSendEnd = 'sent' | 'deferred' | 'rejected' | 'unknown';

export type Frozen = { via: string | null; mailId: string; envelopeFrom: string; rawSha256: string };

/** What of a row a send needs. `via`, `envelopeFrom` and `rawSha256` are null until it was frozen. */
export type ServiceSend = {
  id: string;
  via: string | null;
  envelopeFrom: string | null;
  rawSha256: string | null;
  attempts: number;
  createdAt: Date;
  now: Date;
};
/** SQL: the columns of `ServiceSend` of row `m`. */
export const SERVICE_SEND = `m.id, m.via_id as via, m.envelope_from as "envelopeFrom", m.raw_sha256 as "rawSha256",
  m.attempts, m.created_at as "createdAt", now() as now`;

export type ServiceSends = ReturnType<typeof serviceSends>;

/** The sends of one table. Their states are those of any send (domain/mail/outbox.ts). */
export const serviceSends = (table: 'alarm_mail' | 'notice_mail') => ({
  /** Those that are due, or whose worker died; at most `limit`. */
  due: async (db: Db, limit: number): Promise<string[]> =>
    (
      await many<{ id: string }>(db, {
        name: `due-${table}`,
        text: `select id from ${table} where (state ${inWords(waitingSends)} and next_try_at <= now())
                  or (state = 'sending' and updated_at < now() - interval '20 minutes') order by next_try_at limit $1`,
        values: [limit],
      })
    ).map(({ id }) => id),

  /** Begins an attempt under a lease; false when there is none to make, because it is over, or was handed over by a process that died. */
  begin: async (db: Db, id: string, lease: string): Promise<boolean> =>
    (
      await maybe<{ state: string }>(db, {
        name: `begin-${table}`,
        text: `update ${table} set state = case when dot_pending_at is null then 'sending' else 'unknown' end, attempts = attempts + 1, lease = $2, updated_at = now()
                where id = $1 and state ${inWords(sendStatesThat('mayTry'))} returning state`,
        values: [id, lease],
      })
    )?.state === 'sending',

  /** From here on these bytes are the mail, sent by this way; written anew only while nothing has left the house. */
  freeze: (db: Db, id: string, lease: string, frozen: Frozen): Promise<number> =>
    change(db, {
      name: `freeze-${table}`,
      text: `update ${table} set via_id = $3, mail_id = $4, envelope_from = $5, raw_sha256 = $6, updated_at = now()
              where id = $1 and lease = $2 and dot_pending_at is null`,
      values: [id, lease, frozen.via, frozen.mailId, frozen.envelopeFrom, frozen.rawSha256],
    }),

  /** The gate before the final dot, as that of any send. */
  passGate: async (db: Db, id: string, lease: string): Promise<boolean> =>
    (await change(db, {
      name: `pass-gate-${table}`,
      text: `update ${table} set dot_pending_at = now(), updated_at = now() where id = $1 and lease = $2 and state = 'sending' and dot_pending_at is null`,
      values: [id, lease],
    })) === 1,

  /** Ends an attempt; deferred until `next`. */
  end: (
    db: Db,
    id: string,
    lease: string,
    end: { state: ServiceSendEnd | 'cancelled'; response: string; next: Date | null },
  ): Promise<number> =>
    change(db, {
      name: `end-${table}`,
      text: `update ${table} set state = $3, last_response = left($4, 500), next_try_at = coalesce($5, next_try_at), lease = null, updated_at = now(),
                    dot_pending_at = case when $3 = 'unknown' then dot_pending_at end
              where id = $1 and lease = $2`,
      values: [id, lease, end.state, end.response, end.next],
    }),
});
