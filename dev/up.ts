/** `npm start`: the whole desk on this machine, with everything it needs, until Ctrl-C. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { firstMailbox } from '../api/mail-in/first-mailbox.ts';
import { type Api, startApi } from '../api/server.ts';
import { type Config, readConfig, secretKeyOf } from '../config.ts';
import { migrate } from '../db/core/migrate.ts';
import { createLog, type Log } from '../log.ts';
import { startWorker } from '../worker.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/messages/search-attributes.ts';
import { announcement } from './announcement.ts';
import { createDemo } from './demo.ts';
import { type MailServer, startMailServer } from './mailserver.ts';
import { freePort, type HeldPort, holdPort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { PROJECT_ROOT } from './root.ts';
import { refuseSecond, type Run, writeRun } from './run-file.ts';
import { type Account, DEMO_MAILBOX, mailsTaken, seedLife, seedMailsOnce, seedPeople } from './seed.ts';
import { type Sink, startSink } from './sink.ts';
import { supervise } from './supervise.ts';
import { orphanPort, startTemporal } from './temporal.ts';
import { closeToOthers, logFile } from './up/data-dir.ts';
import { createStops, say, type Stops } from './up/stops.ts';

/** A start waits this long for the demo's mails to become tickets. */
const DEMO_MS = 15_000;

async function up(config: Config, empty: boolean): Promise<void> {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  const step = (what: string) => say(`  ${seconds().padStart(7)}  ${what}`);
  mkdirSync(config.dataDir, { recursive: true });
  closeToOthers(config.dataDir);
  const runFile = path.join(config.dataDir, 'run.json');
  refuseSecond(runFile);
  writeRun(runFile, { pid: process.pid });
  const stops = createStops();
  stops.add('run.json', async () => rmSync(runFile, { force: true }));
  const ending = untilAsked();

  const work = start(config, empty, stops, step).then((run) => {
    writeRun(runFile, run);
    say(announcement(run, seconds(), { empty }));
    return null;
  });
  const cause = await Promise.race([
    ending,
    work.then(
      () => ending,
      (error: Error) => error,
    ),
  ]);
  if (cause instanceof Error) say(`\nBilet could not start: ${cause.message}`);
  else say('\nstopping ...');
  await stops.run();
  process.exit(cause instanceof Error ? 1 : 0);
}

async function start(config: Config, empty: boolean, stops: Stops, step: (what: string) => void): Promise<Run> {
  const log = createLog(config.logLevel, logFile(config.dataDir));
  const secretKey = secretKeyOf(config);
  // The API must know where Temporal will be, and may have to wait for it while it is built: nobody else may listen there.
  const orphan = orphanPort(temporalFolder(config));
  const held = config.temporal.address === null && orphan === undefined ? await holdPort(7233) : null;
  const address = config.temporal.address ?? `127.0.0.1:${held?.port ?? orphan}`;

  // Postgres first, because it may run as another OS user who must reach its own; from here on files are ours alone.
  const databaseUrl = await database(config, stops, step);
  process.umask(0o077);
  const mail = await mailServers(config, stops, step);
  await migrate(databaseUrl);
  const demo = {
    ...createDemo({ mailServer: mail.server, sink: mail.sink, mailbox: DEMO_MAILBOX.address }),
    hasAccounts: !empty,
  };
  const api = await startApi({
    databaseUrl,
    temporal: { ...config.temporal, address },
    taskQueue: config.temporal.taskQueue,
    temporalUi: config.temporalUi,
    dataDir: config.dataDir,
    secretKey,
    host: config.host,
    port: await freePort(config.port),
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    mailProviders: config.mailProviders,
    log,
    uiFolder: path.join(PROJECT_ROOT, 'dist', 'ui'),
    demo,
  });
  stops.add('the API', api.stop);
  step(`API and desk     ${api.url}`);
  if (config.mailbox !== null) await firstMailbox(api.deps, config.mailbox);
  const accounts = empty
    ? []
    : (await seedPeople({ pool: api.deps.pool, vault: api.deps.vault, mailServer: mail.server, sink: mail.sink }))
        .accounts;

  const temporal =
    config.temporal.address === null
      ? await temporalServer(config, { address, held }, stops, step)
      : { address, uiUrl: config.temporalUi ?? '' };
  // The API answers before Temporal does, so it learns only now where our UI listens. A configured address, such as a proxy's, stays.
  api.deps.settings.temporalUi ??= temporal.uiUrl || null;
  const worker = await startWorker(
    {
      databaseUrl,
      temporal: { ...config.temporal, address: temporal.address },
      dataDir: config.dataDir,
      secretKey,
      publicUrl: api.url,
      // The demo's own mail server stands on this machine.
      privateMailHosts: true,
      alarm: config.alarm,
      mailProviders: config.mailProviders,
    },
    log,
  );
  stops.add('the worker', worker.stop);
  worker.failed.then(
    (error) => say(`the worker failed: ${error.message}; see ${path.join(config.dataDir, 'bilet.log')}`),
    () => undefined,
  );
  step('worker');
  if (!empty) await tell(api, mail, accounts, log, stops, step);
  return describe(api, temporal, databaseUrl, mail, accounts);
}

