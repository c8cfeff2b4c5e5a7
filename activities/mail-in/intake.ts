/** Stage two of mail in: stored rows become messages. Parsing happens in a child that can be killed. */
import { log } from '@temporalio/activity';
import { canPlaceMail, lockLetters } from '../../db/mail-in/ledger.ts';
import type { WaitingMail } from '../../db/mail-in/tries.ts';
import { type MailboxAccount, ownAddresses } from '../../db/mail-in/mailbox-account.ts';
import { isOutage, isTooSlow } from '../../db/core/outage.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { teamIn } from '../../domain/mail/folders.ts';
import { headerOf } from '../../mail/read/header-line.ts';
import { type Parser, UnreadableMail } from '../../mail/child/pool.ts';
import { codeInAddress, ownMailId } from '../../mail/write/token.ts';
import type { Deps } from '../deps.ts';
import type { Placed } from './enact.ts';
import type { IntakeContext, ReadMail, TeamContext } from './facts.ts';
import { place } from './place.ts';
import { readStoredMail } from './read-mail.ts';
import { teamContext } from './team-context.ts';
import type { SignalQueue } from '../ticket/signal-queue.ts';
import { pause } from '../wakeup.ts';
import type { Tries } from './tries.ts';

/** A mail that is not read within this time no longer holds up those that were fetched with it. */
const PATIENCE_MS = 8_000;
/** Slow mails that are read on meanwhile; with more of them a batch is waited for, because each holds its bytes. */
const READ_ON = 4;
/** For one statement of placing: the first time with others waiting behind it, and afterwards apart. */
const STATEMENT_MS = { first: 5_000, again: 10_000 };

/** One mailbox's intake: who is told of new messages, and the tries that are under way. */
export type IntakeOf = { mailbox: MailboxAccount; queue: SignalQueue; tries: Tries };

/**
 * Turns waiting mails into messages until none waits; returns how many rows were looked at, how many need another try, and
 * how many more will of the `slow` ones, which are read on meanwhile. `slow` never rejects: nobody may be waiting for it yet when
 * Postgres goes away, and a rejection that nobody waits for ends the process. One bad mail holds up no other. Run twice: each row
 * is ended once, and its ticket counts its fact once.
 */
export async function drain(
  deps: Deps,
  intake: IntakeOf,
  stopping: AbortSignal,
): Promise<{ looked: number; failed: number; slow: Promise<number> }> {
  const { queue, tries } = intake;
  const late: Promise<number>[] = [];
  let [looked, failed, readOn] = [0, 0, 0];
  let next = beginBatch(deps, intake, 0);
  try {
    for (;;) {
      const batch = await next;
      if (batch.length === 0 || stopping.aborted) {
        await tries.takeBack(batch.map(({ row }) => row));
        return { looked, failed, slow: Promise.all(late).then((counts) => counts.reduce((sum, one) => sum + one, 0)) };
      }
      // The next mails are parsed, by another process, while these are written.
      next = beginBatch(deps, intake, batch.at(-1)!.row.id);
      next.catch(() => undefined);
      if (batch.length > 1) queue.throttle(true);
      // An archive is placed in its order, or an answer would come before what it answers.
      const patience = readOn < READ_ON && !batch[0]!.row.archived ? PATIENCE_MS : null;
      const { inTime, slow } = await sortOut(batch, patience).catch(async (error) => {
        await tries.takeBack(batch.map(({ row }) => row));
        throw error;
      });
      for (const { read } of slow) {
        readOn += 1;
        late.push(placeLate(deps, intake, read).finally(() => (readOn -= 1)));
      }
      const found = inTime.filter((mail) => mail !== null);
      failed += inTime.length - (await placeAndTell(deps, intake, found));
      looked += batch.length;
      await queue.whenNotFull();
    }
  } finally {
    queue.throttle(false);
    await next.then(
      (batch) => tries.takeBack(batch.map(({ row }) => row)),
      () => undefined,
    );
  }
}

/** Places a slow mail once it is read; returns how many need another try. One that an outage hit is taken back, and comes again as if new. */
async function placeLate(deps: Deps, intake: IntakeOf, read: Begun['read']): Promise<number> {
  try {
    const mail = await read;
    return 1 - (await placeAndTell(deps, intake, mail === null ? [] : [mail]));
  } catch (error) {
    log.warn('a slow mail waits', { mailbox: intake.mailbox.id, error: reason(error) });
    return 0;
  }
}

/** Tries one mail again that failed before; false when there is none. From the last try on it ends as unreadable. */
export async function tryAgain(deps: Deps, intake: IntakeOf, stopping: AbortSignal): Promise<boolean> {
  const row = await intake.tries.next();
  if (row === undefined) return false;
  const read = await readMail(deps, intake, row, deps.patientParser);
  if (read === null) return true;
  if (stopping.aborted) await intake.tries.takeBack([row]);
  else await placeAndTell(deps, intake, [read], STATEMENT_MS.again);
  return true;
}

/** A mail whose reading has begun; null for one that could not be read. */
type Begun = { row: WaitingMail; read: Promise<ReadMail | null> };

async function beginBatch(deps: Deps, intake: IntakeOf, after: number): Promise<Begun[]> {
  const rows = await intake.tries.first(after);
  const batch = rows.map((row) => ({ row, read: readMail(deps, intake, row, deps.parser) }));
  // Whoever awaits them hears of it; until then, and when nobody will, an outage must not end the process.
  for (const { read } of batch) read.catch(() => undefined);
  return batch;
}

