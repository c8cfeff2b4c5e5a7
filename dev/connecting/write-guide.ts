/** `node dist/dev/connecting/write-guide.js <folder>`: puts the guide beside the built desk (dev/build.mjs). */
import { writePages } from '../guide/pages.ts';
import { writeGuide } from './guide.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('say where the guide is written to');
writeGuide(folder);
writePages(folder);
