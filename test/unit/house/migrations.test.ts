/** Migrations are applied by name: two of one number would run in another order on another database. */
import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, '../../../db/migrations');

test('the files are numbered, and no two have one number', () => {
  const numbers = readdirSync(FOLDER)
    .toSorted()
    .map((name) => Number(/^(\d{4})_[a-z_]+\.sql$/.exec(name)?.[1]));
  expect(numbers.filter((number, index) => !Number.isInteger(number) || numbers.indexOf(number) !== index)).toEqual([]);
});
