/** A person's decision about a held mail is carried out. */
import { allowParticipant, discardMail, forgetDecision, heldMail, loseHeldMail } from '../../db/mail-in/held-mail.ts';
import { lockLetters } from '../../db/mail-in/ledger.ts';
import { mailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { decisionsOn, type LedgerState } from '../../domain/mail/ledger.ts';
import type { StoredMail } from '../../domain/mail/message.ts';
import { UnreadableMail } from '../../mail/child/pool.ts';
import { writerOf } from '../../domain/mail/writer.ts';
import type { HeldMailDecision } from '../../workflows/messages/mailbox.ts';
import type { Deps } from '../deps.ts';
import { markDelivered, type Pending, tell } from '../ticket/signal.ts';
import { intakeContext } from './intake.ts';
import { place } from './place.ts';
import { readStoredMail } from './read-mail.ts';

export const createReleaseActivities = (deps: Deps) => ({
  /**
   * Puts a held mail into the ticket it names, makes it a ticket of its own, or discards it (its raw bytes stay).
   * Returns the row's state. Unreadable and oversize mail can only be discarded. Run twice: a row that was decided about
   * stays as it is.
   */
  async releaseMail(decision: HeldMailDecision): Promise<{ state: LedgerState }> {
    const answer = await release(deps, decision);
    // It still waits, so it cannot be done: a person decides anew.
    if (decisionsOn(answer.state).length > 0) await forgetDecision(deps.pool, decision.inbound);
    return answer;
  },
});

/** The decision carried out, once. */
async function release(deps: Deps, { inbound, to }: HeldMailDecision): Promise<{ state: LedgerState }> {
  const row = await heldMail(deps.pool, inbound);
  if (row === undefined) return { state: 'gone' };
  if (to === 'discard' && (await discardMail(deps.pool, inbound)) === 1) return { state: 'discarded' };
  if (to === 'discard' || !decisionsOn(row.state).includes(to)) return { state: row.state };
  const mailbox = await mailboxAccount(deps.pool, row.mailboxId);
  if (mailbox === undefined) return { state: 'gone' };
  let mail: StoredMail;
  try {
    mail = await readStoredMail(deps.blobs, deps.parser, row.sha256);
  } catch (error) {
    if (!(error instanceof UnreadableMail) || error.reason !== 'lost') throw error;
    await loseHeldMail(deps.pool, inbound, error.message);
    return { state: 'unreadable' };
  }
  const context = await intakeContext(deps, mailbox);
  const placed = await inTransaction(
    deps.pool,
    async (db): Promise<{ state: LedgerState; pending?: Pending | null }> => {
      await lockLetters(db, [mail]);
      // Somebody else may have decided while we read: only under the lock it is known.
      const now = await heldMail(db, inbound);
      if (now === undefined || !decisionsOn(now.state).includes(to)) return { state: now?.state ?? 'gone' };
      const [done] = await place(db, context, [{ row, mail, decision: { to, number: row.ticketNumber } }]);
      const writer = writerOf(mail, context.ownAddresses);
      if (to === 'ticket' && row.ticketNumber !== null && writer !== null)
        await allowParticipant(db, row.ticketNumber, writer.address);
      // The same letter may stand on a ticket by another mailbox.
      const after = await heldMail(db, inbound);
      return { state: after?.state ?? 'gone', pending: done!.pending };
    },
  );
  // What cannot be told now stays owed and is found by the sweeper.
  const { pending } = placed;
  if (pending)
    await tell(deps, pending).then(
      () => markDelivered(deps, [pending]),
      () => undefined,
    );
  return { state: placed.state };
}
