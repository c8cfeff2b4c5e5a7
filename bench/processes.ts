/** CPU time and memory of processes, read from /proc: what a rate alone does not say on a machine that others use too. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { short } from './figures.ts';

/** A group of processes: one, all below it, or both. */
type Group = { pid: number; of: 'itself' | 'children' | 'tree' };
export type Groups = Record<string, Group>;

/** Servers go on working after their last answer (indexes, acknowledged tasks), and that counts too: wait so long before a reading. */
export const SETTLE_MS = 1_000;

/** CPU seconds by group, since each process began. */
export type Cpu = Record<string, number>;

/** Throws where there is no /proc, because a benchmark without CPU seconds would be half a result. */
export function needProc(): void {
  if (!existsSync('/proc/self/stat'))
    throw new Error('this benchmark reads CPU seconds from /proc, which this system does not have: run it on Linux');
}

/** CPU seconds used so far; those of children that have ended and were waited for are their parent's. */
export function cpuOf(groups: Groups): Cpu {
  const table = processes();
  return Object.fromEntries(
    Object.entries(groups).map(([name, group]) => [
      name,
      members(table, group).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond(),
    ]),
  );
}

/** CPU seconds between two readings for `count` things, as seconds per 1,000 of them, with the sum of all groups. */
export function cpuPerThousand(before: Cpu, after: Cpu, count: number, apart: readonly string[] = []) {
  const each = Object.fromEntries(
    Object.keys(after).map((name) => [name, (((after[name] ?? 0) - (before[name] ?? 0)) / count) * 1_000]),
  );
  const all = Object.entries(each).reduce((sum, [name, seconds]) => sum + (apart.includes(name) ? 0 : seconds), 0);
  return {
    all: short(all),
    ...Object.fromEntries(Object.entries(each).map(([name, seconds]) => [name, short(seconds)])),
  };
}

/** Peak resident memory in MB: of each group its largest process, because a sum would count shared memory many times. */
export function peakMemory(groups: Groups): Record<string, number> {
  const table = processes();
  return Object.fromEntries(
    Object.entries(groups).map(([name, group]) => [
      name,
      Math.round(Math.max(0, ...members(table, group).map(({ pid }) => kbOf(`/proc/${pid}/status`, 'VmHWM'))) / 1024),
    ]),
  );
}

/** Memory in MB at this moment, each shared page counted once (PSS), of all processes of each group. */
export function memoryOf(groups: Groups): Record<string, number> {
  const table = processes();
  return Object.fromEntries(
    Object.entries(groups).map(([name, group]) => [
      name,
      Math.round(
        members(table, group).reduce((sum, { pid }) => sum + kbOf(`/proc/${pid}/smaps_rollup`, 'Pss'), 0) / 1024,
      ),
    ]),
  );
}

/** The same of one tree by the programs in it: `{ all, node, postgres, temporal }`. */
export function memoryByProgram(pid: number): Record<string, number> {
  const kb: Record<string, number> = { all: 0 };
  for (const { pid: each } of members(processes(), { pid, of: 'tree' })) {
    const program = programOf(each);
    const pss = kbOf(`/proc/${each}/smaps_rollup`, 'Pss');
    kb[program] = (kb[program] ?? 0) + pss;
    kb['all']! += pss;
  }
  return Object.fromEntries(Object.entries(kb).map(([name, value]) => [name, Math.round(value / 1024)]));
}

function programOf(pid: number): string {
  try {
    return path.basename(readlinkSync(`/proc/${pid}/exe`));
  } catch {
    return 'gone';
  }
}

type Process = { pid: number; parent: number; ticks: number };

function members(table: Process[], { pid, of }: Group): Process[] {
  const itself = table.filter((one) => one.pid === pid);
  return of === 'itself' ? itself : of === 'tree' ? [...itself, ...below(table, pid)] : below(table, pid);
}

const below = (table: Process[], pid: number): Process[] =>
  table.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(table, child.pid)]);

const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? []);

/** proc(5): after the name in brackets stand the state, the parent, and as 12th to 15th the four times. */
function processOf(pid: number): Process | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number);
    return { pid, parent: fields[1]!, ticks: fields[11]! + fields[12]! + fields[13]! + fields[14]! };
  } catch {
    return undefined;
  }
}

/** A line such as `VmHWM:  1234 kB` of a file of /proc; 0 when the process is gone. */
function kbOf(file: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

let ticks: number | undefined;
const ticksPerSecond = (): number =>
  (ticks ??= Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100);
