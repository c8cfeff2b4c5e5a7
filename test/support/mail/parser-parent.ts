/** A process that has a mail parsed and waits; started with the file that the parsing child writes its id into. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileBlobs } from '../../../db/blobs/files.ts';
import { createParser } from '../../../mail/child/pool.ts';

const file = process.argv[2]!;
const folder = path.join(path.dirname(file), 'blobs');
await mkdir(folder);
const childModule = new URL('./spinning-parser.ts', import.meta.url);
const parser = createParser({ childModule, folder, parseMs: 10 * 60_000 });
await parser.parse(await fileBlobs(folder).put(Buffer.from(file)));
