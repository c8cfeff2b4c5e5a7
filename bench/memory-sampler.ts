/**
 * Peak memory of trees of processes together, each shared page counted once (PSS). bench/memory.ts runs it beside a
 * benchmark. By hand it measures anything, whatever commit it is of, and prints the peak at Ctrl-C:
 *
 *     npx tsx bench/memory-sampler.ts worker=4711 temporal=4712 postgres=4713
 */
import { setTimeout as delay } from 'node:timers/promises';
import { type Groups, memoryOf, needProc } from './processes.ts';

/** In MB: of all together at the worst moment, what each had of it then, and how often that was looked at. */
export type Peak = { all: number; each: Record<string, number>; samples: number };

const EVERY_MS = 200;
/** Reading the memory of a process holds it up: at most this share of a core, by looking less often. */
const SHARE = 0.1;

function groupsOf(words: string[]): Groups {
  return Object.fromEntries(
    words.map((word) => {
      const [, name, pid] = /^([\w-]+)=(\d+)$/.exec(word) ?? [];
      if (name === undefined) throw new Error(`which processes? As in: worker=4711 temporal=4712 (not "${word}")`);
      return [name, { pid: Number(pid), of: 'tree' }];
    }),
  );
}

async function sample(groups: Groups): Promise<never> {
  const peak: Peak = { all: 0, each: {}, samples: 0 };
  const end = () => {
    if (process.send === undefined) process.stdout.write(`${JSON.stringify(peak)}\n`);
    else process.send(peak);
    process.exit(0);
  };
  process.once('message', end);
  process.once('disconnect', () => process.exit(1));
  if (process.send === undefined) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  for (;;) {
    const began = performance.now();
    const each = memoryOf(groups);
    const all = Object.values(each).reduce((sum, mb) => sum + mb, 0);
    peak.samples += 1;
    if (all > peak.all) Object.assign(peak, { all, each });
    if (peak.samples === 1) process.send?.('ready');
    await delay(Math.max(EVERY_MS, (performance.now() - began) / SHARE));
  }
}

needProc();
await sample(groupsOf(process.argv.slice(2)));
