/** `npm run docs`: writes the pages that are printed from the code. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PRINTED_PAGES } from './printed-pages.ts';
import { PROJECT_ROOT } from './root.ts';

for (const [name, print] of Object.entries(PRINTED_PAGES)) {
  const file = path.join(PROJECT_ROOT, 'docs', name);
  await writeFile(file, print(await readFile(file, 'utf8')));
}
