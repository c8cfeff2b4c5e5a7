/** A parsing child that writes its id into the file which the mail names, and then never turns its event loop again. */
import { writeFileSync } from 'node:fs';
import { filesOf } from './files-of.ts';
import { serveParser } from '../../../mail/child/loop.ts';

serveParser(filesOf(process.argv[3]!), (raw) => {
  writeFileSync(Buffer.from(raw).toString(), String(process.pid));
  for (;;);
});
