/** A worker that is killed and begins again, several times, and what all its lives cost together. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Cpu, cpuOf, cpuPerThousand, type Groups, peakMemory, SETTLE_MS } from './processes.ts';
import { type Running, type Stack, until } from './stack.ts';

export type Lives = ReturnType<typeof createLives>;

export function createLives({ pool, servers, start }: Stack, source: boolean) {
  let worker: Running | null = null;
  /** Of the worker that lives and takes mail; null between a kill and the next one's first work. */
  let life: number | null = null;
  let born = 0;
  let before: Cpu = {};
  /** Of the workers that are gone. */
  const spent: Cpu = { worker: 0, parser: 0 };
  const peakMb: Record<string, number> = {};
  const groups = (): Groups => ({
    ...servers,
    worker: { pid: worker!.pid, of: 'itself' },
    parser: { pid: worker!.pid, of: 'children' },
  });
  const note = () => {
    for (const [name, mb] of Object.entries(peakMemory(groups()))) peakMb[name] = Math.max(mb, peakMb[name] ?? 0);
    const now = cpuOf(groups());
    for (const name of ['worker', 'parser'])
      spent[name] = spent[name]! + (now[name] ?? 0) - (born === 1 ? (before[name] ?? 0) : 0);
    return now;
  };
  const taken = async () =>
    (await pool.query<{ id: number }>('select coalesce(max(id), 0)::int as id from inbound')).rows[0]!.id;
  const begin = async () => {
    worker = await start('worker', { source });
    born += 1;
    if (born === 1) before = cpuOf(groups());
    return Date.now();
  };

  return {
    current: () => life,
    async begin(): Promise<void> {
      await begin();
      life = born;
    },
    /** SIGKILL, to the worker alone, and another one after it; returns the ms from that one's start until it has taken mail. */
    async kill(): Promise<number> {
      note();
      life = null;
      await worker!.kill();
      const last = await taken();
      const at = await begin();
      const again = await until('mail taken again', 180_000, 20, async () => (await taken()) > last);
      life = born;
      return again - at;
    },
    /** CPU seconds of all processes per 1,000 mails, those of workers that began anew with their start; the largest process of each group. */
    async end() {
      await delay(SETTLE_MS);
      const after = { ...note(), ...spent };
      return {
        peakMb,
        cpuPer1000: (count: number) => cpuPerThousand({ ...before, worker: 0, parser: 0 }, after, count),
      };
    },
  };
}
