import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readStoredMail } from '../../../activities/mail-in/read-mail.ts';
import { type Blobs, fileBlobs } from '../../../db/blobs/files.ts';
import { createParser, type Parser, UnreadableMail } from '../../../mail/child/pool.ts';
import { eventually } from '../../support/eventually.ts';
import { inOneFile } from '../../support/mail/one-file.ts';

const mail = (subject: string) => Buffer.from(`From: a@ornek.test\r\nSubject: ${subject}\r\n\r\nMerhaba\r\n`);
const attached = (base64: string) =>
  Buffer.from(
    `From: a@ornek.test\r\nSubject: Ek\r\nContent-Type: application/pdf; name=ek.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n`,
  );
let folder: string;
/** As it is shipped, and one that misbehaves on demand. */
let child: { real: URL; unruly: URL };
let blobs: Blobs;
let real: Parser;
let unruly: Parser;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bilet-parser-'));
  blobs = fileBlobs(folder);
  child = {
    real: await inOneFile(new URL('../../../parser.ts', import.meta.url), path.join(folder, 'real.mjs')),
    unruly: await inOneFile(new URL('./unruly-child.ts', import.meta.url), path.join(folder, 'unruly.mjs')),
  };
  real = createParser({ childModule: child.real, folder });
  unruly = createParser({
    childModule: child.unruly,
    folder,
    parseMs: 2_000,
    size: 2,
  });
});
afterAll(async () => {
  await Promise.all([real.stop(), unruly.stop()]);
  await rm(folder, { recursive: true, force: true });
});
const parse = async (parser: Parser, raw: Buffer) => parser.parse(await blobs.put(raw));
/** In this order: the store takes many files at once and is done with them in any. */
async function parseInOrder(parser: Parser, subjects: string[]) {
  const names = await Promise.all(subjects.map((subject) => blobs.put(mail(subject))));
  return Promise.allSettled(names.map((name) => parser.parse(name)));
}
const outcome = (result: PromiseSettledResult<{ subject: string }>) =>
  result.status === 'fulfilled' ? result.value.subject : (result.reason as UnreadableMail).reason;

test('reads a mail by the name of its bytes, and its files are in the store before it answers', async () => {
  const parsed = await parse(real, attached('AQID'));
  expect(parsed).toMatchObject({ subject: 'Ek', files: [{ name: 'ek.pdf', size: 3 }] });
  expect([...(await blobs.get(parsed.files[0]!.sha256))]).toEqual([1, 2, 3]);
});

test('answers many mails at once, each with its own', async () => {
  const subjects = Array.from({ length: 60 }, (_, n) => `Konu ${n}`);
  const parsed = await Promise.all(subjects.map((subject) => parse(real, mail(subject))));
  expect(parsed.map((one) => one.subject)).toEqual(subjects);
});

test('says so when there is nothing to read', async () => {
  await expect(parse(real, Buffer.alloc(0))).rejects.toMatchObject({ name: 'UnreadableMail', reason: 'unreadable' });
});

test('kills a child that hangs or dies, blames one mail, and parses those behind it', async () => {
  // Patient as in earnest: on a busy machine a new child may be slow with its first mail, which is then no mail's fault.
  const parser = createParser({ childModule: child.unruly, folder, size: 2 });
  try {
    const subjects = ['bir', 'please hang', 'iki', 'please die', 'üç', 'dört', 'beş'];
    const results = await parseInOrder(parser, subjects);
    expect(results.map(outcome)).toEqual(['bir', 'timeout', 'iki', 'crash', 'üç', 'dört', 'beş']);
  } finally {
    await parser.stop();
  }
}, 90_000);

test('mails behind a slow one go to a child that is free, and each is answered once', async () => {
  const parser = createParser({
    childModule: child.unruly,
    folder,
    size: 2,
    parseMs: 8_000,
  });
  let given = false;
  try {
    const hung = parse(parser, mail('please hang')).catch((error: UnreadableMail) => ((given = true), error.reason));
    const subjects = ['bir', 'iki', 'üç', 'dört', 'beş'];
    const others = await Promise.all(subjects.map((subject) => parse(parser, mail(subject))));
    expect([others.map(({ subject }) => subject), given]).toEqual([subjects, false]);
    expect(await hung).toBe('timeout');
    expect((await parse(parser, mail('altı'))).subject).toBe('altı');
  } finally {
    await parser.stop();
  }
}, 90_000);

test('while one slow mail follows another each has less time', async () => {
  const parser = createParser({ childModule: child.unruly, folder, parseMs: 600, underFireMs: 100 });
  try {
    const ends = await parseInOrder(parser, ['please hang 1', 'please hang 2', 'please hang 3']);
    expect(ends.map((one) => (one.status === 'rejected' ? (one.reason as Error).message : 'read'))).toEqual([
      'not parsed within 600 ms',
      'not parsed within 600 ms',
      'not parsed within 100 ms',
    ]);
  } finally {
    await parser.stop();
  }
}, 90_000);

test('a disk that takes longer than a mail may is no fault of the mail', async () => {
  // A new child loads what it parses with, which takes a busy machine longer than its mail may take here.
  await eventually(() => parse(unruly, mail('ısınma')), { withinMs: 60_000, label: 'a child at work' });
  expect(await parse(unruly, mail('slow disk'))).toMatchObject({ subject: 'slow disk' });
}, 90_000);

test('a disk that is full is no fault of the mail', async () => {
  const fault = await parse(unruly, attached(Buffer.from('disk full').toString('base64'))).catch(
    (error: unknown) => error,
  );
  expect(fault).toMatchObject({ code: 'ENOSPC' });
  expect(fault).not.toBeInstanceOf(UnreadableMail);
});

test('a mail whose bytes are missing or damaged is lost, and a store that is away as a whole is something else', async () => {
  await expect(real.parse('a'.repeat(64))).rejects.toMatchObject({ reason: 'lost' });
  const sha256 = await blobs.put(mail('hasarlı'));
  await writeFile(path.join(folder, sha256.slice(0, 2), sha256.slice(2)), 'başka');
  await expect(real.parse(sha256)).rejects.toMatchObject({ reason: 'lost' });
  await rename(folder, `${folder}-away`);
  const fault = await real.parse(sha256).catch((error: unknown) => error);
  await rename(`${folder}-away`, folder);
  expect(fault).toMatchObject({ code: 'ENOENT' });
  expect(fault).not.toBeInstanceOf(UnreadableMail);
});

test.each([
  ['no name', 'x', 3],
  ['that of a file which is not there', 'b'.repeat(64), 3],
  ['that of a file of another length', null, 4],
])('is not believed about a file whose name is %s', async (_what, name, size) => {
  const sha256 = name ?? (await blobs.put(Buffer.from('abc')));
  const file = { name: 'a', mediaType: 'a/b', contentId: null, inline: false, sha256, size };
  const liar = {
    parse: async () => ({ ...(await parse(real, mail('x'))), files: [file] }),
    stop: async () => undefined,
  };
  await expect(readStoredMail(blobs, liar, 'x')).rejects.toMatchObject({ reason: 'unreadable' });
});

test('refuses work once stopped', async () => {
  const parser = createParser({ childModule: child.real, folder });
  await parser.stop();
  await expect(parser.parse('x')).rejects.toBeInstanceOf(UnreadableMail);
});
