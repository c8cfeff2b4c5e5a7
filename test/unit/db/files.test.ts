import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { type Blobs, fileBlobs, LostBlob } from '../../../db/blobs/files.ts';
import { markStore, StoreAway } from '../../../db/blobs/mark.ts';

let folder: string;
let blobs: Blobs;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bilet-blobs-'));
  blobs = fileBlobs(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256.slice(2));

test('bytes come back as they were put, and the same bytes twice are one file that is written once', async () => {
  const bytes = Buffer.from('bir');
  const sha256 = await blobs.put(bytes);
  const first = await stat(fileOf(sha256));
  expect(await blobs.put(bytes)).toBe(sha256);
  expect((await stat(fileOf(sha256))).ino).toBe(first.ino);
  expect(await blobs.get(sha256)).toEqual(bytes);
});

test.each([
  ['shorter', 'ik'],
  ['of the same length', 'xxx'],
])(
  'a damaged file that is %s is an error that names it, and is replaced when its bytes are put again',
  async (_, is) => {
    const bytes = Buffer.from('iki');
    const sha256 = await blobs.put(bytes);
    await writeFile(fileOf(sha256), is);
    const error = await blobs.get(sha256).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(LostBlob);
    expect((error as Error).message).toBe(`the stored file ${sha256} is damaged: it holds other bytes`);
    await blobs.put(bytes);
    expect(await readFile(fileOf(sha256))).toEqual(bytes);
    expect(await readdir(path.dirname(fileOf(sha256)))).toHaveLength(1);
  },
);

test('a missing file is lost, and one in a folder that is away altogether is not', async () => {
  const name = 'a'.repeat(64);
  await expect(blobs.get(name)).rejects.toThrow(`the stored file ${name} is missing`);
  const error = await fileBlobs(path.join(folder, 'away'))
    .get(name)
    .catch((fault: unknown) => fault);
  expect(error).not.toBeInstanceOf(LostBlob);
  expect(error).toMatchObject({ code: 'ENOENT' });
});

test('nothing but a SHA-256 is the name of a file', async () => {
  await expect(blobs.get('../../etc/passwd')).rejects.toThrow('not a blob name');
});

test('knows whether a file of this name and length is there, and does not know while the store is away', async () => {
  const sha256 = await blobs.put(Buffer.from('beş'));
  expect(await blobs.has(sha256, 4)).toBe(true);
  expect(await blobs.has(sha256, 3)).toBe(false);
  expect(await blobs.has('c'.repeat(64), 4)).toBe(false);
  expect(await blobs.has('../../etc/passwd', 4)).toBe(false);
  await expect(fileBlobs(path.join(folder, 'away')).has(sha256, 4)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('sweeps what killed writers left behind, and nothing that somebody may still be writing', async () => {
  await blobs.put(Buffer.from('altı'));
  const [old, fresh] = ['eski', 'yeni'].map((name) => path.join(folder, 'parts', name));
  await writeFile(old!, 'yarım');
  await writeFile(fresh!, 'yarım');
  const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(old!, twoHoursAgo, twoHoursAgo);
  expect(await blobs.sweep()).toBe(1);
  expect(await readdir(path.join(folder, 'parts'))).toEqual(['yeni']);
});

describe('a store that must prove that it is ours', () => {
  const instance = async () => 'bu-kurulum';
  let store: string;
  beforeEach(async () => {
    store = await mkdtemp(path.join(folder, 'store-'));
    await markStore(store, await instance());
  });

  test('takes and gives bytes while its mark is there', async () => {
    const ours = fileBlobs(store, instance);
    const sha256 = await ours.put(Buffer.from('yedi'));
    expect([await ours.isThere(), String(await ours.get(sha256))]).toEqual([true, 'yedi']);
  });

  test.each([
    ['an empty one', async () => mkdir(store)],
    ['none', async () => undefined],
    ['that of another installation', async () => markStore(store, 'baska-kurulum')],
  ])('takes nothing, makes nothing and calls nothing lost when instead of the folder there is %s', async (_, put) => {
    const ours = fileBlobs(store, instance);
    const sha256 = await ours.put(Buffer.from('sekiz'));
    await rename(store, `${store}-away`);
    await put();
    const before = await readdir(store).catch(() => null);
    await expect(ours.put(Buffer.from('dokuz'))).rejects.toBeInstanceOf(StoreAway);
    await expect(ours.putStream(Readable.from([Buffer.from('dokuz')]))).rejects.toBeInstanceOf(StoreAway);
    await expect(ours.get(sha256)).rejects.toBeInstanceOf(StoreAway);
    await expect(ours.has(sha256, 5)).rejects.toBeInstanceOf(StoreAway);
    expect([await ours.isThere(), await readdir(store).catch(() => null)]).toEqual([false, before]);

    await rm(store, { recursive: true, force: true });
    await rename(`${store}-away`, store);
    expect(String(await ours.get(await ours.put(Buffer.from('dokuz'))))).toBe('dokuz');
    expect(String(await ours.get(sha256))).toBe('sekiz');
  });
});

test('bytes that come in pieces are one file of the same name, and damaged ones are replaced', async () => {
  const sha256 = await blobs.put(Buffer.from('birikiüç'));
  await writeFile(fileOf(sha256), 'xxx');
  async function* pieces() {
    for (const piece of ['bir', 'iki', 'üç']) yield Buffer.from(piece);
  }
  expect(await blobs.putStream(pieces())).toEqual({ sha256, size: 10 });
  expect((await blobs.get(sha256)).toString()).toBe('birikiüç');
});

test('of bytes that break off nothing stays', async () => {
  const before = await readdir(folder, { recursive: true });
  async function* broken() {
    yield Buffer.from('yarım');
    throw new Error('gone');
  }
  await expect(blobs.putStream(broken())).rejects.toThrow('gone');
  expect(await readdir(folder, { recursive: true })).toEqual(before);
});
