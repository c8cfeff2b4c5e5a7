import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  childrenOf,
  isAlive,
  isOurs,
  killTree,
  readPid,
  spawnDetached,
  stopProcess,
  writePid,
} from '../../../dev/children.ts';
import { freePort } from '../../../dev/ports.ts';
import { eventually } from '../../support/eventually.ts';

const dir = mkdtempSync(join(tmpdir(), 'bilet-children-'));
const logFile = join(dir, 'log');
afterAll(() => rmSync(dir, { recursive: true }));

describe('a detached child', () => {
  test('writes to its log, is recognised by its command line and stops when asked', async () => {
    const pid = await spawnDetached('/bin/sh', ['-c', 'echo merhaba; exec sleep 60'], { logFile });
    await eventually(() => readFileSync(logFile, 'utf8').includes('merhaba'));
    await eventually(() => isOurs(pid, 'sleep 60'));
    expect(isOurs(pid, 'something else')).toBe(false);
    await stopProcess(pid, 'SIGTERM', 2_000);
    expect(isAlive(pid)).toBe(false);
  });

  test('is killed together with its children when it will not listen', async () => {
    const pid = await spawnDetached('/bin/sh', ['-c', 'trap "" TERM; sleep 60 & sleep 60 & while :; do wait; done'], {
      logFile,
    });
    const children = await eventually(() => childrenOf(pid).length === 2 && childrenOf(pid));
    await stopProcess(pid, 'SIGTERM', 50);
    expect([pid, ...children].filter(isAlive)).toEqual([]);
    await killTree(pid);
  });

  test('that cannot be started is an error, not a pid', async () => {
    await expect(spawnDetached('/no/such/program', [], { logFile })).rejects.toThrow('ENOENT');
  });

  test('counts as gone when it is a zombie', async () => {
    if (process.platform !== 'linux') return;
    // The shell turns into a sleep that never waits for its child.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    await eventually(() => !isAlive(Number(line.toString())));
    parent.kill('SIGKILL');
  });
});

test('a pid file gives its pid back, a missing or broken one nothing', () => {
  writePid(join(dir, 'pid'), 42);
  expect(readPid(join(dir, 'pid'))).toBe(42);
  expect(readPid(join(dir, 'none'))).toBeUndefined();
});

test('a busy port is stepped over, and so is one that is spoken for', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const busy = (server.address() as AddressInfo).port;
  const free = await freePort(busy);
  expect(free).toBeGreaterThan(busy);
  expect(await freePort(free, [free])).not.toBe(free);
  expect(await freePort()).toBeGreaterThan(0);
  server.close();
});
