/** Deleting a mailbox: what it would mean, and doing it. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { consequencesOf, deleteMailbox as remove, isAnswerable } from '../../db/mail-in/deletion.ts';
import { lockAddresses, notifyMailbox } from '../../db/mail-in/mailboxes.ts';
import { noticeTo } from '../../db/people/agent-notices.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';
import { found, reconnect } from './mailboxes.ts';

/** What deleting or pausing it would mean. */
export const mailboxConsequences: Handler<Routes['mailboxConsequences']> = async (deps, { params }) => {
  await found(deps, params.id);
  return consequencesOf(deps.pool, params.id);
};

/**
 * Ends its workflow and erases its secrets; tickets, ledger and mail stay. Answers on its tickets go out by the `successor`; with null
 * they are refused (`no-mailbox`) until the address is connected anew. Problem `bad-input` for a successor that cannot answer.
 */
export const deleteMailbox: Handler<Routes['deleteMailbox']> = async (deps, { params, body, who }) => {
  const { address } = await found(deps, params.id);
  const { successor } = body;
  await inTransaction(deps.pool, async (db) => {
    // Whoever deletes the successor meanwhile comes after us or before: two that answer for each other answer nobody.
    await lockAddresses(db);
    if (successor !== null && (successor === params.id || !(await isAnswerable(db, successor))))
      throw badField('successor', 'unknown', 'there is no such mailbox to answer for this one');
    if (!(await remove(db, params.id, successor))) throw new Problem('not-found', 'there is no such mailbox');
    await audit(db, who.id, 'mailbox.delete', params.id, { successor });
    await noticeTo(db, 'admin', {
      by: who.id,
      kind: 'mailbox-deleted',
      subject: params.id,
      detail: { address, changed: [] },
    });
    await notifyMailbox(db, params.id);
  });
  // It reads that it is gone, and ends.
  await reconnect(deps, params.id);
};
