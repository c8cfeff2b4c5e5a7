import { spawnSync } from 'node:child_process';
import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { OsUser } from './user.ts';
import { makeOwnFolder, pick } from './user.ts';

/**
 * Makes a new cluster in the folder `cluster`: superuser `bilet`, scram, UTF-8 and never the machine's
 * locale. It appears there complete or not at all. Throws with initdb's words.
 */
export async function initCluster(options: {
  binaries: Binaries;
  cluster: string;
  password: string;
  user: OsUser | undefined;
}): Promise<void> {
  const { binaries, cluster, password, user } = options;
  // A folder of its own for the new cluster and the password file: the dropped user must reach both.
  const workshop = join(dirname(cluster), 'cluster.new');
  rmSync(workshop, { recursive: true, force: true });
  makeOwnFolder(workshop, user);
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);

  const made = join(workshop, 'cluster');
  let words = '';
  // macOS knows no C.UTF-8; plain C with UTF-8 text sorts by code point as well.
  for (const locale of ['C.UTF-8', 'C']) {
    rmSync(made, { recursive: true, force: true });
    const { status, stderr, error } = spawnSync(
      join(binaries.bin, 'initdb'),
      [
        '-D',
        made,
        '-U',
        'bilet',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        `--locale=${locale}`,
        '--no-instructions',
      ],
      { cwd: '/', encoding: 'utf8', ...pick(user) },
    );
    if (status === 0) {
      renameSync(made, cluster);
      rmSync(workshop, { recursive: true, force: true });
      return;
    }
    words = error?.message ?? stderr;
  }
  rmSync(workshop, { recursive: true, force: true });
  throw new Error(`initdb failed: ${words.trim()}`);
}
