/** Answers to writes that carried an Idempotency-Key, kept for a day. */
import { isGone } from './holder.ts';
import { change, maybe, first, type Db } from './pool.ts';

/**
 * `mine`: carry on; `again` when this very request ran before and its end is not known. `running`: somebody else does, and
 * `gone` when their process does not show that it lives. `other`: the key belongs to another request.
 */
export type Claim =
  | { kind: 'mine'; again: boolean }
  | { kind: 'running'; gone: boolean }
  | { kind: 'other' }
  | { kind: 'done'; status: number; body: string | null };

/** Which request asks, under which key, and in which process (`Holder`). */
export type Claimant = { agentId: string; key: string; requestHash: string; holder: number | null };

/**
 * Claims a key for one request. A claim that its process never finished is taken over after `staleMs`, and `ofGone` before
 * that when its process is gone; by the same request only: everything behind it is safe to repeat, because ids are derived
 * from the key. After a day the key is anybody's; what it wrote may still stand, and those who write under a derived id look
 * before they take it for theirs.
 */
export async function claimKey(
  db: Db,
  { agentId, key, requestHash, holder }: Claimant,
  { staleMs, ofGone }: { staleMs: number; ofGone: boolean },
): Promise<Claim> {
  const mine = await maybe<{ again: boolean }>(db, {
    name: 'claim-key',
    text: `with before as (select request_hash from idempotency where agent_id = $1 and key = $2)
           insert into idempotency as i (agent_id, key, request_hash, holder) values ($1, $2, $3, $4)
           on conflict (agent_id, key) do update
              set created_at = now(), request_hash = excluded.request_hash, holder = excluded.holder, status = null, body = null
             where (i.status is null and i.request_hash = excluded.request_hash
                    and (i.created_at <= now() - $5 * interval '1 millisecond' or ($6 and ${isGone('i.holder')})))
                or i.created_at < now() - interval '1 day'
           returning exists (select from before where before.request_hash = $3) as again`,
    values: [agentId, key, requestHash, holder, staleMs, ofGone],
  });
  if (mine !== undefined) return { kind: 'mine', again: mine.again };
  const row = await first<{ requestHash: string; status: number | null; body: string | null; gone: boolean }>(db, {
    name: 'read-key',
    // The body is kept as one JSON string, because jsonb would reorder its keys and the answer must be byte-equal.
    text: `select request_hash as "requestHash", status, body #>> '{}' as body, status is null and ${isGone('holder')} as gone
             from idempotency where agent_id = $1 and key = $2`,
    values: [agentId, key],
  });
  if (row.requestHash !== requestHash) return { kind: 'other' };
  return row.status === null
    ? { kind: 'running', gone: row.gone }
    : { kind: 'done', status: row.status, body: row.body };
}

/** Keeps the answer. One that was kept already stays: whoever repeats the request has it. */
export const finishKey = (db: Db, agentId: string, key: string, status: number, body: string | null): Promise<number> =>
  change(db, {
    name: 'finish-key',
    text: `update idempotency set status = $3, body = to_jsonb($4::text) where agent_id = $1 and key = $2 and status is null`,
    values: [agentId, key, status, body],
  });

/** Ends the claim, but keeps what it was for: its end is not known, so the same request, and no other, may ask again. */
export const unsettleKey = (db: Db, agentId: string, key: string, staleMs: number): Promise<number> =>
  change(db, {
    name: 'unsettle-key',
    text: `update idempotency set created_at = now() - $3 * interval '1 millisecond' where agent_id = $1 and key = $2 and status is null`,
    values: [agentId, key, staleMs],
  });

/** Gives the key back: nothing was done. */
export const releaseKey = (db: Db, agentId: string, key: string): Promise<number> =>
  change(db, {
    name: 'release-key',
    text: 'delete from idempotency where agent_id = $1 and key = $2 and status is null',
    values: [agentId, key],
  });
