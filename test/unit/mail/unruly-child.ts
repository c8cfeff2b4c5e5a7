/** A parsing child that hangs or dies on demand, and parses every other mail as the real one does. */

import { parseMail } from '../../../mail/read/parse.ts';
import { serveParser } from '../../../mail/child/loop.ts';

serveParser((raw) => {
  const text = Buffer.from(raw).toString();
  if (text.includes('please hang')) for (;;);
  if (text.includes('please die')) process.exit(7);
  return parseMail(raw);
});
