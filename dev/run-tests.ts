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
import { dirname, join } from 'node:path';
import { startTestStack } from '../test/support/stack/stack.ts';
import { installTestTools } from './test-tools.ts';

const TIERS = ['unit', 'replay', 'workflow', 'integration', 'e2e', 'chaos'];
const ALONE = ['unit', 'replay'];
const ROOT = dirname(import.meta.dirname);

/** The part of Jest's JSON report that is read here. */
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: FileReport[];
};
/** Of one file of tests, by its path; its own status is `failed` also when it did not even load. */
type FileReport = { name: string; status: string; assertionResults: { status: string; fullName: string }[] };

type Sum = { passed: number; failed: number; skipped: string[]; unsteady: string[] };

/** More than so many files that fail have a cause in common, which a second try only hides. */
const SECOND_TRIES = 3;

const [tiers, jestOptions] = parse(process.argv.slice(2));
const needsStack = tiers.some((tier) => !ALONE.includes(tier));
if (tiers.some((tier) => ['integration', 'e2e', 'chaos'].includes(tier))) installTestTools(console.log);

const stack = needsStack ? await startTestStack(console.log) : undefined;
// Jest hears Ctrl-C itself; the servers are in sessions of their own and do not.
process.on('SIGINT', () => void stack?.stop().then(() => process.exit(130)));
const sum: Sum = { passed: 0, failed: 0, skipped: [], unsteady: [] };
try {
  for (const tier of tiers) {
    const run = (options: string[]) => runTier(tier, options, stack?.environment ?? {});
    const report = await run(jestOptions);
    add(sum, report);
    const failing = report?.testResults.filter(({ status }) => status === 'failed') ?? [];
    if (process.env.CI === 'true' && failing.length > 0 && failing.length <= SECOND_TRIES)
      replace(sum, failing, await run(['--runInBand', '--runTestsByPath', ...failing.map(({ name }) => name)]));
  }
} finally {
  await stack?.stop();
}
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
): Promise<Report | undefined> {
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
    env: { ...process.env, ...environment, NODE_OPTIONS: nodeOptions },
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  try {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Report;
    if (code === 0)
      return {
        numPassedTests: 0,
        numFailedTests: 0,
        numRuntimeErrorTestSuites: 0,
        numPendingTests: 0,
        numTodoTests: 0,
        testResults: [],
      };
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The second try of the files that failed counts instead of the first, which is remembered by the names of its tests. */
function replace(total: Sum, files: FileReport[], second: Report | undefined): void {
  if (second === undefined) return;
  const first = files.map(({ assertionResults }) => assertionResults);
  const of = (status: string) => first.map((tests) => tests.filter((test) => test.status === status));
  const failed = of('failed').flat();
  total.passed -= of('passed').flat().length;
  // One for each file that did not load.
  total.failed -= failed.length + first.filter((tests) => tests.length === 0).length;
  add(total, { ...second, testResults: [] });
  const passed = new Set(
    second.testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName),
    ),
  );
  total.unsteady.push(...failed.map(({ fullName }) => fullName).filter((name) => passed.has(name)));
}

/** A file that does not even load counts as one failure, and so does a run without a report. */
function add(total: Sum, report: Report | undefined): void {
  total.passed += report?.numPassedTests ?? 0;
  total.failed += report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 1;
  const tests = report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  total.skipped.push(
    ...tests
      .filter(({ status }) => ['pending', 'todo', 'disabled', 'skipped'].includes(status))
      .map(({ fullName }) => fullName),
  );
}
