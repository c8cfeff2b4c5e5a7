/** A whole Bilet for one test file: database, mailbox, sink, worker; the API where it is asked for. */
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { workflowIdsOf } from '../../../db/ticket/workflow-id.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { wordsCodec } from '../../../vault/history-words.ts';
import { createVault } from '../../../vault/vault.ts';
import { startDovecot } from '../../../dev/dovecot.ts';
import { startMailServer } from '../../../dev/mailserver.ts';
import { startSink } from '../../../dev/sink.ts';
import type { MailProviders } from '../../../domain/mail/provider/providers.ts';
import { createLog } from '../../../log.ts';
import { startWorker, type WorkerSettings } from '../../../worker.ts';
import { MAILBOX_WORKFLOW, mailboxStart } from '../../../workflows/messages/mailbox.ts';
import { type CommandCall, type CommandResult, updateOf } from '../../../workflows/messages/ticket.ts';
import { type Box, connectMailbox, hireCast } from '../cast/staff.ts';
import { freshDatabase } from './databases.ts';
import { eventually, type EventuallyOptions } from '../eventually.ts';
import { testBundle, testParser, testTemporal } from './stack.ts';

export type Installation = Awaited<ReturnType<typeof startInstallation>>;
export type InstallationOptions = {
  /** Limits of the states and promises in ms; the rest is the product's default. */
  policy?: Partial<
    Record<
      | 'first_response_ms'
      | 'next_response_ms'
      | 'resolution_ms'
      | 'unowned_ms'
      | 'stale_ms'
      | 'reminder_ms'
      | 'closing_proposal_ms'
      | 'confirmation_ms',
      number
    >
  >;
  /** Every hour is open. */
  always?: boolean;
  acknowledge?: boolean;
  server?: 'dovecot' | 'own';
  worker?: boolean;
  temporalAddress?: string;
  databaseUrl?: string;
  /** Pause between two passes of the sweeper; default the product's. */
  housekeepingMs?: number;
  /** Default: those built in. */
  mailProviders?: MailProviders;
};

