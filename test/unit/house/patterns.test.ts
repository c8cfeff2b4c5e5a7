/** No pattern of the house takes more than linear time on what hostile mail repeats: spaces, dashes, brackets, marks. */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { patternsIn, slowOn } from '../../support/house/patterns.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const LAYERS = ['domain', 'mail', 'vault', 'db', 'contract', 'workflows', 'activities', 'api', 'ui'];

/** Those that are slow on text that is never long, each with what bounds it. */
const BOUNDED: Record<string, string> = {};

const sources = LAYERS.flatMap((layer) =>
  readdirSync(path.join(ROOT, layer), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.join(layer, name)),
).map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));

test('every pattern reads a repeated sign in linear time, or says what bounds its text', async () => {
  const slow: string[] = [];
  for (const { file, text } of sources)
    for (const pattern of patternsIn(file, text)) if ((await slowOn(pattern)) !== null) slow.push(`${file} ${pattern}`);
  expect(slow).toEqual(Object.keys(BOUNDED));
});

test('a pattern that begins anew at every space is seen, and one that cannot is not', async () => {
  expect(await slowOn(/[ \t]+\n/g)).toBe(' ');
  expect(await slowOn(/[ \t]\n/g)).toBeNull();
});

test('only one file composes and decomposes text: it cuts runs of marks first', () => {
  const normal = sources.filter(({ text }) => /\.normalize\(/.test(text)).map(({ file }) => file);
  expect(normal).toEqual(['domain/text/compose.ts']);
});
