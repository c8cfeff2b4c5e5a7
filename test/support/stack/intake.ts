/** The intake without Temporal: real Postgres and files, a mail server that a test scripts mail by mail. */
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { ImapFlow } from 'imapflow';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Deps } from '../../../activities/deps.ts';
import { archiveIn } from '../../../activities/mail-in/archive.ts';
import { takeNew } from '../../../activities/mail-in/fetch.ts';
import { drain, type IntakeOf, tryAgain } from '../../../activities/mail-in/intake.ts';
import { createTries } from '../../../activities/mail-in/tries.ts';
import { MAIL_KEY } from '../../../db/mail-in/mail-key.ts';
import type { WaitingMail } from '../../../db/mail-in/tries.ts';
import type { Pending } from '../../../activities/ticket/signal.ts';
import type { SignalQueue } from '../../../activities/ticket/signal-queue.ts';
import { createFetchFaults, type FetchFaults } from '../../../activities/mail-in/fetch-faults.ts';
import { fileBlobs } from '../../../db/blobs/files.ts';
import { inFolder, type MailboxAccount, mailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { createClock } from '../../../db/core/clock.ts';
import { createPool } from '../../../db/core/pool.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createVault } from '../../../vault/vault.ts';
import { directParser } from '../mail/direct-parser.ts';
import { freshDatabase } from './databases.ts';
import { connectMailbox } from '../cast/staff.ts';

/** A mail on a scripted server. `fault` strikes whenever its body is asked for; `arrived` is null where the server tells no date. */
export type ScriptedMail = { raw: string; fault?: 'break' | 'withhold' | 'unlist'; arrived?: Date | null };

/** What imapflow would be for a server that holds these mails by their UID. */
function scriptedClient(mails: Map<number, ScriptedMail>): ImapFlow {
  const client = {
    usable: true,
    search: async () => [...mails.keys()],
    messageFlagsAdd: async () => true,
    async fetchAll(range: string, what: { source?: unknown }) {
      const asked = range.split(',').map(Number);
      const found = asked.filter((uid) => mails.has(uid) && mails.get(uid)!.fault !== 'unlist');
      if (what.source && found.some((uid) => mails.get(uid)!.fault === 'break'))
        throw Object.assign(new Error('Command failed'), {
          responseStatus: 'NO',
          responseText: 'Server Unavailable. 15',
        });
      return found.map((uid) => {
        const { raw, fault, arrived = new Date() } = mails.get(uid)!;
        const source = what.source && fault !== 'withhold' ? Buffer.from(raw) : undefined;
        return { uid, size: Buffer.byteLength(raw), internalDate: arrived ?? undefined, source };
      });
    },
  };
  return client as unknown as ImapFlow;
}

export type Intake = Awaited<ReturnType<typeof startIntake>>;

/** One database and one folder of files; `stop` leaves neither. */
export async function startIntake() {
  const database = await freshDatabase();
  const pool = createPool(database.url, () => undefined, 10);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bilet-intake-'));
  await ensureDefaults(pool);
  const vault = createVault('x'.repeat(64));
  const parser = directParser(dataDir);
  const deps = {
    pool,
    clock: createClock(pool),
    vault,
    blobs: fileBlobs(dataDir),
    parser,
    patientParser: parser,
    settings: { publicUrl: 'http://bilet.test', instance: 'test' },
  } as unknown as Deps;
  const enqueued: Pending[] = [];
  const queue: SignalQueue = {
    enqueue: (pending) => void enqueued.push(...pending),
    throttle: () => undefined,
    whenNotFull: async () => undefined,
    run: async () => undefined,
    deliverPage: async () => 0,
  };
  const never = new AbortController().signal;
  const intakes = new Map<string, IntakeOf>();
  const intakeOf = (mailbox: MailboxAccount): IntakeOf => {
    const known = intakes.get(mailbox.id) ?? { mailbox, queue, tries: createTries(deps, mailbox.id) };
    intakes.set(mailbox.id, known);
    return known;
  };
  const active = <T>(work: () => Promise<T>): Promise<T> =>
    new MockActivityEnvironment(undefined, { logger: new DefaultLogger('ERROR') }).run(work) as Promise<T>;
  return {
    pool,
    deps,
    dataDir,
    /** A mailbox of its own. */
    async mailbox(more: { fromNow?: boolean; archiveSince?: string } = {}): Promise<MailboxAccount> {
      const id = await connectMailbox(pool, vault, {
        ...more,
        address: `${randomUUID()}@example.test`,
        imapPort: 1,
        password: '',
        smtpPort: 1,
      });
      const account = (await mailboxAccount(pool, id))!;
      return inFolder(account, account.folder);
    },
    /** One pass over a server's folder; returns how many mails it took, or the error by which it ended. */
    pass: (
      mailbox: MailboxAccount,
      mails: Map<number, ScriptedMail>,
      faults: FetchFaults = createFetchFaults(),
      wantsSenders: () => boolean = () => false,
    ): Promise<number | Error> =>
      active(() =>
        takeNew(
          deps,
          mailbox,
          { client: scriptedClient(mails), uidvalidity: 1, wantsSenders },
          faults,
          true,
          () => undefined,
        ),
      ).catch((error: Error) => error),
    /** The steps of a connection that takes the archive of a mailbox; each says whether there is more, or by which error it ended. */
    archiving: (
      mailbox: MailboxAccount,
      mails: Map<number, ScriptedMail>,
      faults: FetchFaults = createFetchFaults(),
    ) => {
      const folder = { client: scriptedClient(mails), uidvalidity: 1 };
      const archive = archiveIn(deps, mailbox, folder, faults, () => undefined);
      return () => active(() => archive.step()).catch((error: Error) => error);
    },
    async drain(mailbox: MailboxAccount): Promise<{ looked: number; failed: number }> {
      const { looked, failed, slow } = await active(() => drain(deps, intakeOf(mailbox), never));
      return { looked, failed: failed + (await slow) };
    },
    tryAgain: (mailbox: MailboxAccount) => active(() => tryAgain(deps, intakeOf(mailbox), never)),
    /** The same, and slow mails are not waited for. */
    begin: (mailbox: MailboxAccount) => active(() => drain(deps, intakeOf(mailbox), never)),
    /** What waits in a mailbox, looked at without trying it. */
    waiting: async (mailbox: MailboxAccount): Promise<WaitingMail[]> =>
      (
        await pool.query<WaitingMail>(
          `select id, ${MAIL_KEY}, sha256, internal_date as "internalDate", stored_at as "storedAt", attempts, folder, archived
             from inbound i where mailbox_id = $1 and state = 'stored' order by id`,
          [mailbox.id],
        )
      ).rows,
    /** The ledger of a mailbox, by UID. */
    ledger: async (mailbox: MailboxAccount): Promise<LedgerRow[]> =>
      (await pool.query<LedgerRow>('select * from inbound where mailbox_id = $1 order by uid', [mailbox.id])).rows,
    tickets: async (subject: string): Promise<number> =>
      (await pool.query('select from ticket where subject = $1', [subject])).rowCount ?? 0,
    async stop(): Promise<void> {
      await pool.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type LedgerRow = {
  id: number;
  uid: number;
  state: string;
  archived: boolean;
  sha256: string | null;
  last_error: string | null;
  attempts: number;
  ticket_number: number | null;
  duplicate_of: number | null;
};
