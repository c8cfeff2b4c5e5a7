/** The desk carries only the styles of the components that it uses; one that lacks its own looks broken, and no other test sees that. */
import { expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../../dev/root.ts';

const STYLES = path.join(PROJECT_ROOT, 'node_modules', '@mantine', 'core', 'styles');
const read = (file: string) => readFileSync(path.join(PROJECT_ROOT, file), 'utf8');
const sheets = (text: string) => [...text.matchAll(/core\/styles\/(\w+)\.css/g)].map(([, name]) => name!);

test('each component of Mantine’s has its styles, with those of every page or where it is used', () => {
  const always = sheets(read('ui/mantine-css.ts'));
  const bare = readdirSync(path.join(PROJECT_ROOT, 'ui'), { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    if (!file.endsWith('.tsx')) return [];
    const text = read(path.join('ui', file));
    const used = [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names]) =>
      names!.split(',').map((name) => name.trim()),
    );
    const there = [...always, ...sheets(text)];
    return used
      .filter((name) => existsSync(path.join(STYLES, `${name}.css`)) && !there.includes(name))
      .map((name) => `${file}: ${name}`);
  });
  expect(bare).toEqual([]);
});
