import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Child processes that outlive their parent. The database and Temporal run in sessions of their own,
 * so that Ctrl-C reaches only us and they are stopped after the drain; the price is that a SIGKILL of
 * ours leaves them running, and the next start has to find them again (pid files, `isOurs`).
 */
export type SpawnOptions = {
  /** Where stdout and stderr go; a pipe would kill the child once we are gone. */
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** The OS user to drop to, when we are root. */
  user?: { uid: number; gid: number } | undefined;
};

/** Starts a process in its own session and returns its pid. Throws when it cannot be started. */
export async function spawnDetached(command: string, args: string[], options: SpawnOptions): Promise<number> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const output = openSync(options.logFile, 'a', 0o600);
  try {
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', output, output],
      cwd: options.cwd,
      env: options.env ?? process.env,
      ...options.user,
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return child.pid!;
  } finally {
    closeSync(output);
  }
}

/** True while the process runs. A zombie counts as gone: in a container nobody may ever reap it. */
export function isAlive(pid: number): boolean {
  if (!pidIsTaken(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** The command line of a running process, '' when it is gone or not ours to see. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** True when `pid` runs and its command line holds `mark`: pids are reused, so a pid alone proves nothing. */
export function isOurs(pid: number, mark: string): boolean {
  return isAlive(pid) && commandLine(pid).includes(mark);
}

/** Pids of the direct children of a process. */
export function childrenOf(pid: number): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((child) => parentOf(child) === pid);
  }
  const table = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout ?? '';
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child!);
}

function parentOf(pid: number): number | undefined {
  try {
    // The name in brackets may hold spaces and brackets, so count from its last one.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** Sends a signal; a process that is already gone is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Resolves to true once the process is gone, to false when it still runs after `withinMs`. */
export async function waitForExit(pid: number, withinMs: number): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; isAlive(pid); await delay(10)) {
    if (Date.now() > deadline) return false;
  }
  return true;
}

/** Resolves once the id of an ended process is free, or after `withinMs`: until its parent has asked, a zombie holds it. */
export async function waitForReaping(pid: number, withinMs: number): Promise<void> {
  for (const deadline = Date.now() + withinMs; pidIsTaken(pid) && Date.now() < deadline; await delay(10));
}

/** Whether any process has this id, be it a zombie or somebody else's. */
export function pidIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Asks with `gentle`, waits `graceMs`, then kills. Resolves when the process is gone. */
export async function stopProcess(pid: number, gentle: NodeJS.Signals, graceMs: number): Promise<void> {
  signal(pid, gentle);
  if (await waitForExit(pid, graceMs)) return;
  await killTree(pid);
}

/** SIGKILL to a process, its process group and its children, whichever there are; resolves when all are gone. */
export async function killTree(pid: number): Promise<void> {
  const family = [pid, ...childrenOf(pid)];
  try {
    if (process.platform !== 'win32') process.kill(-pid, 'SIGKILL');
  } catch {
    // No such group: the process is not a group leader, or gone.
  }
  for (const member of family) signal(member, 'SIGKILL');
  for (const member of family) await waitForExit(member, 5_000);
}

/** The pid in a pid file, `undefined` when there is none. */
export function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Notes a child's pid for the next start. */
export function writePid(file: string, pid: number): void {
  writeFileSync(file, `${pid}\n`);
}

/** Forgets a child that was stopped. */
export function removePid(file: string): void {
  rmSync(file, { force: true });
}

/** The last lines of a log file, for an error message; '' when there is none. */
export function logTail(file: string, lines = 15): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
