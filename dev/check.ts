/** `npm run check`: everything about the code that needs no running product. Names each step, ends at the first fault. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dumpSchema } from './dump-schema.ts';
import { missingFromLock } from './lock.ts';
import { PRINTED_FILES } from './printed-files.ts';
import { PROJECT_ROOT } from './root.ts';

const bin = (name: string) => path.join(PROJECT_ROOT, 'node_modules', '.bin', name);
const read = (file: string) => readFile(path.join(PROJECT_ROOT, file), 'utf8');

/** Runs a program; its output is shown when it fails. */
function run(command: string, ...args: string[]): string | null {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: PROJECT_ROOT, encoding: 'utf8' });
  return status === 0 ? null : `${stdout}${stderr}`;
}

type Step = [name: string, fault: () => Promise<string | null> | string | null];

const STEPS: Step[] = [
  ['format', () => run(bin('oxfmt'), '--check', '.')],
  ['lint', () => run(bin('oxlint'), '--type-aware', '--deny-warnings', '--report-unused-disable-directives')],
  ['types of the server', () => run(bin('tsc'), '--noEmit', '-p', 'tsconfig.json')],
  ['types of the desk', () => run(bin('tsc'), '--noEmit', '-p', 'ui/tsconfig.json')],
  ['unused files, exports and packages', () => run(bin('knip'), '--no-progress')],
  [
    'lock file',
    async () =>
      (await missingFromLock(path.join(PROJECT_ROOT, 'package-lock.json')))
        .map((name) => `package-lock.json has no entry for ${name}`)
        .join('\n') || null,
  ],
  ...Object.entries(PRINTED_FILES).map(([name, print]): Step => [
    name,
    async () => {
      const text = await read(name);
      return text === print(text) ? null : 'stale: run `npm run docs`';
    },
  ]),
  [
    'db/schema.sql',
    async () => ((await read('db/schema.sql')) === (await dumpSchema()) ? null : 'stale: run `npm run schema`'),
  ],
];

for (const [name, fault] of STEPS) {
  const began = Date.now();
  const found = await fault();
  console.log(`${found === null ? 'ok    ' : 'FAULT '} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (found !== null) {
    console.log(found);
    process.exit(1);
  }
}
