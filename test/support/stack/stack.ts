import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, isOurs, killTree, readPid } from '../../../dev/children.ts';
import { startPostgres } from '../../../dev/postgres.ts';
import { startTemporal } from '../../../dev/temporal.ts';
import { bundleWorkflows } from '../../../dev/bundle.ts';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages/search-attributes.ts';
import { inOneFile } from '../mail/one-file.ts';
import { makeTemplate } from './databases.ts';

/** The neighbours of one test run: a fast, unsafe Postgres with the migrated template, and a Temporal without UI. */
export type TestStack = {
  environment: Record<'BILET_TEST_PG' | 'BILET_TEST_TEMPORAL' | 'BILET_TEST_BUNDLE' | 'BILET_TEST_PARSER', string>;
  stop(): Promise<void>;
};

/** Folders of test runs; the id of the process that clears them away follows, and a word where it has several. */
export const TEST_FOLDER = 'bilet-test-';

/**
 * Starts Postgres and Temporal side by side in a temporary folder and clears away what killed runs left.
 * `environment` is what tests find them by (`testPostgres`, `testTemporal`). `stop` leaves nothing behind.
 */
export async function startTestStack(log: (line: string) => void): Promise<TestStack> {
  await sweep();
  const dir = join(tmpdir(), `${TEST_FOLDER}${process.pid}`);
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o755);

  const starting = [
    startPostgres({ dataDir: join(dir, 'postgres'), log, durable: false }),
    // Any free ports: a developer's own stack may have the usual ones, now or in a minute.
    startTemporal({
      dataDir: join(dir, 'temporal'),
      log,
      headless: true,
      port: 17_233,
      searchAttributes: SEARCH_ATTRIBUTES,
    }),
  ] as const;
  const bundles = [
    bundleWorkflows(join(dir, 'workflow-bundle.js')),
    inOneFile(new URL('../../../parser.ts', import.meta.url), join(dir, 'parser-bundle.mjs')),
  ] as const;
  const stop = async () => {
    for (const result of await Promise.allSettled(starting))
      if (result.status === 'fulfilled') await result.value.kill();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const [postgres, temporal, workflows, parser] = await Promise.all([...starting, ...bundles]);
    await makeTemplate(postgres.url);
    return {
      environment: {
        BILET_TEST_PG: postgres.url,
        BILET_TEST_TEMPORAL: temporal.address,
        BILET_TEST_BUNDLE: workflows,
        BILET_TEST_PARSER: parser.href,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Address of the run's Temporal, namespace `default`. Use a task queue of your own. Throws outside of a tier that has one. */
export function testTemporal(): string {
  return fromEnvironment('BILET_TEST_TEMPORAL');
}

/** Path of the workflow bundle, built once a run. Throws outside of a tier that has one. */
export function testBundle(): string {
  return fromEnvironment('BILET_TEST_BUNDLE');
}

/** The parsing child in one file, built once a run. Throws outside of a tier that has one. */
export function testParser(): URL {
  return new URL(fromEnvironment('BILET_TEST_PARSER'));
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: only the tiers workflow, integration, e2e and chaos have neighbours (jest.config.js)`,
    );
  return value;
}

/** A killed run leaves its servers running; its folder says where they are. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(TEST_FOLDER))) {
    const owner = Number.parseInt(name.slice(TEST_FOLDER.length), 10);
    if (!owner || isAlive(owner)) continue;
    const dir = join(tmpdir(), name);
    for (const pid of [readPid(join(dir, 'temporal', 'temporal.pid')), postmaster(join(dir, 'postgres'))]) {
      if (pid && isOurs(pid, dir)) await killTree(pid);
    }
    rmSync(dir, { recursive: true, force: true });
  }
}

function postmaster(dataDir: string): number | undefined {
  const file = join(dataDir, 'cluster', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}
