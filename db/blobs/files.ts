/**
 * Content-addressed storage of raw mail and attachments: the name of a file is the SHA-256 of its bytes. Writes are atomic and
 * durable: to a temporary file, fsync, rename, fsync of the folder (a rename is not durable without that).
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { receive } from './incoming.ts';
import { isMarked, isProcessFault, StoreAway } from './mark.ts';

/** The port: local files today, an object store tomorrow. */
export type Blobs = {
  /**
   * Stores bytes and returns their SHA-256 in hex once they cannot be lost. Twice the same bytes is one file; one that
   * was damaged meanwhile is replaced. `sha256` is their name when the caller has just made it.
   */
  put(bytes: Uint8Array, sha256?: string): Promise<string>;
  /** The same for bytes that are still coming; rejects with the source's fault. */
  putStream(source: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }>;
  /** The bytes as they were put. Rejects with LostBlob when this one is missing or damaged. */
  get(sha256: string): Promise<Buffer>;
  stream(sha256: string): ReadStream;
  /** Whether a file of this name and length is there; false for what is no name. Rejects when the store is away. */
  has(sha256: string, size: number): Promise<boolean>;
  /** Whether the folder is there, with the mark of this installation. */
  isThere(): Promise<boolean>;
  /** Whether a file of this name is there, whatever it holds. */
  isStored(sha256: string): Promise<boolean>;
  /** Removes what writers left behind who were killed before they were done; returns how many that were. */
  sweep(): Promise<number>;
};

/** The bytes of this name are not there any more, as against a store that cannot be read at all. */
export class LostBlob extends Error {
  constructor(sha256: string, what: string) {
    super(`the stored file ${sha256} ${what}`);
    this.name = 'LostBlob';
  }
}

const NAME = /^[0-9a-f]{64}$/;
/** Longer than any file takes to write. */
const PART_MS = 3_600_000;

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Blobs in `<folder>/ab/cdef…`. With the name of the installation the folder must hold its mark (mark.ts): without it nothing
 * is written, and what is missing is not lost.
 */
export function fileBlobs(folder: string, instance: (() => Promise<string>) | null = null): Blobs {
  const isThere = async () => (instance === null ? exists(folder) : isMarked(folder, await instance()));
  const prove = async () => {
    if (instance !== null && !(await isThere())) throw new StoreAway();
  };

  const pathOf = (sha256: string) => {
    if (!NAME.test(sha256)) throw new Error(`not a blob name: ${sha256.slice(0, 80)}`);
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2));
  };
  // All in one folder, where those that nobody finished are found without looking through the whole store.
  const parts = path.join(folder, 'parts');
  const syncs = new Map<string, Promise<void>>();
  return {
    async put(bytes, sha256 = sha256Of(bytes)) {
      const target = pathOf(sha256);
      await prove();
      if (await holds(target, bytes)) return sha256;
      const parent = path.dirname(target);
      // One level each, never the folder itself: that would make the store anew wherever its path leads.
      if (await isMade(parent)) await syncFolder(folder);
      await isMade(parts);
      const temporary = path.join(parts, randomBytes(8).toString('hex'));
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.datasync();
      } catch (error) {
        await file.close();
        await rm(temporary, { force: true });
        throw error;
      }
      await file.close();
      await rename(temporary, target);
      await coalesced(syncs, parent, () => syncFolder(parent));
      // Taken away meanwhile? Then it lies somewhere else.
      await prove();
      return sha256;
    },
    async putStream(source) {
      await prove();
      await isMade(parts);
      const { part, sha256, size } = await receive(parts, source);
      const target = pathOf(sha256);
      const parent = path.dirname(target);
      if (await isMade(parent)) await syncFolder(folder);
      // In place of the same bytes, or of damaged ones.
      await rename(part, target);
      await coalesced(syncs, parent, () => syncFolder(parent));
      await prove();
      return { sha256, size };
    },
    async get(sha256) {
      const file = pathOf(sha256);
      let bytes: Buffer;
      try {
        bytes = await readFile(file);
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'unknown fault';
        // Where the folder itself is away, a disk is not mounted: that says nothing about one file.
        if (isProcessFault(error)) throw error;
        if (!(await isThere())) throw instance === null ? error : new StoreAway();
        throw new LostBlob(sha256, code === 'ENOENT' ? 'is missing' : `cannot be read (${code})`);
      }
      if (sha256Of(bytes) !== sha256) throw new LostBlob(sha256, 'is damaged: it holds other bytes');
      return bytes;
    },
    isThere,
    isStored: async (sha256) => (await sizeOf(pathOf(sha256))) !== null,
    stream: (sha256) => createReadStream(pathOf(sha256)),
    async has(sha256, size) {
      if (!NAME.test(sha256)) return false;
      const found = await sizeOf(pathOf(sha256));
      if (found === null) await (instance === null ? access(folder) : prove());
      return found === size;
    },
    async sweep() {
      let swept = 0;
      for (const name of await readdir(parts).catch(() => [])) {
        const part = path.join(parts, name);
        const found = await stat(part).catch(() => null);
        if (found === null || Date.now() - found.mtimeMs < PART_MS) continue;
        await rm(part, { force: true });
        swept++;
      }
      return swept;
    },
  };
}

/** Coalesces fsyncs of one folder: a sync started after our rename covers us. */
async function coalesced(pending: Map<string, Promise<void>>, key: string, work: () => Promise<void>): Promise<void> {
  await pending.get(key)?.catch(() => undefined);
  const running = pending.get(key);
  if (running !== undefined) return running;
  const mine = work().finally(() => pending.delete(key));
  pending.set(key, mine);
  return mine;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether the file is there and holds these bytes. */
async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  return (
    (await sizeOf(file)) === bytes.byteLength &&
    readFile(file).then(
      (kept) => kept.equals(bytes),
      () => false,
    )
  );
}

/** Null when there is no such file. */
const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    (found) => found.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return null;
    },
  );

/** Makes a folder in one that is there; whether it was missing. */
const isMade = (folder: string): Promise<boolean> =>
  mkdir(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
