/** Composition root of the child that reads the words of attached files, and may be killed at any time: the store of files, the readers. */
import { fileBlobs, LostBlob } from './db/blobs/files.ts';
import { textOfFile } from './mail/attached/text.ts';
import { serveReader } from './mail/child/loop.ts';

const [, , , folder = '', instance = ''] = process.argv;
const blobs = fileBlobs(folder, instance === '' ? null : async () => instance);
serveReader({ ...blobs, isLost: (error) => error instanceof LostBlob }, textOfFile);
