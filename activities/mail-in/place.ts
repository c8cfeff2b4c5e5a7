/** One stored mail becomes a message of a ticket, a ticket of its own, a held mail, or a known duplicate. */
import { voidReturnedLinks } from './returned-links.ts';
import type { Db } from '../../db/core/pool.ts';
import { judge } from '../../domain/mail/batch.ts';
import { enact, type Placed } from './enact.ts';
import { gather, type IntakeContext, type ReadMail } from './facts.ts';

/**
 * Gives mails their places, in their order: facts, verdicts, enactment, each for all of them at once. Inside the caller's
 * transaction, and the caller has locked the letters (`lockLetters`): two transactions that do not see each other's rows
 * would make two tickets of one letter.
 */
export async function place(db: Db, context: IntakeContext, mails: ReadMail[]): Promise<Placed[]> {
  const { letters, known } = await gather(db, context, mails);
  await voidReturnedLinks(db, letters);
  return enact(db, context, judge(letters, known, context.now), known.senders);
}