/** The demo's mails, and in the background a little life in their tickets. */
async function tell(
  api: Api,
  { server, sink }: DemoMail,
  accounts: Account[],
  log: Log,
  stops: Stops,
  step: (what: string) => void,
): Promise<void> {
  const stop = new AbortController();
  const demo = {
    pool: api.deps.pool,
    baseUrl: api.url,
    accounts,
    mailbox: DEMO_MAILBOX.address,
    signal: stop.signal,
    log: (line: string) => log.info(line),
    deliver: (raw: string, to: string, from: string, arrived?: Date) =>
      void server.deliver(Buffer.from(raw), to, from, arrived),
    sentMails: sink.mails,
  };
  // Never a reason not to start: the next start goes on with it.
  const incomplete = (error: Error) => log.warn('the demo is not complete', { error: error.message });
  const mails = async () => {
    const count = await seedMailsOnce(demo);
    if (count === 0) return;
    // Whoever opens the desk at the word "ready" finds it full, and a first mail of their own is not the forty-first in line.
    await mailsTaken(demo.pool, count, DEMO_MS);
    step(`demo             ${count} mails`);
  };
  await mails().catch(incomplete);
  const told = seedLife(demo).catch(incomplete);
  stops.add('the demo', () => (stop.abort(), told));
}

async function database(config: Config, stops: Stops, step: (what: string) => void): Promise<string> {
  if (config.databaseUrl !== null) return config.databaseUrl;
  const dataDir = path.join(config.dataDir, 'postgres');
  const postgres = await startPostgres({ dataDir, log: step });
  const port = Number(new URL(postgres.url).port);
  stops.add('Postgres', supervise('Postgres', postgres, () => startPostgres({ dataDir, port, log: step }), step).stop);
  step('Postgres');
  return postgres.url;
}

export type DemoMail = { server: MailServer; sink: Sink };

async function mailServers(config: Config, stops: Stops, step: (what: string) => void): Promise<DemoMail> {
  const sink = await startSink({
    port: await freePort(2526),
    apiPort: await freePort(8026),
    dir: path.join(config.dataDir, 'sent'),
  });
  stops.add('the sink', sink.stop);
  const server = await startMailServer({
    dataDir: path.join(config.dataDir, 'mail'),
    accounts: [DEMO_MAILBOX],
    smtpPort: await freePort(2525),
    imapPort: await freePort(1143),
    // Whoever connects the mailbox by hand sends through this server: its answers too reach the customer's side.
    relay: (raw, to, from) => sink.take(raw, { from, to: [to] }),
  });
  stops.add('the mail server', server.stop);
  step(
    `demo mailbox     ${DEMO_MAILBOX.address} (SMTP 127.0.0.1:${server.smtpPort}, IMAP 127.0.0.1:${server.imapPort})`,
  );
  return { server, sink };
}

async function temporalServer(
  config: Config,
  { address, held }: { address: string; held: HeldPort | null },
  stops: Stops,
  step: (what: string) => void,
) {
  const options = {
    dataDir: temporalFolder(config),
    port: Number(new URL(`tcp://${address}`).port),
    held,
    uiPort: await freePort(8233),
    log: step,
    searchAttributes: SEARCH_ATTRIBUTES,
  };
  const temporal = await startTemporal(options);
  if (temporal.address !== address) {
    await temporal.stop();
    throw new Error(`another program took ${address} while Temporal was being started; start Bilet again`);
  }
  const uiPort = Number(new URL(temporal.uiUrl).port);
  stops.add(
    'Temporal',
    supervise('Temporal', temporal, () => startTemporal({ ...options, held: null, uiPort }), step).stop,
  );
  step(`Temporal         ${temporal.address}, UI ${temporal.uiUrl}`);
  return temporal;
}

function describe(
  api: Api,
  temporal: { address: string; uiUrl: string },
  postgres: string,
  { server, sink }: DemoMail,
  accounts: Account[],
): Run {
  return {
    pid: process.pid,
    api: api.url,
    temporal: temporal.address,
    temporalUi: temporal.uiUrl,
    postgres,
    mailbox: {
      address: DEMO_MAILBOX.address,
      smtp: `smtp://127.0.0.1:${server.smtpPort}`,
      imap: `imap://${encodeURIComponent(DEMO_MAILBOX.address)}:${DEMO_MAILBOX.password}@127.0.0.1:${server.imapPort}`,
    },
    sink: { api: sink.apiUrl },
    accounts,
  };
}

const temporalFolder = (config: Config) => path.join(config.dataDir, 'temporal');

const untilAsked = () =>
  new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve(name));
  });

up(readConfig(), process.argv.includes('--empty')).catch((error: Error) => {
  say(error.message);
  process.exit(1);
});
