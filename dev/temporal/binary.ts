import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildTemporal } from './build.ts';
import { downloadTemporal } from './download.ts';

/** Keys the cache; must name the version that go.mod requires. */
const CLI_VERSION = 'v1.8.2';

const CURES =
  'No Temporal server could be found or made. One of these helps: set TEMPORAL_ADDRESS to a server of yours; install the ' +
  'temporal CLI (https://docs.temporal.io/cli) so that it is on PATH; or install Go 1.21 or newer (with access to its ' +
  'module proxy), then it is built from dev/temporal on the next start.';

/**
 * Path of a `temporal` binary: the one on PATH, else the cached one, else downloaded by the SDK, else
 * built with Go (about five minutes, once per machine; progress goes to `log`). Throws with the cures.
 */
export async function findTemporal(log: (line: string) => void): Promise<string> {
  if (isUsable('temporal')) return 'temporal';

  const folder = join(cacheFolder(), `temporal-cli-${CLI_VERSION}`);
  const cached = join(folder, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
  if (existsSync(cached) && isUsable(cached)) return cached;

  mkdirSync(folder, { recursive: true });
  const downloaded = await downloadTemporal(folder, log);
  if (downloaded && isUsable(downloaded)) return downloaded;
  try {
    await buildTemporal(cached, log);
  } catch (error) {
    throw new Error(`${CURES}\nThe last attempt said: ${(error as Error).message}`, { cause: error });
  }
  return cached;
}

/** Bilet's folder in the user's cache, shared by all clones. */
export function cacheFolder(): string {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches')
      : process.env.LOCALAPPDATA || join(homedir(), '.cache'));
  return join(base, 'bilet');
}

/** Updates and `--sqlite-pragma` need CLI 1.3; a build of ours calls itself 0.0.0-DEV. */
function isUsable(binary: string): boolean {
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  if (status !== 0 || major === undefined) return false;
  return stdout.includes('0.0.0-DEV') || Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 3);
}
