/** One stored mail becomes a message of a ticket, a ticket of its own, a held mail, or a known duplicate. */
import type { Blobs } from '../../db/blobs/files.ts';
import type { NewAttachment } from '../../db/mail-in/intake.ts';
import type { Db } from '../../db/core/pool.ts';
import type { ParsedMail } from '../../domain/mail/message.ts';
import { type Decision, verdict } from '../../domain/mail/verdict.ts';
import { enact, type Placed } from './enact.ts';
import { gather, type IntakeContext, type ReadMail } from './facts.ts';

/** Stores a mail's files; they are found by content, so a repeated call stores nothing new. */
export async function storeFiles(blobs: Blobs, mail: ParsedMail): Promise<NewAttachment[]> {
  return Promise.all(
    mail.attachments.map(async ({ content, ...attachment }) => ({
      ...attachment,
      size: content.byteLength,
      sha256: await blobs.put(content),
    })),
  );
}

/**
 * Gives one mail its place: facts, verdict, enactment. Inside the caller's transaction, and the caller has locked the
 * letter (`lockLetters`): two transactions that do not see each other's rows would make two tickets of one letter.
 */
export async function place(
  db: Db,
  context: IntakeContext,
  mail: ReadMail,
  decision: Decision | null = null,
): Promise<Placed> {
  const gathered = await gather(db, context, mail, decision);
  return enact(db, context, gathered, verdict(gathered.facts));
}
