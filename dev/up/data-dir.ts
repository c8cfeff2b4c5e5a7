/** The folder of everything that this machine's desk keeps: who enters it, and its log. */
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Whole mails to customers and the histories of workflows lie here: nobody else of this machine enters. The folder itself
 * stays passable, though not readable, for the OS user of Postgres when we are root.
 */
export function closeToOthers(dataDir: string): void {
  if (process.platform === 'win32') return;
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  for (const entry of readdirSync(dataDir, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name !== 'postgres') chmodSync(path.join(dataDir, entry.name), 0o700);
}

/** Log lines go to a file, so that the terminal shows what a person needs. */
export function logFile(dataDir: string): { write(line: string): void } {
  const file = path.join(dataDir, 'bilet.log');
  return { write: (line) => writeFileSync(file, line, { flag: 'a', mode: 0o600 }) };
}
