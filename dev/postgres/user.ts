import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';

/** An OS user of this machine. */
export type OsUser = { name: string; uid: number; gid: number };

/**
 * Whom the server runs as: `undefined` (ourselves) unless we are root, which initdb refuses; then
 * `postgres`, else `nobody`. Throws for a machine that has neither.
 */
export function serverUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (!user)
    throw new Error(
      'PostgreSQL refuses to run as root and there is no OS user "postgres" or "nobody". Set DATABASE_URL.',
    );
  return user;
}

/** Postgres looks its own uid up and refuses one without a passwd entry, so a name from there is what is needed. */
function lookUp(name: string): OsUser | undefined {
  const line = existsSync('/etc/passwd')
    ? readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((entry) => entry.startsWith(`${name}:`))
    : undefined;
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

/** True when `user` (or we) can run the program, its libraries included. */
export function canRun(user: OsUser | undefined, program: string): boolean {
  return spawnSync(program, ['--version'], { cwd: '/', ...pick(user) }).status === 0;
}

/**
 * Where the cluster lives: `<dataDir>/cluster`, owned by the server's user. A data folder below a closed
 * one (a clone in root's home, a mkdtemp folder) cannot be entered by the dropped user; then the
 * cluster goes to a folder of its own under /var/lib/bilet and `<dataDir>/elsewhere` says where.
 */
export function clusterHome(dataDir: string, user: OsUser | undefined, log: (line: string) => void): string {
  mkdirSync(dataDir, { recursive: true });
  if (!user) return dataDir;
  const pointer = join(dataDir, 'elsewhere');
  if (existsSync(pointer)) {
    const home = readFileSync(pointer, 'utf8').trim();
    if (existsSync(home)) return home;
  }
  chmodSync(dataDir, 0o711);
  if (canEnter(user, dataDir)) return dataDir;
  mkdirSync('/var/lib/bilet', { recursive: true, mode: 0o711 });
  const home = mkdtempSync('/var/lib/bilet/postgres-');
  chmodSync(home, 0o711);
  writeFileSync(pointer, `${home}\n`);
  log(`postgres: ${dataDir} is closed to the OS user ${user.name}; the database is kept in ${home}`);
  return home;
}

function canEnter(user: OsUser, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { cwd: '/', ...pick(user) }).status === 0;
}

/** Makes a folder that only the server's user may read. */
export function makeOwnFolder(path: string, user: OsUser | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
}

/** The part of a user that `spawn` takes. */
export function pick(user: OsUser | undefined): { uid: number; gid: number } | undefined {
  return user && { uid: user.uid, gid: user.gid };
}
