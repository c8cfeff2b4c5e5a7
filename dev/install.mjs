/**
 * Runs before `npm start`, `npm test`, `npm run check` and `npm run bench`: checks the Node version and installs the
 * dependencies when they are missing or older than the lock file. Plain JavaScript without any
 * dependency, because it runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Bilet needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org/`);
  process.exit(1);
}

/** Milliseconds since the epoch, 0 when there is no such file. */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

// npm writes node_modules/.package-lock.json last, so an interrupted install counts as missing.
const installed = changedAt(join(root, 'node_modules', '.package-lock.json'));
if (installed === 0 || changedAt(join(root, 'package-lock.json')) > installed) {
  console.log(
    installed === 0 ? 'Installing dependencies (first run only) ...' : 'Dependencies changed: installing ...',
  );
  // A child npm must not inherit the settings of the `npm start` around it (e.g. --ignore-scripts).
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  });
  if (error || status !== 0) {
    console.error(
      `npm ci failed${error ? `: ${error.message}` : ''}. Mend the cause above and run the same command again.`,
    );
    process.exit(status || 1);
  }
}
