/** `npm run docs`: writes the pages that are printed from the code. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_ROOT } from './root.ts';
import { ticketLife } from './ticket-life.ts';

await writeFile(path.join(PROJECT_ROOT, 'docs', 'ticket-life.md'), ticketLife());
