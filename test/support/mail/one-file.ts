/** A parsing child in one file: from its modules it takes three times as long to start, and to be ready for its first mail. */
import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../../dev/root.ts';

const BUNDLER = ['node_modules/rolldown/bin/cli.mjs', '--platform', 'node', '--logLevel', 'warn'];

/** Writes the bundle of today's sources to `file` (`.mjs`) and returns its address; a second. In a process, because Jest cannot load the bundler. */
export async function inOneFile(child: URL, file: string): Promise<URL> {
  const program = [...BUNDLER, fileURLToPath(child), '--file', file];
  await promisify(execFile)(process.execPath, program, { cwd: PROJECT_ROOT, env: { PATH: process.env['PATH'] } });
  return pathToFileURL(file);
}
