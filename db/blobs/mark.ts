/**
 * The store of files proves that it is ours: it holds a mark with the name of the installation, made once. A path may lead to the
 * empty folder under a mount point, and what is written there is lost to everybody once the volume is back.
 */
import { access, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Db, change, many, maybe } from '../core/pool.ts';

const MARK = 'bilet-store';

/** The folder that should hold the store does not: nothing may be written there, and nothing in it is known to be lost. */
export class StoreAway extends Error {
  /** Like those of the system, so that it counts as an outage. */
  readonly code = 'ESTORE';

  constructor() {
    super('the folder of files is not there');
    this.name = 'StoreAway';
  }
}

/** Faults of the whole process, whichever file it reads. */
export const isProcessFault = (error: unknown): boolean =>
  /^(EMFILE|ENFILE|ENOMEM|EAGAIN)$/.test((error as NodeJS.ErrnoException).code ?? '');

/** Whether the folder holds the mark of this installation. Rejects with faults of the process itself (`EMFILE`). */
export async function isMarked(folder: string, instance: string): Promise<boolean> {
  try {
    return (await readFile(path.join(folder, MARK), 'utf8')).trim() === instance;
  } catch (error) {
    if (isProcessFault(error)) throw error;
    return false;
  }
}

/**
 * Marks the store when there never was one: at the first start, or after an upgrade when the files are there that Postgres names. Else it
 * does nothing, and a folder without its mark is away until somebody brings it back. Any number of processes may do so at once.
 */
export async function claimStore(db: Db, folder: string, instance: string): Promise<void> {
  const claimed = await maybe(db, { name: 'store-claimed', text: `select from setting where key = 'store'` });
  if (claimed !== undefined) return;
  if (!(await isMarked(folder, instance))) {
    if (!(await holdsWhatIsNamed(db, folder))) return;
    await markStore(folder, instance);
  }
  await change(db, {
    name: 'claim-store',
    text: `insert into setting (key, value) values ('store', 'true') on conflict do nothing`,
  });
}

/** Makes the folder where it is missing, and its mark. For a new store alone: whoever calls it says that this is the place. */
export async function markStore(folder: string, instance: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path.join(folder, MARK), 'w', 0o600);
  try {
    await file.writeFile(`${instance}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** An installation of an earlier release has files: some of them must be here, or this is not their folder. */
async function holdsWhatIsNamed(db: Db, folder: string): Promise<boolean> {
  const named = await many<{ sha256: string }>(db, {
    name: 'some-files',
    text: `select sha256 from inbound where sha256 is not null order by id desc limit 5`,
  });
  const found = await Promise.all(
    named.map(({ sha256 }) =>
      access(path.join(folder, sha256.slice(0, 2), sha256.slice(2))).then(
        () => true,
        () => false,
      ),
    ),
  );
  return named.length === 0 || found.includes(true);
}
