/** Idempotent writes by Idempotency-Key: a repetition gets the first answer, byte for byte. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Request } from 'express';
import { GONE_MS } from '../../db/core/holder.ts';
import { type Claim, claimKey, finishKey, releaseKey, unsettleKey } from '../../db/core/idempotency.ts';
import { Problem } from '../../domain/problem.ts';
import { Uncertain } from './errors.ts';
import type { Deps } from './deps.ts';

/** Longer than any request may run: after that the key may be taken over, also from a process that seems to live. */
const STALE_MS = 60_000;

/** What goes over the wire. `settled` is false while the outcome is not known (202 with `pending`). */
export type Written = { status: number; body: string | null; settled: boolean };

export const keyReused = (): Problem =>
  new Problem('key-reused', 'this Idempotency-Key was used for another request; take a new one');

/** The Idempotency-Key header, or null. */
export function keyOf(req: Request): string | null {
  const key = req.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Problem('bad-input', 'Idempotency-Key must be 1 to 200 visible ASCII characters, such as a UUID');
  return key;
}

/**
 * Runs `work` once for this agent and key. A refusal is not kept: nothing happened, so asking again is asking anew. An
 * end that is not known keeps the key for this request, also when a repetition is refused: the first may yet take effect.
 * Problems: `in-progress`, `key-reused`, and those of `work`.
 */
export async function once(
  deps: Deps,
  agentId: string,
  key: string,
  req: Request,
  work: () => Promise<Written>,
): Promise<Written> {
  // Keyed, because a body may hold a password, and whoever reads the table must not be able to try passwords on its hash.
  const requestHash = deps.vault
    .signer('idempotency')
    .mac(`${req.method} ${req.originalUrl}\n${JSON.stringify(req.body ?? null)}`)
    .toString('hex');
  const claim = await claimed(deps, agentId, key, requestHash);
  if (claim.kind === 'other') throw keyReused();
  if (claim.kind === 'running')
    throw new Problem('in-progress', 'the first request with this Idempotency-Key is still running; repeat it shortly');
  if (claim.kind === 'done') return { status: claim.status, body: claim.body, settled: true };
  let written: Written;
  try {
    written = await work();
  } catch (error) {
    const nothingDone = !claim.again && error instanceof Problem && !(error instanceof Uncertain);
    await (nothingDone ? releaseKey(deps.pool, agentId, key) : unsettleKey(deps.pool, agentId, key, STALE_MS)).catch(
      () => undefined,
    );
    throw error;
  }
  if (written.settled) await finishKey(deps.pool, agentId, key, written.status, written.body);
  else await unsettleKey(deps.pool, agentId, key, STALE_MS);
  return written;
}

/** Claims the key; from a process that is gone when it is so at a second look as well, since a lost connection comes back. */
async function claimed(deps: Deps, agentId: string, key: string, requestHash: string): Promise<Claim> {
  const ask = (ofGone: boolean) =>
    claimKey(deps.pool, { agentId, key, requestHash, holder: deps.holder.number() }, { staleMs: STALE_MS, ofGone });
  const claim = await ask(false);
  if (claim.kind !== 'running' || !claim.gone) return claim;
  await delay(GONE_MS);
  return ask(true);
}