/** Starts everything; `stop` leaves nothing behind. Ticket numbers start at a random place, so that files share a namespace. */
export async function startInstallation(options: InstallationOptions = {}) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bilet-desk-'));
  const database =
    options.databaseUrl === undefined
      ? await freshDatabase()
      : { url: options.databaseUrl, drop: async () => undefined };
  const pool = createPool(database.url, () => undefined, 5);
  const secretKey = randomBytes(32).toString('hex');
  const vault = createVault(secretKey);
  const log = createLog(process.env['TEST_LOG'] ?? 'silent');
  const sink = await startSink();
  const server = await mailServer(options.server ?? 'dovecot', dataDir);
  await ensureDefaults(pool);
  await settle(pool, options);
  const people = await hireCast(pool);
  const address = 'destek@example.test';
  const connect = (box: Pick<Box, 'address'> & Partial<Box>): Promise<string> =>
    connectMailbox(pool, vault, { imapPort: server.imapPort, password: server.password, smtpPort: sink.port, ...box });
  const mailbox = await connect({ address, acknowledge: options.acknowledge ?? false });
  const settings: WorkerSettings = {
    databaseUrl: database.url,
    temporal: {
      address: options.temporalAddress ?? testTemporal(),
      namespace: 'default',
      apiKey: null,
      taskQueue: `test-${randomUUID()}`,
    },
    dataDir,
    secretKey,
    publicUrl: 'http://bilet.test',
    privateMailHosts: true,
    bundle: { codePath: testBundle() },
    parser: { childModule: testParser() },
    ...(options.mailProviders === undefined ? {} : { mailProviders: options.mailProviders }),
    ...(options.housekeepingMs === undefined ? {} : { housekeepingMs: options.housekeepingMs }),
  };
  let worker = options.worker === false ? null : await startWorker(settings, log);
  const connection = Connection.lazy({ address: settings.temporal.address });
  const temporal = new Client({ connection, dataConverter: { payloadCodecs: [wordsCodec(vault)] } });

  const bilet = {
    pool,
    vault,
    log,
    sink,
    server,
    settings,
    temporal,
    people,
    address,
    mailbox,
    dataDir,
    async startWorker(): Promise<void> {
      worker ??= await startWorker(settings, log);
    },
    async stopWorker(): Promise<void> {
      await worker?.stop();
      worker = null;
    },
    /** Connects a further mailbox, on the same servers unless said otherwise; returns its id. A worker finds it when it next looks. */
    connect,
    /** The same, and it is watched from now on, as when somebody connects it in the desk. */
    async connectWatched(box: Parameters<typeof connect>[0]): Promise<string> {
      const id = await connect(box);
      await temporal.workflow.start(MAILBOX_WORKFLOW, mailboxStart(id, settings.temporal.taskQueue));
      return id;
    },
    /** Delivers a mail to its mailbox; resolves when the server has it. */
    deliver: (raw: string | Uint8Array, to = address, from?: string) => server.deliver(raw, to, from),
    /** The workflow of a ticket: its newest run. */
    run: async (number: number): Promise<WorkflowHandle> => {
      const workflowId = (await workflowIdsOf(pool, [number])).get(number);
      if (workflowId === undefined) throw new Error(`there is no ticket ${number}`);
      return temporal.workflow.getHandle(workflowId);
    },
    /** Carries out a command as an agent, once the ticket's run has begun: of one that was just born it is owed. */
    command: async (
      number: number,
      command: CommandCall['command'],
      more: Partial<CommandCall> = {},
    ): Promise<CommandResult> => {
      const run = await bilet.run(number);
      await eventually(() => run.describe(), { label: `a run of ticket ${number}` });
      return run.executeUpdate(updateOf(command.kind), {
        args: [{ command, actor: { kind: 'agent', id: people.ayse }, expected: null, key: randomUUID(), ...more }],
      });
    },
    /** The ticket with this subject, once it is in the list. */
    ticketBySubject: (subject: string, wait: Pick<EventuallyOptions, 'withinMs'> = {}): Promise<TicketRow> =>
      eventually(
        () =>
          bilet
            .rows<TicketRow>('select *, snapshot as life from ticket where subject = $1', [subject])
            .then((rows) => rows[0]),
        { label: `a ticket "${subject}"`, ...wait },
      ),
    ticket: async (number: number): Promise<TicketRow> =>
      (await bilet.rows<TicketRow>('select *, snapshot as life from ticket where number = $1', [number]))[0]!,
    /** The ticket once its projection is in this state. */
    inState: (number: number, state: string): Promise<TicketRow> =>
      eventually(
        async () => {
          const ticket = await bilet.ticket(number);
          return ticket.state === state && ticket;
        },
        { label: `ticket ${number} ${state}` },
      ),
    rows: async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (await pool.query(text, values)).rows as Row[],
    async stop(): Promise<void> {
      await worker?.stop();
      await connection.close();
      await pool.end();
      await server.stop();
      await sink.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return bilet;
}

export type TicketRow = {
  number: number;
  code: string;
  state: string;
  version: number;
  subject: string;
  owner_id: string | null;
  team_id: string;
  breached: boolean;
  life: import('../../../domain/ticket/ticket.ts').Ticket;
  closed_as: string | null;
  reopen_count: number;
  message_count: number;
  snoozed_until: Date | null;
  contact_id: string;
  related_to: number | null;
  next_deadline_at: Date | null;
  needs_attention: boolean;
  language: string;
};

async function mailServer(kind: 'dovecot' | 'own', dataDir: string) {
  if (kind === 'dovecot') return startDovecot();
  const server = await startMailServer({ dataDir: path.join(dataDir, 'mail'), accounts: 'any' });
  return {
    ...server,
    password: 'parola',
    deliver: async (raw: string | Uint8Array, to: string, from?: string) =>
      void server.deliver(Buffer.from(raw as string), to, from ?? 'kimse@example.test'),
  };
}

async function settle(pool: Pool, options: InstallationOptions): Promise<void> {
  await pool.query(`alter sequence ticket_number restart with ${randomInt(1_000, 2_000_000) * 1_000}`);
  for (const [column, value] of Object.entries(options.policy ?? {}))
    await pool.query(`update policy set ${column} = $1`, [value]);
  if (options.always) {
    const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
    await pool.query('update calendar set open_hours = $1::jsonb', [JSON.stringify(week)]);
  }
}
