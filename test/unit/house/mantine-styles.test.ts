/** Of Mantine only the sheets of components in use are loaded; one without its own shows bare controls. */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const sheetsIn = (text: string) => [...text.matchAll(/styles\/(\w+)\.css/g)].map(([, name]) => name!);
const sheets = new Set(
  readdirSync(path.join(ROOT, 'node_modules/@mantine/core/styles'))
    .filter((file) => file.endsWith('.css'))
    .map((file) => file.slice(0, -'.css'.length)),
);
const everywhere = new Set(sheetsIn(read('ui/mantine-css.ts')));

/** Components that this file uses and whose sheet neither it nor the whole desk loads. */
const lacking = (text: string): string[] => {
  const own = new Set(sheetsIn(text));
  const used = [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names]) =>
    (names!.match(/\w+/g) ?? []).filter((name) => sheets.has(name)),
  );
  return used.filter((name) => !everywhere.has(name) && !own.has(name));
};

test('every component of Mantine has its sheet where it is used', () => {
  const files = readdirSync(path.join(ROOT, 'ui'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  expect(files.length).toBeGreaterThan(100);
  const faults = files.flatMap((file) => lacking(read(path.join('ui', file))).map((name) => `${file} ${name}`));
  expect(faults).toEqual([]);
  expect(lacking(`import { Button, Checkbox } from '@mantine/core';`)).toEqual(['Checkbox']);
});
