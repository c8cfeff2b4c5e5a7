import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { isAlive } from '../../dev/children.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { startTemporal } from '../../dev/temporal.ts';

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

async function withClient<T>(address: string, use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await use(new Client({ connection }));
  } finally {
    await connection.close();
  }
}
