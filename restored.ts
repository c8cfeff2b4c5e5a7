/**
 * `npm run restored -- postgres | temporal | files`: after a restore, brings both halves of the installation together. Says what
 * it does and what a person has to look at; ends with 0 when all of it was done. README, "Restoring".
 */
import { Client, Connection } from '@temporalio/client';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startAlwaysRunning } from './activities/always-running.ts';
import { bringTogether, type RestoreReport } from './activities/ticket/restore.ts';
import { type Config, readConfig } from './config.ts';
import { fileBlobs } from './db/blobs/files.ts';
import { claimStore, markStore } from './db/blobs/mark.ts';
import { audit } from './db/core/audit.ts';
import { createClock } from './db/core/clock.ts';
import { instanceName } from './db/core/instance.ts';
import { createPool, type Pool } from './db/core/pool.ts';
import { namedFiles } from './db/ticket/restore.ts';
import { ensureSearchAttributes } from './search-attributes.ts';
import { SEARCH_ATTRIBUTES } from './workflows/messages/search-attributes.ts';

const HALVES = ['postgres', 'temporal', 'files'] as const;
type Half = (typeof HALVES)[number];

export type RestoredSettings = {
  databaseUrl: string;
  temporal: { address: string; namespace: string; apiKey: string | null; taskQueue: string };
  dataDir: string;
  publicUrl: string;
};

/** Does what the half that was restored asks for; what is worth knowing goes to `say`, line by line. */
export async function restored(half: Half, settings: RestoredSettings, say: (line: string) => void): Promise<void> {
  const pool = createPool(settings.databaseUrl, () => undefined, 12);
  try {
    if (half === 'files') await newFiles(pool, settings, say);
    else await together(half, pool, settings, say);
    await audit(pool, null, 'installation.restored', half);
  } finally {
    await pool.end();
  }
}

async function together(
  half: 'postgres' | 'temporal',
  pool: Pool,
  { temporal, publicUrl }: RestoredSettings,
  say: (line: string) => void,
): Promise<void> {
  const { address, namespace, apiKey, taskQueue } = temporal;
  const connection = await Connection.connect({
    address,
    connectTimeout: 10_000,
    ...(apiKey === null ? {} : { apiKey, tls: true }),
  });
  try {
    const clock = createClock(pool);
    await clock.look();
    const client = new Client({ connection, namespace });
    const prepare = () => ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
    await prepare();
    tell(await bringTogether({ pool, temporal: client, taskQueue, desk: publicUrl, clock }, half, say), say);
    await startAlwaysRunning({ pool, temporal: client, taskQueue, prepare });
    say('every mailbox has its workflow, and the housekeeping');
  } finally {
    await connection.close();
  }
}

/** The folder is lost, or is another: it is marked as ours, and what is missing in it is counted. */
async function newFiles(pool: Pool, { dataDir }: RestoredSettings, say: (line: string) => void): Promise<void> {
  const folder = path.join(dataDir, 'blobs');
  const instance = await instanceName(pool);
  await markStore(folder, instance);
  await claimStore(pool, folder, instance);
  say(`${folder} is the folder of files of this installation`);
  const blobs = fileBlobs(folder, async () => instance);
  const named = await namedFiles(pool);
  let missing = 0;
  for (const [index, sha256] of named.entries()) {
    if (!(await blobs.isStored(sha256))) missing += 1;
    if ((index + 1) % 10_000 === 0) say(`${index + 1} of ${named.length} looked for`);
  }
  say(
    `${missing} of ${named.length} files that the database names are missing; copy them there from a backup if there is one`,
  );
}

function tell(report: RestoreReport, say: (line: string) => void): void {
  const { strangers, renewed, started, settled, forgotten, owedAgain, unaccepted } = report;
  say(`runs ended, begun anew, begun: ${strangers.length}, ${renewed.length}, ${started.length}`);
  say(`mails that tickets are told of again: ${owedAgain}`);
  for (const workflow of strangers)
    say(`look: ${workflow} is not in Postgres; its mails are fetched again, what staff did is lost`);
  for (const { outbox, workflow } of forgotten)
    say(`look: mail ${outbox} of ${workflow} has left and is in no thread any more`);
  for (const { ticket, outbox, state } of settled) say(`look: mail ${outbox} of ticket ${ticket} is ${state} now`);
  for (const number of unaccepted)
    say(`look: ticket ${number} has a written reply that it did not accept; it was not sent`);
}

/** The addresses from the environment, or those of the desk that `npm start` runs here. */
function settingsOf(config: Config): RestoredSettings {
  const file = path.join(config.dataDir, 'run.json');
  const run = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { api: string; temporal: string; postgres: string })
    : null;
  const databaseUrl = config.databaseUrl ?? run?.postgres;
  const address = config.temporal.address ?? run?.temporal;
  if (databaseUrl === undefined || address === undefined)
    throw new Error('set DATABASE_URL and TEMPORAL_ADDRESS, or start the desk (npm start)');
  return {
    databaseUrl,
    temporal: { ...config.temporal, address },
    dataDir: config.dataDir,
    publicUrl: config.publicUrl ?? run?.api ?? `http://${config.host}:${config.port}`,
  };
}

async function main([word]: string[]): Promise<number> {
  const half = HALVES.find((one) => one === word);
  if (half === undefined) {
    process.stderr.write('say what was restored or lost: npm run restored -- postgres | temporal | files\n');
    return 2;
  }
  await restored(half, settingsOf(readConfig()), (line) => process.stdout.write(`${line}\n`));
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
    process.stderr.write(
      `${error.message}\nnot done: mend this and run it again; until then no mail comes in or leaves\n`,
    );
    return 1;
  });
