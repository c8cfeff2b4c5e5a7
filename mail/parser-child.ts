/** The process that parses foreign mail and may be killed at any time. Started by `mail/parser-pool.ts` only. */

import { parseMail } from './parse.ts';
import { serveParser } from './parser-loop.ts';

serveParser(parseMail);
