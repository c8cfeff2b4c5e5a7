import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childrenOf, isAlive, signal, waitForExit } from '../../dev/children.ts';
import { eventually } from '../support/eventually.ts';

let folder: string;
let parent: ChildProcess;
let child: number | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bilet-orphan-'));
});
afterEach(async () => {
  for (const pid of [parent.pid, child]) if (pid !== undefined && isAlive(pid)) signal(pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test('a parser that loops for ever ends soon after its worker was killed', async () => {
  const file = path.join(folder, 'pid');
  parent = fork(new URL('../support/mail/parser-parent.ts', import.meta.url), [file], {
    execArgv: ['--import', 'tsx'],
    cwd: new URL('../..', import.meta.url),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child = await eventually(() => existsSync(file) && Number(readFileSync(file, 'utf8')), {
    withinMs: 20_000,
    label: 'a parser at its mail',
  });
  expect(childrenOf(parent.pid!)).toContain(child);

  signal(parent.pid!, 'SIGKILL');
  expect(await waitForExit(parent.pid!, 5_000)).toBe(true);
  // It looks once a second.
  expect(await waitForExit(child, 20_000)).toBe(true);
}, 60_000);
