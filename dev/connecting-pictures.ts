/**
 * `npx tsx dev/connecting-pictures.ts [address of a running npm start]`: draws what the guide in docs/connecting shows of
 * providers' pages, and with an address takes pictures of our own steps, in both languages. It saves nothing there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawPage, drawTerminal } from './connecting/drawing.ts';
import { PAGES, TERMINALS } from './connecting/drawings.ts';
import { takeScreens } from './connecting/screens.ts';
import { PROJECT_ROOT } from './root.ts';

const FOLDER = path.join(PROJECT_ROOT, 'docs', 'connecting', 'pictures');
mkdirSync(FOLDER, { recursive: true });

for (const [name, page] of Object.entries(PAGES)) writeFileSync(path.join(FOLDER, `${name}.svg`), drawPage(page));
for (const [name, lines] of Object.entries(TERMINALS))
  writeFileSync(path.join(FOLDER, `${name}.svg`), drawTerminal(lines));
process.stdout.write(`${Object.keys(PAGES).length + Object.keys(TERMINALS).length} drawings\n`);

const url = process.argv[2]?.replace(/\/$/, '');
if (url !== undefined)
  for await (const name of takeScreens(url, FOLDER))
    process.stdout.write(`${path.join('docs/connecting/pictures', name)}\n`);
