import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { fold } from '../../../domain/text/fold.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';

let database: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test.each([
  'İADE',
  'iade',
  'IADE',
  'ıade',
  'ŞİŞLİ',
  'Çğüşöı',
  'IŞIK ışık',
  'fâtura',
  'FÂTURA',
  'Title /ID',
  'i̇ade',
  'Ünlü KÂĞIT',
])('code and database fold %s to the same letters', async (text) => {
  const { rows } = await client.query<{ folded: string }>('select tr_fold($1) as folded', [text]);
  expect(rows[0]?.folded).toBe(fold(text));
});

test('names stand in the order of the Turkish alphabet, capitals beside small letters', async () => {
  const names =
    'ali,Ayşe,Can,Cem,Çağrı,deniz,Gül,Ğ,Hüseyin,Ilgaz,Irmak,İpek,idil,Kâmil,Oya,Ömer,Selin,Şule,Umut,Ümit,Zeynep'.split(
      ',',
    );
  const inOrder = names.toSorted(new Intl.Collator('tr').compare);
  const { rows } = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) name order by tr_order(name)',
    [names.toReversed()],
  );
  expect(rows.map(({ name }) => name)).toEqual(inOrder);
});
