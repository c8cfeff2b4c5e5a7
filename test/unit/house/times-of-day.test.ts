import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
/** The clock on the wall and its one form; the desk's maker of forms, which takes it. */
const HOMES = ['domain/wall-time.ts', 'ui/time.ts'];
const ASKS_FOR_TIME =
  /Intl\.DateTimeFormat\([^)]*\b(?:hour\b|timeStyle)|toLocaleTimeString|\.toLocaleString\([^)]*\bhour\b/;

test('nobody writes a time of day by Intl but the rooms that give it its colon', () => {
  const files = ['domain', 'mail', 'api', 'activities', 'ui'].flatMap((place) =>
    readdirSync(path.join(ROOT, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(place, name)),
  );
  const isTime = (text: string) => ASKS_FOR_TIME.test(text);
  expect(files.filter((file) => !HOMES.includes(file) && isTime(readFileSync(path.join(ROOT, file), 'utf8')))).toEqual(
    [],
  );
  expect(isTime("new Intl.DateTimeFormat('tr', {\n  hour: '2-digit',\n  minute: '2-digit',\n})")).toBe(true);
});