/** The mails of a batch as far as they are read in time, in their order; the others are read on. Null waits for all of them. */
async function sortOut(
  batch: Begun[],
  patienceMs: number | null,
): Promise<{ inTime: (ReadMail | null)[]; slow: Begun[] }> {
  const done = new Set<Begun>();
  const all = Promise.all(batch.map((one) => one.read.then(() => done.add(one))));
  const enough = new AbortController();
  const patience = patienceMs === null ? [] : [pause(patienceMs, enough.signal)];
  await Promise.race([all, ...patience]).finally(() => enough.abort());
  all.catch(() => undefined);
  const inTime = batch.filter((one) => done.has(one));
  return {
    slow: batch.filter((one) => !done.has(one)),
    inTime: await Promise.all(inTime.map(({ read }) => read)),
  };
}

/** Returns how many mails have found their place. */
async function placeAndTell(
  deps: Deps,
  intake: IntakeOf,
  read: ReadMail[],
  statementMs = STATEMENT_MS.first,
): Promise<number> {
  if (read.length === 0) return 0;
  try {
    const placed = await placeAll(deps, intake, await intakeContext(deps, intake.mailbox), read, statementMs);
    intake.tries.placed(placed);
    intake.queue.enqueue(placed.flatMap(({ pending }) => pending ?? []));
    return placed.length;
  } catch (error) {
    await intake.tries.takeBack(read.map(({ row }) => row));
    throw error;
  }
}

/** What one batch of a mailbox needs to know, read once. */
export async function intakeContext(
  { pool, vault, settings, clock }: Deps,
  mailbox: MailboxAccount,
): Promise<IntakeContext> {
  const ids = [...new Set([mailbox.teamId, ...mailbox.folders.flatMap(({ team }) => team ?? [])])];
  const [teams, addresses, now] = await Promise.all([
    Promise.all(ids.map((id) => teamContext(pool, id))),
    ownAddresses(pool),
    clock.look(),
  ]);
  const teamOf = (folder: string): TeamContext => {
    const id = teamIn(folder, mailbox.folders, mailbox.teamId);
    return teams.find((team) => team.id === id)!;
  };
  const signer = vault.signer('message-id');
  const signatures = {
    codeInAddress: (address: string) => codeInAddress(signer, address),
    ownMailId: (id: string) => ownMailId(signer, id),
  };
  return { mailbox, teamOf, ownAddresses: addresses, instance: settings.instance, signatures, now };
}

/**
 * Reads one mail, or remembers why the try failed and returns null. Our own outages are no fault of the mail; a stored file
 * that is lost concerns this mail alone.
 */
async function readMail(
  { blobs }: Deps,
  { tries }: IntakeOf,
  row: WaitingMail,
  parser: Parser,
): Promise<ReadMail | null> {
  try {
    const mail = await readStoredMail(blobs, parser, row.sha256);
    return row.decision
      ? { row, mail, decision: { to: row.decision, number: row.ticketNumber ?? null } }
      : { row, mail };
  } catch (error) {
    if (!(error instanceof UnreadableMail) || error.reason === 'stopped') {
      await tries.takeBack([row]);
      throw error;
    }
    const lost = error.reason === 'lost';
    log.warn('mail could not be read', {
      inbound: row.id,
      attempt: row.attempts,
      reason: lost ? error.message : error.reason,
    });
    const header = lost ? { from: null, name: null, subject: null } : headerOf(await blobs.get(row.sha256));
    if (error.reason === 'timeout') tries.wasSlow(header.from);
    await tries.failed(row, error.message, header, lost);
    return null;
  }
}

/** A whole batch in one transaction; when that fails, each mail in its own, so that only the bad one suffers. */
async function placeAll(
  deps: Deps,
  intake: IntakeOf,
  context: IntakeContext,
  mails: ReadMail[],
  statementMs: number,
): Promise<Placed[]> {
  const fails = async ({ row, mail }: ReadMail, fault: unknown) => {
    if (!(await isItsFault(deps, fault))) throw fault;
    log.error('mail could not be placed', { inbound: row.id, error: reason(fault) });
    await intake.tries.failed(row, reason(fault), {
      from: mail.from?.address ?? null,
      name: mail.from?.name ?? null,
      subject: mail.subject,
    });
  };
  try {
    return await placeTogether(deps, context, mails, statementMs);
  } catch (error) {
    const [only, ...others] = mails;
    if (only !== undefined && others.length === 0) {
      await fails(only, error);
      return [];
    }
    log.warn('a batch of mail is taken one by one', {
      mailbox: context.mailbox.id,
      mails: mails.length,
      error: reason(error),
    });
    const placed: Placed[] = [];
    for (const mail of mails) {
      try {
        placed.push(...(await placeTogether(deps, context, [mail], statementMs)));
      } catch (fault) {
        await fails(mail, fault);
      }
    }
    return placed;
  }
}

/** Not in an outage; and a statement that took too long is the mail's fault only when others could be placed meanwhile. */
const isItsFault = async ({ pool }: Deps, fault: unknown): Promise<boolean> =>
  !isOutage(fault) || (isTooSlow(fault) && (await canPlaceMail(pool).catch(() => false)));

const placeTogether = (deps: Deps, context: IntakeContext, mails: ReadMail[], statementMs: number): Promise<Placed[]> =>
  inTransaction(
    deps.pool,
    async (db) => {
      await lockLetters(
        db,
        mails.map(({ mail }) => mail),
      );
      return place(db, context, mails);
    },
    statementMs,
  );

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
