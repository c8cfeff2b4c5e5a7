/** Bytes that are still coming: written to a file as they arrive, so that a slow or large one costs no memory. */
import { createHash, randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';

/** A file that is whole and safe on the disk, but not in its place yet: whoever received it renames or removes it. */
export type Received = { part: string; sha256: string; size: number };

/** Writes `source` to a file of no name below `folder`. Nothing stays behind when the source fails. */
export async function receive(folder: string, source: AsyncIterable<Uint8Array>): Promise<Received> {
  const part = path.join(folder, randomBytes(8).toString('hex'));
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(part, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.datasync();
    return { part, sha256: hash.digest('hex'), size };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
