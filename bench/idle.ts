/** The whole product at rest after `npm start`: memory, CPU, and how soon a second start is ready. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { createPool } from '../db/core/pool.ts';
import { killTree, waitForExit } from '../dev/children.ts';
import { PROJECT_ROOT } from '../dev/root.ts';
import { short } from './figures.ts';
import { cpuOf, type Groups, memoryByProgram, memoryOf, needProc } from './processes.ts';
import type { Findings, Flags } from './benchmark.ts';
import { say } from './stack.ts';

/** Flags: `--seconds` of rest that are measured, after `--settle` seconds in which no ticket changed. */
export async function idle(flags: Flags): Promise<Findings> {
  needProc();
  const seconds = flags.number('seconds', 60);
  const settle = flags.number('settle', 30);
  const dir = await mkdtemp(path.join(tmpdir(), 'bilet-bench-'));
  let running: Started | undefined;
  const end = async () => {
    await running?.stop();
    await rm(dir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void end().then(() => process.exit(130)));
  try {
    say('first start');
    running = await start(dir);
    const firstStartMs = running.readyMs;
    const tickets = await untilTold(running.postgres, settle * 1_000);
    say(`the demo has ${tickets} tickets; ${seconds} s at rest`);
    const groups: Groups = { all: { pid: running.pid, of: 'tree' }, desk: { pid: running.pid, of: 'itself' } };
    const before = cpuOf(groups);
    await delay(seconds * 1_000);
    const after = cpuOf(groups);
    const memoryMb = { ...memoryByProgram(running.pid), desk: memoryOf(groups)['desk']! };
    say('second start');
    await running.stop();
    running = await start(dir);
    return {
      parameters: { seconds, settle },
      results: {
        memoryMb,
        cpuPercentOfOneCore: Object.fromEntries(
          Object.keys(groups).map((name) => [name, short(((after[name]! - before[name]!) / seconds) * 100)]),
        ),
        firstStartMs,
        secondStartMs: running.readyMs,
        tickets,
      },
    };
  } finally {
    await end();
  }
}

type Started = { pid: number; readyMs: number; postgres: string; stop(): Promise<void> };

/** `npm start` without npm; resolves at the line that says it is ready. */
async function start(dataDir: string): Promise<Started> {
  const file = path.join(PROJECT_ROOT, 'dist', 'dev', 'up.js');
  if (!existsSync(file)) throw new Error('the product is not built: npm run build');
  const began = Date.now();
  const child = spawn(process.execPath, [file], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir, PORT: '3400' },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`the start ended early (${signal ?? code})`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('is ready')) resolve();
    });
  });
  const readyMs = Date.now() - began;
  const run = JSON.parse(await readFile(path.join(dataDir, 'run.json'), 'utf8')) as { postgres: string };
  return {
    pid: child.pid!,
    readyMs,
    postgres: run.postgres,
    async stop() {
      child.kill('SIGTERM');
      if (!(await waitForExit(child.pid!, 30_000))) await killTree(child.pid!);
    },
  };
}

/** Resolves when no ticket has changed for `quietMs`: the demo's mails are in and answered. Returns how many tickets there are. */
async function untilTold(databaseUrl: string, quietMs: number): Promise<number> {
  const pool = createPool(databaseUrl, (error) => say(error.message), 1);
  const counts = async () =>
    (
      await pool.query<{ events: number; tickets: number }>(
        'select (select count(*) from ticket_event)::int as events, (select count(*) from ticket)::int as tickets',
      )
    ).rows[0]!;
  try {
    for (let seen = await counts(); ;) {
      await delay(quietMs);
      const now = await counts();
      if (now.events > 0 && now.events === seen.events) return now.tickets;
      seen = now;
    }
  } finally {
    await pool.end();
  }
}
