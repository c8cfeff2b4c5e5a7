/** A parsing child that loops for ever on mails with `X-Hang`, as hostile mails make parsers do; others it parses. */
import { parseMail } from '../../../mail/read/parse.ts';
import { filesOf } from './files-of.ts';
import { serveParser } from '../../../mail/child/loop.ts';

serveParser(filesOf(process.argv[3]!), async (raw) => {
  while (Buffer.from(raw).includes('X-Hang:'));
  return parseMail(raw);
});
