/** Migrations are applied by name: two of one number, or a gap filled later, would run in another order on another database. */
import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, '../../../db/migrations');

/** Numbers of work that is under way before the release: their files come. Empty when it is done. */
const GIVEN_OUT = [19, 20, 21];

test('the files are numbered one after another, without gap or repetition', () => {
  const numbers = readdirSync(FOLDER)
    .toSorted()
    .map((name) => Number(/^(\d{4})_[a-z_]+\.sql$/.exec(name)?.[1]));
  expect(new Set(numbers).size).toBe(numbers.length);
  const all = [...new Set([...numbers, ...GIVEN_OUT])].toSorted((one, other) => one - other);
  expect(all).toEqual(all.map((_, index) => index + 1));
});
