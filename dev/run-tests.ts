/**
 * `npm test [-- tier …] [-- jest options]`: runs the tiers one after another, cheapest first, against one
 * Postgres and one Temporal, and ends with the line `N passed, N failed, N skipped`. Fails when a test
 * failed, and with REQUIRE_ALL=1 also when one was skipped. In CI a few files that failed beside others are
 * run once more, alone; what passes then is printed as unsteady (docs/decisions/0019).
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { startTestStack } from '../test/support/stack/stack.ts';
import { installTestTools } from './test-tools.ts';

const TIERS = ['unit', 'replay', 'workflow', 'integration', 'e2e', 'chaos'];
const ALONE = ['unit', 'replay'];
/** Files at once where two would leave the machine idle: they wait for mail servers, retries, pauses and pages. */
const AT_ONCE: Readonly<Record<string, string>> = { integration: '4', e2e: '3', chaos: '2' };
const ROOT = dirname(import.meta.dirname);

/** One file of tests in Jest's JSON report, by its path; `failed` also when it did not load, or failed beside its tests. */
type FileReport = { name: string; status: string; assertionResults: { status: string; fullName: string }[] };

type Sum = { passed: number; failed: number; broken: string[]; skipped: string[]; unsteady: string[] };

/** More than so many files that fail have a cause in common, which a second try only hides. */
const SECOND_TRIES = 3;

const [tiers, jestOptions] = parse(process.argv.slice(2));
const needsStack = tiers.some((tier) => !ALONE.includes(tier));
if (tiers.some((tier) => ['integration', 'e2e', 'chaos'].includes(tier))) installTestTools(console.log);

const stack = needsStack ? await startTestStack(console.log) : undefined;
// Jest hears Ctrl-C itself; the servers are in sessions of their own and do not.
process.on('SIGINT', () => void stack?.stop().then(() => process.exit(130)));
const sum: Sum = { passed: 0, failed: 0, broken: [], skipped: [], unsteady: [] };
try {
  for (const tier of tiers) {
    const run = (options: string[]) => runTier(tier, options, stack?.environment ?? {});
    const files = await run(jestOptions);
    const failing = files?.filter(({ status }) => status === 'failed') ?? [];
    const again =
      process.env.CI === 'true' && failing.length > 0 && failing.length <= SECOND_TRIES
        ? await run(['--runInBand', '--runTestsByPath', ...failing.map(({ name }) => name)])
        : undefined;
    add(sum, files, again);
  }
} finally {
  await stack?.stop();
}
// Once more at the end: of a long run that is often all that is kept.
for (const name of sum.broken) console.log(`failed: ${name}`);
for (const name of sum.unsteady) console.log(`unsteady (failed beside others, passed alone): ${name}`);
for (const name of sum.skipped) console.log(`skipped: ${name}`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped.length} skipped`);
process.exit(sum.failed > 0 || (process.env.REQUIRE_ALL === '1' && sum.skipped.length > 0) ? 1 : 0);

/** Names of tiers, all when none is named, and the rest for Jest. */
function parse(args: string[]): [string[], string[]] {
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const named = firstOption < 0 ? args : args.slice(0, firstOption);
  const unknown = named.filter((name) => !TIERS.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no tier ${unknown.join(', ')}; the tiers are ${TIERS.join(', ')}.`);
    process.exit(2);
  }
  return [
    TIERS.filter((tier) => named.length === 0 || named.includes(tier)),
    firstOption < 0 ? [] : args.slice(firstOption),
  ];
}

async function runTier(
  tier: string,
  options: string[],
  environment: Record<string, string>,
): Promise<FileReport[] | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bilet-report-'));
  const file = join(folder, 'report.json');
  const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin', 'jest.js');
  const args = [jest, '--selectProjects', tier, '--passWithNoTests', '--json', `--outputFile=${file}`, ...options];
  const nodeOptions = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--no-warnings']
    .filter(Boolean)
    .join(' ');
  console.log(`\n== ${tier}`);
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...environment,
      NODE_OPTIONS: nodeOptions,
      TEST_WORKERS: process.env.TEST_WORKERS ?? AT_ONCE[tier] ?? '2',
    },
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  try {
    const { testResults } = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { testResults: FileReport[] })
      : { testResults: [] };
    // Something failed that is no file's.
    const isUntold = code !== 0 && !testResults.some(({ status }) => status === 'failed');
    return isUntold ? undefined : testResults;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Adds up the files of a tier; what was tried `again` counts instead, and a test that passed only then is remembered. A file that failed
 * without a failed test counts as one failure, and so does a run that failed without one.
 */
function add(total: Sum, files: FileReport[] | undefined, again: FileReport[] = []): void {
  if (files === undefined) {
    total.failed += 1;
    total.broken.push('a run that ended without naming a test');
  }
  for (const first of files ?? []) {
    const file = again.find(({ name }) => name === first.name) ?? first;
    const names = (of: FileReport, ...wanted: string[]) =>
      of.assertionResults.filter(({ status }) => wanted.includes(status)).map(({ fullName }) => fullName);
    const [passed, failed] = [names(file, 'passed'), names(file, 'failed')];
    total.passed += passed.length;
    if (file.status === 'failed') {
      total.failed += Math.max(1, failed.length);
      const path = relative(ROOT, file.name);
      total.broken.push(...(failed.length > 0 ? failed.map((name) => `${path}: ${name}`) : [path]));
    }
    total.skipped.push(...names(file, 'pending', 'todo', 'disabled', 'skipped'));
    if (file !== first) total.unsteady.push(...names(first, 'failed').filter((name) => passed.includes(name)));
  }
}
