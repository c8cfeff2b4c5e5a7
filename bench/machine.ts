/** What a result is worth depends on where it was made. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export type Machine = { cores: number; model: string; memoryMb: number; node: string; loadAverage: number };

/** This machine; `loadAverage` of the last minute shows whether something else was running as well. */
export const machine = (): Machine => ({
  cores: availableParallelism(),
  model: cpus()[0]?.model ?? 'unknown',
  memoryMb: Math.round(totalmem() / 1024 / 1024),
  node: process.version,
  loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
});
