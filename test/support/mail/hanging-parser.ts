/** A parsing child that loops for ever on mails with `X-Hang`, as hostile mails make parsers do; others it parses. */
import { parseMail } from '../../../mail/read/parse.ts';
import { serveParser } from '../../../mail/child/loop.ts';

serveParser(async (raw) => {
  while (Buffer.from(raw).includes('X-Hang:'));
  return parseMail(raw);
});
