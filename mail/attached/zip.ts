/** Files within a zip, as office files are. Small and strict: what is strange is not there. */
import { inflateRawSync } from 'node:zlib';
import { LIMITS } from '../../domain/limits.ts';

type Entry = { method: number; packed: number; at: number };
export type Zip = { names: string[]; read(name: string): Buffer | undefined };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of the directory, with the longest comment that may follow it. */
const END_BYTES = 22;
const COMMENT_BYTES = 65_535;

/** Undefined for what is no zip, or has more entries than an office file; `read` throws when all that was read is larger than a file may be. */
export function readZip(bytes: Buffer): Zip | undefined {
  const end = endOf(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (count > LIMITS.attachedEntries) return undefined;
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    entries.set(bytes.toString('utf8', at + 46, at + 46 + name), {
      ...{ method: bytes.readUInt16LE(at + 10), packed: bytes.readUInt32LE(at + 20), at: bytes.readUInt32LE(at + 42) },
    });
    at += 46 + name + extra + comment;
  }
  let left: number = LIMITS.attachedBytes;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      const content = entry && contentOf(bytes, entry, left);
      left -= content?.length ?? 0;
      return content;
    },
  };
}

function endOf(bytes: Buffer): number | undefined {
  for (let at = bytes.length - END_BYTES; at >= Math.max(0, bytes.length - END_BYTES - COMMENT_BYTES); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  return undefined;
}

function contentOf(bytes: Buffer, { method, packed, at }: Entry, left: number): Buffer | undefined {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) return undefined;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(from, from + packed);
  if (method === 0) return content;
  // What it says of its size, a bomb says as it likes: unpacking ends at ours.
  return method === 8 ? inflateRawSync(content, { maxOutputLength: Math.max(1, left) }) : undefined;
}
