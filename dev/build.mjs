/**
 * Builds into dist/ what is missing or older than its sources: server (tsc), parsing child, desk (vite), workflow bundle, guide. `--always`
 * builds all. Plain JavaScript, because there is nothing compiled yet when it runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = path.dirname(import.meta.dirname);
const always = process.argv.includes('--always');
const SHARED = ['domain', 'contract', 'package-lock.json'];
const SERVER = [
  ...SHARED,
  'mail',
  'vault',
  'db',
  'workflows',
  'activities',
  'api',
  'dev',
  ...readdirSync(root).filter((name) => /\.ts$|^tsconfig.*\.json$/.test(name)),
];

/** Newest change below a path, in ms; 0 when there is nothing. */
function changedAt(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => changedAt(path.join(file, name))));
}

function step(name, stamp, sources, work) {
  const file = path.join(root, 'dist', stamp);
  if (
    !always &&
    existsSync(file) &&
    changedAt(file) > Math.max(...sources.map((source) => changedAt(path.join(root, source))))
  )
    return;
  const began = Date.now();
  process.stdout.write(`building ${name} ... `);
  work();
  writeFileSync(file, '');
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}

/** Runs a package's program, or a script, with this Node; prints its output and ends when it fails. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  process.stderr.write(`\n${stdout}${stderr}`);
  process.exit(status ?? 1);
}

/** Puts `.br` and `.gz` beside each file that gets smaller by it, once and as small as can be (api/http/assets.ts serves them). */
function compress(folder) {
  for (const name of readdirSync(folder).filter((one) => /\.(?:js|css|svg)$/.test(one))) {
    const bytes = readFileSync(path.join(folder, name));
    const packed = { br: brotliCompressSync(bytes), gz: gzipSync(bytes, { level: 9 }) };
    for (const [ending, small] of Object.entries(packed))
      if (small.length < bytes.length * 0.9) writeFileSync(path.join(folder, `${name}.${ending}`), small);
  }
}

if (always) rmSync(path.join(root, 'dist'), { recursive: true, force: true });
step('the server', '.server', SERVER, () => run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'));
step('the workflow bundle', '.bundle', ['domain', 'workflows', 'package-lock.json'], () =>
  run(
    '--input-type=module',
    '-e',
    `await (await import('./dist/dev/bundle.js')).bundleWorkflows('dist/workflow-bundle.js')`,
  ),
);
// One file: a child that was killed by a mail is replaced in half the time.
step('the parsing children', '.parser', SERVER, () => {
  for (const name of ['parser', 'reader'])
    run(
      'node_modules/rolldown/bin/cli.mjs',
      `dist/${name}.js`,
      '--platform',
      'node',
      '--file',
      `dist/${name}-bundle.js`,
    );
});
step('the desk', '.ui', [...SHARED, 'ui'], () => {
  run('node_modules/vite/bin/vite.js', 'build', '-c', 'ui/vite.config.ts', '--logLevel', 'warn');
  compress(path.join(root, 'dist', 'ui', 'assets'));
});
// Beside the desk, whose build empties the folder.
step('the guide', '.guide', ['docs', 'dist/.server', 'dist/.ui'], () =>
  run('dist/dev/connecting/write-guide.js', 'dist/ui/guide'),
);
