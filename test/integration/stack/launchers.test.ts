import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { childrenOf, isAlive, pidIsTaken } from '../../../dev/children.ts';
import { startPostgres } from '../../../dev/postgres.ts';
import { startTemporal } from '../../../dev/temporal.ts';
import { eventually } from '../../support/eventually.ts';

let dir: string;
const log = () => undefined;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'bilet-launch-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the database of npm start', () => {
  test('is adopted when an earlier process left it running, and keeps what was committed through a power cut', async () => {
    const options = { dataDir: join(dir, 'postgres'), log };
    const first = await startPostgres(options);
    try {
      await ask(first.url, 'create table kept (a int); insert into kept values (7)');
      const adopted = await startPostgres(options);
      expect([adopted.pid, adopted.url]).toEqual([first.pid, first.url]);
    } finally {
      await first.kill();
    }
    expect(isAlive(first.pid)).toBe(false);
    const second = await startPostgres(options);
    expect(
      await ask(
        second.url,
        "select a, current_setting('fsync') as fsync, current_setting('server_encoding') as encoding from kept",
      ),
    ).toEqual([{ a: 7, fsync: 'on', encoding: 'UTF8' }]);
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
  });

  // Linux only: elsewhere nobody can tell a zombie from the living.
  (process.platform === 'linux' ? test : test.skip)(
    'starts although the one before it is a zombie that nobody reaps, as in a container',
    async () => {
      const options = { dataDir: join(dir, 'zombie'), log };
      const first = await startPostgres(options);
      const [place] = await ask(first.url, 'show data_directory');
      const cluster = String(place!['data_directory']);
      await first.stop();
      // Of the server's own user: Postgres does not mind another's.
      const parent = spawn('sh', ['-c', 'sleep 0.05 & exec sleep 60'], { uid: statSync(cluster).uid, cwd: '/' });
      try {
        const zombie = await eventually(() => childrenOf(parent.pid!).find((pid) => pidIsTaken(pid) && !isAlive(pid)));
        writeFileSync(join(cluster, 'postmaster.pid'), `${zombie}\n\n\n5432\n`);
        const again = await startPostgres(options);
        expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
        await again.stop();
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );
});

describe('the Temporal of npm start', () => {
  test('is adopted when it runs with the same settings, restarted with others, and keeps its workflows through a power cut', async () => {
    const options = { dataDir: join(dir, 'temporal'), log, headless: true, port: 27_233 };
    const first = await startTemporal({ ...options, searchAttributes: { First: 'Keyword' } });
    await withClient(first.address, (client) =>
      client.workflow.start('nobody', { taskQueue: 'nobody', workflowId: 'kept' }),
    );
    const adopted = await startTemporal({ ...options, searchAttributes: { First: 'Keyword', Second: 'Datetime' } });
    expect([adopted.pid, adopted.address]).toEqual([first.pid, first.address]);
    await first.kill();

    const second = await startTemporal(options);
    expect(await withClient(second.address, (client) => client.workflow.getHandle('kept').describe())).toMatchObject({
      status: { name: 'RUNNING' },
    });
    const third = await startTemporal({
      ...options,
      dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': '150' },
    });
    expect(third.pid).not.toBe(second.pid);
    expect(isAlive(second.pid)).toBe(false);
    await third.stop();
    expect(isAlive(third.pid)).toBe(false);
  });
});

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}
