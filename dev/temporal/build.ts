import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, readPid } from '../children.ts';
import { PROJECT_ROOT } from '../root.ts';

const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';
const PROGRESS_MS = 10_000;
/** No build takes that long. */
const STALE_MS = 40 * 60_000;
/** Go on Debian's and the installer's paths is often not on PATH of a non-login shell. */
const GO = ['go', '/usr/local/go/bin/go', '/usr/lib/go/bin/go', '/opt/homebrew/bin/go'];

/**
 * Builds the CLI that dev/temporal/go.mod pins into the file `target`, which appears there complete or
 * not at all. Two starts at once share one build: the second waits for the first. Throws with the end
 * of Go's output.
 */
export async function buildTemporal(target: string, log: (line: string) => void): Promise<void> {
  const lock = `${target}.lock`;
  log('temporal: building the server with Go (first run only, about five minutes; install the temporal CLI to skip)');
  const started = Date.now();
  const ticker = setInterval(
    () => log(`temporal: still building, ${Math.round((Date.now() - started) / 1000)} s`),
    PROGRESS_MS,
  );
  try {
    while (!takeLock(lock)) {
      await delay(500);
      if (existsSync(target)) return;
    }
    try {
      if (!existsSync(target)) await compile(target);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
    log(`temporal: built in ${Math.round((Date.now() - started) / 1000)} s`);
  } finally {
    clearInterval(ticker);
  }
}

/** mkdir is the atomic part. A lock whose owner died is taken over. */
function takeLock(lock: string): boolean {
  const owner = join(lock, 'pid');
  try {
    mkdirSync(lock);
    writeFileSync(owner, String(process.pid));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const pid = readPid(owner);
  // Between mkdir and the pid there is a moment without owner; and a pid may have been given anew.
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (pid ? !isAlive(pid) || age > STALE_MS : age > 10_000) rmSync(lock, { recursive: true, force: true });
  return false;
}

async function compile(target: string): Promise<void> {
  const half = `${target}.${process.pid}.half`;
  try {
    for (const go of GO) {
      const result = await run(go, ['build', '-trimpath', '-o', half, PACKAGE]);
      if (result === 'missing') continue;
      if (result.code !== 0)
        throw new Error(`go build failed:\n${result.output.trim().split('\n').slice(-12).join('\n')}`);
      renameSync(half, target);
      return;
    }
    throw new Error('there is no Go on this machine');
  } finally {
    rmSync(half, { force: true });
  }
}

/** Runs a program in this folder, where the Go module is. */
function run(command: string, args: string[]): Promise<{ code: number; output: string } | 'missing'> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: join(PROJECT_ROOT, 'dev', 'temporal'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve('missing') : reject(error),
    );
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
