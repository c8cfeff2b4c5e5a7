/** Migrations are applied by name: two of one number, or a gap filled later, would run in another order on another database. */
import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, '../../../db/migrations');

test('the files are numbered one after another, without gap or repetition', () => {
  const numbers = readdirSync(FOLDER)
    .toSorted()
    .map((name) => Number(/^(\d{4})_[a-z_]+\.sql$/.exec(name)?.[1]));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
