/** The send ledger: what became of one outbound mail, taking it back, sending it again. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { outboxById, type OutboxRow } from '../../db/mail-out/outbox-read.ts';
import { cancelWaiting } from '../../db/mail-out/queue.ts';
import type { Pool } from '../../db/core/pool.ts';
import { SEND_STATES } from '../../domain/mail/outbox.ts';
import { Problem } from '../../domain/problem.ts';
import { byAgent, command, pendingAnswer } from './command.ts';
import type { Handler } from '../http/handler.ts';
import { zulu } from './messages.ts';

export const getOutbox: Handler<Routes['getOutbox']> = async ({ pool }, { params }) => {
  const { mailId, ...row } = await found(pool, params.id);
  return {
    ...row,
    // Published under this name; elsewhere `messageId` is our id of a message.
    messageId: mailId,
    sentAt: zulu(row.sentAt),
    nextTryAt: zulu(row.nextTryAt),
    createdAt: new Date(row.createdAt),
  };
};

/** Problem `wrong-transition` once an attempt may have begun. Taken back it is at once, also when the ticket hears of it later. */
export const cancelOutbox: Handler<Routes['cancelOutbox']> = async (deps, { params, who, key }) => {
  const row = await found(deps.pool, params.id);
  if (!(await cancelWaiting(deps.pool, params.id)))
    throw new Problem('wrong-transition', `this mail is ${row.state}; only one that waits can be taken back`);
  try {
    return await command(
      deps,
      row.ticketNumber,
      { kind: 'cancel-send', outbox: params.id },
      // The mail is taken back already: a ticket that has moved on since must hear of it all the same.
      byAgent({ who, expected: null, key }),
    );
  } catch (error) {
    if (error instanceof Problem && error.code === 'unavailable') return pendingAnswer(deps, row.ticketNumber);
    throw error;
  }
};

/** Same bytes, same Message-ID. Problem `wrong-transition` unless it was rejected or taken back, or its end is unknown. */
export const resendOutbox: Handler<Routes['resendOutbox']> = async (deps, { params, who, key, expected }) => {
  const row = await found(deps.pool, params.id);
  if (!SEND_STATES[row.state].mayResend)
    throw new Problem(
      'wrong-transition',
      `this mail is ${row.state}; only one that was rejected, taken back or has an unknown end is sent again`,
    );
  const answer = await command(
    deps,
    row.ticketNumber,
    { kind: 'resend', outbox: params.id },
    byAgent({ who, expected, key }),
  );
  await audit(deps.pool, who.id, 'outbox.resend', params.id, { ticket: row.ticketNumber, was: row.state });
  return answer;
};

async function found(pool: Pool, id: string): Promise<OutboxRow> {
  const row = await outboxById(pool, id);
  if (row === undefined) throw new Problem('not-found', 'there is no such outbound mail');
  return row;
}
