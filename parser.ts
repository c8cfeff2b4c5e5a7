/** Composition root of the parsing child, which reads foreign mail and may be killed at any time: the store of files, the parser. */
import { fileBlobs, LostBlob } from './db/blobs/files.ts';
import { serveParser } from './mail/child/loop.ts';
import { parseMail } from './mail/read/parse.ts';

const [, , , folder = '', instance = ''] = process.argv;
const blobs = fileBlobs(folder, instance === '' ? null : async () => instance);
serveParser({ ...blobs, isLost: (error) => error instanceof LostBlob }, parseMail);
