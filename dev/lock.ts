/** npm can write a lock file that `npm ci` then refuses on other systems: optional packages left out without a word. */
import { readFile } from 'node:fs/promises';

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };

/** Optional dependencies that some package of the lock file names and the lock file does not hold. */
export async function missingFromLock(file: string): Promise<string[]> {
  const { packages } = JSON.parse(await readFile(file, 'utf8')) as Lock;
  const held = new Set(
    Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)),
  );
  const named = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  return [...new Set(named)].filter((name) => !held.has(name)).sort();
}
