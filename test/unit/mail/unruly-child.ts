/** A parsing child that hangs or dies on demand, whose store is slow on demand, and that parses every other mail as the real one does. */
import { setTimeout as delay } from 'node:timers/promises';
import { parseMail } from '../../../mail/read/parse.ts';
import { filesOf } from '../../support/mail/files-of.ts';
import { serveParser } from '../../../mail/child/loop.ts';

const files = filesOf(process.argv[3]!);

serveParser(
  {
    ...files,
    async get(sha256) {
      const bytes = await files.get(sha256);
      if (bytes.includes('slow disk')) await delay(3_000);
      return bytes;
    },
    async put(bytes, sha256) {
      if (Buffer.from(bytes).includes('disk full')) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      return files.put(bytes, sha256);
    },
  },
  (raw) => {
    const text = Buffer.from(raw).toString();
    if (text.includes('please hang')) for (;;);
    if (text.includes('please die')) process.exit(7);
    return parseMail(raw);
  },
);
