/** Whether a mail whose words were taken for abusive is: an agent may call it a false alarm, and take that back. */
import type { Routes } from '../../../contract/routes.ts';
import { audit } from '../../../db/core/audit.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import { sayAbuse } from '../../../db/ticket/abuse.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Handler } from '../../http/handler.ts';
import { knownTicket } from '../command/command.ts';

/** Problems: `ticket-not-found`; `not-found` for a message that is not on it, or in which nothing was found. */
export const setAbuse: Handler<Routes['setAbuse']> = async (deps, { params, body, who }) => {
  const { number } = await knownTicket(deps, params.number);
  const { message } = params;
  const { abuse } = body;
  const was = await inTransaction(deps.pool, async (db) => {
    const before = await sayAbuse(db, { number, message, abuse });
    // The words stand nowhere but in the message.
    if (before && before !== abuse) await audit(db, who.id, 'message.abuse', message, { ticket: number, abuse });
    return before;
  });
  if (!was)
    throw new Problem(
      'not-found',
      'the ticket has no message of this id in which abusive words were found; GET its messages and look for abuse',
    );
  return { abuse };
};
