/** DATA_DIR/run.json: where everything is while the desk runs, and the sign that it runs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isAlive } from './children.ts';
import type { Account } from './seed.ts';

/** What scripts read in DATA_DIR/run.json while the desk runs. */
export type Run = {
  pid: number;
  api: string;
  temporal: string;
  temporalUi: string;
  postgres: string;
  mailbox: { address: string; smtp?: string; imap?: string };
  sink: { api: string };
  accounts: Account[];
};

/** Writes the file, for its owner's eyes alone: accounts stand in it. */
export function writeRun(file: string, run: Partial<Run>): void {
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
}

/** Throws when another process already runs the desk on this data. */
export function refuseSecond(file: string): void {
  if (!existsSync(file)) return;
  try {
    const { pid, api } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Run>;
    if (pid !== undefined && pid !== process.pid && isAlive(pid))
      throw new Error(
        `Bilet is already running on this data${api ? ` at ${api}` : ''} (process ${pid}); stop it, or set DATA_DIR to start another`,
      );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}
