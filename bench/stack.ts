/** What every benchmark runs on: a durable Postgres, Temporal and mail servers of its own, and the worker as a process. */
import { Client, Connection } from '@temporalio/client';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { migrate } from '../db/core/migrate.ts';
import { createPool } from '../db/core/pool.ts';
import { ensureDefaults } from '../db/core/defaults.ts';
import { createVault } from '../vault/vault.ts';
import { childrenOf, commandLine, killTree, waitForExit } from '../dev/children.ts';
import { findDovecot, startDovecot } from '../dev/dovecot.ts';
import { startMailServer } from '../dev/mailserver.ts';
import { startPostgres } from '../dev/postgres.ts';
import { PROJECT_ROOT } from '../dev/root.ts';
import { startSink } from '../dev/sink.ts';
import { startTemporal } from '../dev/temporal.ts';
import { MAILBOX_WORKFLOW, mailboxWorkflowId } from '../workflows/messages/mailbox.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/messages/search-attributes.ts';
import { needProc, type Groups } from './processes.ts';

export type Stack = Awaited<ReturnType<typeof startStack>>;
/** Where a mailbox is read from. */
export type MailHost = { imapPort: number; password: string; deliver(raw: string, to: string): Promise<void> };

type Program = 'worker' | 'API';
const PROGRAMS: Record<Program, { file: string; ready: string }> = {
  worker: { file: 'worker', ready: 'worker is running' },
  API: { file: path.join('api', 'server'), ready: 'the API listens' },
};
/** A started program; `line` is the log line that said so. `kill` is SIGKILL, to it alone. */
export type Running = { pid: number; line: string; stop(): Promise<void>; kill(): Promise<void> };

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Starts everything but the worker. `stop`, or a signal, ends all and removes the data. Throws where there is no /proc. */
export async function startStack(options: { dovecot: boolean }) {
  needProc();
  if (options.dovecot && !findDovecot())
    throw new Error(
      'this benchmark needs Dovecot (Debian: apt-get install --no-install-recommends dovecot-imapd dovecot-lmtpd)',
    );
  const dir = await mkdtemp(path.join(tmpdir(), 'bilet-bench-'));
  // Postgres and Dovecot run as other users when we are root.
  await chmod(dir, 0o755);
  const stops: (() => Promise<unknown>)[] = [() => rm(dir, { recursive: true, force: true })];
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      for (const end of stops.toReversed()) await end().catch((error: Error) => say(error.message));
    })());
  // The servers are processes of their own and would outlive a run that somebody breaks off. Launchers send a signal twice.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void stop().then(() => process.exit(130)));
  try {
    const postgres = await startPostgres({ dataDir: path.join(dir, 'postgres'), log: say });
    stops.push(postgres.stop);
    const begin = (port: number) =>
      startTemporal({
        ...{ dataDir: path.join(dir, 'temporal'), log: say, headless: true, port },
        searchAttributes: SEARCH_ATTRIBUTES,
      });
    let temporal = await begin(27_233);
    stops.push(() => temporal.stop());
    const sink = await startSink();
    stops.push(sink.stop);
    const dovecotDir = path.join(dir, 'dovecot');
    const dovecot = options.dovecot ? await startDovecot({ dir: dovecotDir }) : null;
    if (dovecot) stops.push(dovecot.stop);
    const dovecotPid = childrenOf(process.pid).find((pid) => commandLine(pid).includes(dovecotDir));

    await migrate(postgres.url);
    const pool = createPool(postgres.url, (error) => say(error.message), 5);
    stops.push(() => pool.end());
    await ensureDefaults(pool);
    const connection = await Connection.connect({ address: temporal.address });
    stops.push(() => connection.close());
    const secretKey = randomBytes(32).toString('hex');
    const taskQueue = `bench-${randomUUID()}`;
    const own = async (): Promise<MailHost> => {
      const server = await startMailServer({ dataDir: path.join(dir, 'mail'), accounts: 'any' });
      stops.push(server.stop);
      return {
        imapPort: server.imapPort,
        password: 'parola',
        deliver: async (raw, to) => void server.deliver(raw, to),
      };
    };
    const servers: Groups = {
      postgres: { pid: postgres.pid, of: 'tree' },
      temporal: { pid: temporal.pid, of: 'tree' },
      ...(dovecotPid === undefined ? {} : { dovecot: { pid: dovecotPid, of: 'tree' } }),
    };
    return {
      dir,
      pool,
      sink,
      dovecot,
      servers,
      secretKey,
      taskQueue,
      stop,
      databaseUrl: postgres.url,
      temporal: {
        address: temporal.address,
        client: new Client({ connection }),
        /** A power cut; `back` starts it again on what it kept, where it was. */
        away: () => temporal.kill(),
        async back(): Promise<void> {
          temporal = await begin(Number(temporal.address.split(':')[1]));
          servers['temporal'] = { pid: temporal.pid, of: 'tree' };
        },
      },
      /** The project's own mail server, in this process, whose CPU stands apart. */
      ownMailServer: own,
      /** Starts the worker or the API as a process, compiled where it is built, and resolves when it works. */
      async start(program: Program, options: { source: boolean; nodeFlags?: string[] }): Promise<Running> {
        const { file, ready } = PROGRAMS[program];
        const built = path.join(PROJECT_ROOT, 'dist', `${file}.js`);
        const how =
          existsSync(built) && !options.source ? [built] : ['--import', 'tsx', path.join(PROJECT_ROOT, `${file}.ts`)];
        const child = spawn(process.execPath, [...(options.nodeFlags ?? []), ...how], {
          cwd: PROJECT_ROOT,
          stdio: ['ignore', 'pipe', 'inherit'],
          env: {
            PATH: process.env['PATH'],
            HOME: process.env['HOME'],
            DATABASE_URL: postgres.url,
            TEMPORAL_ADDRESS: temporal.address,
            TASK_QUEUE: taskQueue,
            DATA_DIR: path.join(dir, 'data'),
            SECRET_KEY: secretKey,
            PORT: '0',
            LOG_LEVEL: 'info',
            ALLOW_PRIVATE_MAIL_HOSTS: 'yes',
          },
        });
        const end = async () => {
          child.kill('SIGTERM');
          if (!(await waitForExit(child.pid!, 30_000))) await killTree(child.pid!);
        };
        stops.push(end);
        const kill = async () => {
          child.kill('SIGKILL');
          await waitForExit(child.pid!, 30_000);
        };
        return { pid: child.pid!, line: await lineOf(program, child, ready), stop: end, kill };
      },
      /** Makes a mailbox and lets it be watched, as the API does; resolves with the moment it was connected. */
      async connectMailbox(
        address: string,
        host: MailHost,
        more: { acknowledge: boolean; pollSeconds: number },
      ): Promise<{ id: string; at: number }> {
        const id = randomUUID();
        const vault = createVault(secretKey);
        const imap = { host: '127.0.0.1', port: host.imapPort, tls: 'none', user: address };
        const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' };
        // A benchmark is a flood.
        await pool.query(
          `insert into mailbox (id, address, name, team_id, imap, imap_secret, smtp, smtp_secret, poll_seconds, acknowledge, tickets_minute)
           select $1, $2, 'Örnek Destek', id, $3, $4, $5, $6, $7, $8, 1000000 from team where is_default`,
          [
            id,
            address,
            imap,
            vault.seal(`mailbox:${id}:imap`, host.password),
            smtp,
            vault.seal(`mailbox:${id}:smtp`, ''),
            more.pollSeconds,
            more.acknowledge,
          ],
        );
        const at = Date.now();
        const client = new Client({ connection });
        await client.workflow.start(MAILBOX_WORKFLOW, {
          taskQueue,
          workflowId: mailboxWorkflowId(id),
          args: [{ mailbox: id }],
        });
        return { id, at };
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The mailboxes of the stack's Dovecot; the stack must have one. */
export const dovecotHost = ({ dovecot }: Stack): MailHost => ({
  imapPort: dovecot!.imapPort,
  password: dovecot!.password,
  deliver: (raw, to) => dovecot!.deliver(raw, to),
});

/** Rows of a query that begins behind `from`. */
export const counted = async ({ pool }: Stack, sql: string, values: unknown[]): Promise<number> =>
  (await pool.query<{ count: number }>(`select count(*)::int as count from ${sql}`, values)).rows[0]!.count;

/** The log line with which a program says that it works; what it warns of later is shown. */
const lineOf = (program: Program, child: ChildProcess, ready: string): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`the ${program} ended early (${signal ?? code})`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.includes(ready)) resolve(line);
      else if (/"level":"(warn|error|fatal)"/.test(line)) say(`${program}: ${briefly(line)}`);
    });
  });

/** A log line without the ids of Temporal, which say nothing here. */
function briefly(line: string): string {
  const { level, msg, status, code, error, attempt } = JSON.parse(line) as Record<string, unknown>;
  return JSON.stringify({ level, msg, status, code, error, attempt }).slice(0, 500);
}

/** Looks every `everyMs` until `check` is true; throws when that takes longer than `withinMs`. Returns the moment. */
export async function until(
  label: string,
  withinMs: number,
  everyMs: number,
  check: () => Promise<boolean>,
): Promise<number> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await delay(everyMs))
    if (await check()) return Date.now();
  throw new Error(`not within ${withinMs / 1_000} s: ${label}`);
}
