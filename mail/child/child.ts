/** The process that parses foreign mail and may be killed at any time. Started by `mail/child/pool.ts` only. */

import { parseMail } from '../read/parse.ts';
import { serveParser } from './loop.ts';

serveParser(parseMail);
