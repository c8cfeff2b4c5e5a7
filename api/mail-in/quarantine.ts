/** Mail that waits for a person: held, unreadable, too large. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { inboundById, listQuarantine as readQuarantine } from '../../db/mail-in/ledger-lists.ts';
import { decideHeld, discardFlood, readAgain as putBack, releaseFlood } from '../../db/mail-in/held-mail.ts';
import { mailboxById } from '../../db/mail-in/mailboxes.ts';
import { decisionsOn, LEDGER_STATES, type LedgerState } from '../../domain/mail/ledger.ts';
import { Problem } from '../../domain/problem.ts';
import { RELEASE_MAIL_WORKFLOW, releaseStart } from '../../workflows/messages/mailbox.ts';
import { nextOf } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { failureOf, requireTemporal } from '../temporal.ts';

const DECIDE_MS = 10_000;

export const listQuarantine: Handler<Routes['listQuarantine']> = async ({ pool }, { query }) => {
  const items = await readQuarantine(pool, query.before ?? null, query.limit);
  return { items, next: nextOf(items, query.limit, ({ id }) => String(id)) };
};

/**
 * Keeps a decision and has the worker carry it out; answers with the state as far as it is known after ten seconds.
 * Problems: `not-found`, `wrong-transition` when it is decided already or belongs to no ticket, `unavailable`.
 */
export const releaseQuarantine: Handler<Routes['releaseQuarantine']> = async (deps, { params, body, who }) => {
  const row = await inboundById(deps.pool, params.id);
  if (row === undefined) throw new Problem('not-found', `there is no mail ${params.id} in the ledger`);
  const decisions = decisionsOn(row.state);
  if (decisions.length === 0)
    throw new Problem('wrong-transition', `mail ${params.id} is ${row.state}; only one in quarantine is decided`);
  if (!decisions.includes(body.to))
    throw new Problem(
      'wrong-transition',
      `mail ${params.id} is ${row.state}: it cannot become a message, only be discarded`,
    );
  if (body.to === 'ticket' && row.ticketNumber === null)
    throw new Problem('wrong-transition', `mail ${params.id} belongs to no ticket; make it a ticket of its own`);
  await requireTemporal(deps);
  // Kept first: should Temporal lose it, the sweeper has it carried out.
  await decideHeld(deps.pool, params.id, body.to, who.id);
  await audit(deps.pool, who.id, 'quarantine.release', String(params.id), { to: body.to });
  try {
    const { state } = await deps.temporal.withDeadline(
      Date.now() + DECIDE_MS,
      async (): Promise<{ state: LedgerState }> =>
        deps.temporal.workflow.execute(
          RELEASE_MAIL_WORKFLOW,
          releaseStart(row.key, { inbound: params.id, to: body.to }, deps.taskQueue),
        ),
    );
    return { id: params.id, state };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'timeout' && failure.kind !== 'away') throw error;
    return { id: params.id, state: (await inboundById(deps.pool, params.id))?.state ?? row.state };
  }
};

/**
 * Has a mail read once more; the watch of its mailbox does so within seconds. Problems: `not-found`, `wrong-transition` when it
 * was read, or its bytes never came.
 */
export const readAgain: Handler<Routes['readAgain']> = async ({ pool }, { params: { id }, who }) => {
  const row = await inboundById(pool, id);
  if (row === undefined) throw new Problem('not-found', `there is no mail ${id} in the ledger`);
  if (!LEDGER_STATES[row.state].mayBeReadAgain || row.sha256 === null || (await putBack(pool, id)) === 0)
    throw new Problem(
      'wrong-transition',
      `mail ${id} is ${row.state}; only an unreadable one with its bytes is read again`,
    );
  await audit(pool, who.id, 'quarantine.read-again', String(id), {});
  return { id, state: 'stored' };
};

/** The worker takes up what is let in within seconds, in its order; nothing waits for it here. Problem `not-found`. */
export const decideFlood: Handler<Routes['decideFlood']> = async ({ pool }, { params, body, who }) => {
  if ((await mailboxById(pool, params.id)) === undefined) throw new Problem('not-found', 'there is no such mailbox');
  return inTransaction(pool, async (db) => {
    const decided = await (body.to === 'discard' ? discardFlood : releaseFlood)(db, params.id, body.upTo, who.id);
    await audit(db, who.id, 'quarantine.flood', params.id, { to: body.to, count: decided.count });
    return decided;
  });
};
