/** `npm run docs`: writes the files that are printed from the code. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PRINTED_FILES } from './printed-files.ts';
import { PROJECT_ROOT } from './root.ts';

for (const [name, print] of Object.entries(PRINTED_FILES)) {
  const file = path.join(PROJECT_ROOT, name);
  await writeFile(file, print(await readFile(file, 'utf8')));
}
