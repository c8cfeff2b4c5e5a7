/** Stage two of mail in: stored rows become messages. Parsing happens in a child that can be killed. */
import { log } from '@temporalio/activity';
import { failMail, lockLetters, mailToRetry, waitingMails, type WaitingMail } from '../../db/mail-in/ledger.ts';
import { type MailboxAccount, ownAddresses } from '../../db/mail-in/mailbox-account.ts';
import { teamNames } from '../../db/people/teams.ts';
import { policyOfTeam } from '../../db/sla/policies.ts';
import { isOutage } from '../../db/core/outage.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { LIMITS } from '../../domain/limits.ts';
import { headerOf } from '../../mail/read/header-line.ts';
import { type Parser, UnreadableMail } from '../../mail/child/pool.ts';
import { codeInAddress, ownMailId } from '../../mail/write/token.ts';
import type { Deps } from '../deps.ts';
import type { Placed } from './enact.ts';
import type { IntakeContext, ReadMail } from './facts.ts';
import { place } from './place.ts';
import { readStoredMail } from './read-mail.ts';
import type { SignalQueue } from '../ticket/signal-queue.ts';

/**
 * Turns waiting mails into messages until none waits; returns how many rows were looked at and how many need another
 * try. One bad mail holds up no other. Run twice: each row is ended once, and its ticket counts its fact once.
 */
export async function drain(
  deps: Deps,
  mailbox: MailboxAccount,
  queue: SignalQueue,
  stopping: AbortSignal,
): Promise<{ looked: number; failed: number }> {
  let [looked, failed] = [0, 0];
  let next = readBatch(deps, mailbox, 0);
  try {
    for (;;) {
      const { rows, read } = await next;
      if (rows.length === 0 || stopping.aborted) return { looked, failed };
      // The next mails are parsed, by another process, while these are written.
      next = readBatch(deps, mailbox, rows.at(-1)!.id);
      next.catch(() => undefined);
      if (rows.length > 1) queue.throttle(true);
      failed += rows.length - (await placeAndTell(deps, mailbox, read, queue));
      looked += rows.length;
      await queue.whenNotFull();
    }
  } finally {
    queue.throttle(false);
    await next.catch(() => undefined);
  }
}

/** Tries one mail again that failed before; false when there is none. From the last try on it ends as unreadable. */
export async function tryAgain(
  deps: Deps,
  mailbox: MailboxAccount,
  queue: SignalQueue,
  stopping: AbortSignal,
): Promise<boolean> {
  const row = await mailToRetry(deps.pool, mailbox.id);
  if (row === undefined) return false;
  const read = await readMail(deps, row, deps.patientParser);
  if (read !== null && !stopping.aborted) await placeAndTell(deps, mailbox, [read], queue);
  return true;
}

async function readBatch(
  deps: Deps,
  mailbox: MailboxAccount,
  after: number,
): Promise<{ rows: WaitingMail[]; read: ReadMail[] }> {
  const rows = await waitingMails(deps.pool, mailbox.id, after, LIMITS.fetchMails, LIMITS.fetchBytes);
  const read = await Promise.all(rows.map((row) => readMail(deps, row, deps.parser)));
  return { rows, read: read.filter((one) => one !== null) };
}

/** Returns how many mails have found their place. */
async function placeAndTell(
  deps: Deps,
  mailbox: MailboxAccount,
  read: ReadMail[],
  queue: SignalQueue,
): Promise<number> {
  const placed = await placeAll(deps, await intakeContext(deps, mailbox), read);
  queue.enqueue(placed.flatMap(({ pending }) => pending ?? []));
  return placed.length;
}

/** What one batch of a mailbox needs to know, read once. */
export async function intakeContext(
  { pool, vault, settings, clock }: Deps,
  mailbox: MailboxAccount,
): Promise<IntakeContext> {
  const [policy, addresses, names, now] = await Promise.all([
    policyOfTeam(pool, mailbox.teamId),
    ownAddresses(pool),
    teamNames(pool, [mailbox.teamId]),
    clock.look(),
  ]);
  const signer = vault.signer('message-id');
  const signatures = {
    codeInAddress: (address: string) => codeInAddress(signer, address),
    ownMailId: (id: string) => ownMailId(signer, id),
  };
  return { mailbox, policy, ownAddresses: addresses, names, instance: settings.instance, signatures, now };
}

/**
 * Reads one mail, or counts the failed try and returns null. Our own outages are no fault of the mail; a stored file that
 * is lost concerns this mail alone.
 */
async function readMail({ pool, blobs }: Deps, row: WaitingMail, parser: Parser): Promise<ReadMail | null> {
  try {
    return { row, mail: await readStoredMail(blobs, parser, row.sha256) };
  } catch (error) {
    if (!(error instanceof UnreadableMail) || error.reason === 'stopped') throw error;
    const lost = error.reason === 'lost';
    const why = lost ? error.message : error.reason;
    log.warn('mail could not be read', { inbound: row.id, attempt: row.attempts + 1, reason: why });
    const header = lost ? { from: null, subject: null } : headerOf(await blobs.get(row.sha256));
    await failMail(pool, row.id, error.message, LIMITS.parseAttempts, header, lost);
    return null;
  }
}

/** A whole batch in one transaction; when that fails, each mail in its own, so that only the bad one suffers. */
async function placeAll(deps: Deps, context: IntakeContext, mails: ReadMail[]): Promise<Placed[]> {
  try {
    return await placeTogether(deps, context, mails);
  } catch (error) {
    if (mails.length === 0) return [];
    log.warn('a batch of mail is taken one by one', {
      mailbox: context.mailbox.id,
      mails: mails.length,
      error: reason(error),
    });
    const placed: Placed[] = [];
    for (const mail of mails) {
      try {
        placed.push(...(await placeTogether(deps, context, [mail])));
      } catch (fault) {
        if (isOutage(fault)) throw fault;
        log.error('mail could not be placed', { inbound: mail.row.id, error: reason(fault) });
        await failMail(deps.pool, mail.row.id, reason(fault), LIMITS.parseAttempts, {
          from: mail.mail.from?.address ?? null,
          subject: mail.mail.subject,
        });
      }
    }
    return placed;
  }
}

const placeTogether = (deps: Deps, context: IntakeContext, mails: ReadMail[]): Promise<Placed[]> =>
  inTransaction(deps.pool, async (db) => {
    await lockLetters(
      db,
      mails.map(({ row, mail }) => ({ mailId: mail.mailId, sha256: row.sha256 })),
    );
    return place(db, context, mails);
  });

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
