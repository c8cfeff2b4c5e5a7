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

test.each([
  [
    'the Turkish alphabet',
    'ali,Ayşe,Can,Cem,Çağrı,deniz,Gül,Ğ,Hüseyin,Ilgaz,Irmak,İpek,idil,Kâmil,Oya,Ömer,Selin,Şule,Umut,Ümit,Zeynep',
  ],
  [
    'letters of other languages among it',
    'Adam,Ägidius,Ahmet,Æsir,Ece,Élodie,Emre,Éric,Łukasz,Lütfü,Noah,Ñandu,Nuri,Oğuz,Øyvind,Ömer,Straße,Strazburg,Sveta,Şule,Zeki,Žižek,zübeyde',
  ],
  ['Greek', 'Zeynep,αλέξανδρος,Άννα,ελένη,Έφη,Ηώ,νίκος,Ωραία'],
  ['Cyrillic', 'Zeynep,анна,Борис,Елена,ёлка,Ефим,жанна,игорь,Йосиф,Кира,Яна'],
  ['Ukrainian', 'Ганна,Гриць,Ґалаґан,Дана,Ева,Єва,Жанна,Ира,Іван,Їжак,Йосип'],
  ['Arabic, behind all others', 'Zeynep,Яна,أحمد,باسم,حَسَن,حسين,محمد'],
])('names stand in the order of %s, capitals beside small letters', async (_what, list) => {
  const names = list.split(',');
  const inOrder = names.toSorted(new Intl.Collator('tr').compare);
  const { rows } = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) name order by tr_order(name)',
    [names.toReversed()],
  );
  expect(rows.map(({ name }) => name)).toEqual(inOrder);
});
