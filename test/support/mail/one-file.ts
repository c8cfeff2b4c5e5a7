/** The parsing child in one file: from its modules it takes three times as long to start, and every worker of a test starts one or two. */
import path from 'node:path';
import { build } from 'rolldown';
import { PROJECT_ROOT } from '../../../dev/root.ts';

/** Writes the bundle of today's sources to `file` and returns its path; under a second. */
export async function bundleParser(file: string): Promise<string> {
  await build({
    input: path.join(PROJECT_ROOT, 'parser.ts'),
    platform: 'node',
    logLevel: 'warn',
    output: { file },
  });
  return file;
}
