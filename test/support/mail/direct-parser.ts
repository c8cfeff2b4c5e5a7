import { FilesFault, readStored } from '../../../mail/child/files.ts';
import { type Parser, UnreadableMail } from '../../../mail/child/pool.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { filesOf } from './files-of.ts';

/** Parses in this process, for tests that are not about the child. */
export function directParser(folder: string): Parser {
  const files = filesOf(folder);
  return {
    parse: (sha256) =>
      readStored(files, parseMail, sha256).catch((error: Error) => {
        if (!(error instanceof FilesFault)) throw new UnreadableMail('unreadable', error.message);
        throw files.isLost(error.cause) ? new UnreadableMail('lost', error.message) : error.cause;
      }),
    stop: async () => undefined,
  };
}
