/** Contacts that release 0.1.0 kept by the spelling of their first mail are one person after the upgrade. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../../db/core/migrate.ts';
import { emptyDatabase } from '../../support/stack/databases.ts';

const RELEASE = path.join(import.meta.dirname, '..', '..', 'fixtures', 'releases', '0.1.0.sql');
const DOMAINS = ['çiçek.example.test', 'ığüşöç.test', 'bücher.münchen.test', '日本語.test', 'düğün.org.tr'];
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

test('addresses get the ASCII form of their domain, and two spellings of one address are one contact', async () => {
  const database = await emptyDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(readFileSync(RELEASE, 'utf8'));
    await client.query(`insert into public.contact (id, name) values ($1, 'Umut'), ($2, 'Umut'), ($3, 'Ece')`, [
      id(1),
      id(2),
      id(3),
    ]);
    for (const [address, contact] of [
      ['umut@çiçek.test', id(1)],
      ['umut@ev.test', id(1)],
      ['umut@xn--iek-1lab.test', id(2)],
      ...DOMAINS.map((domain) => [`ece@${domain}`, id(3)]),
    ])
      await client.query('insert into public.contact_address (address, contact_id) values ($1, $2)', [
        address,
        contact,
      ]);
    const [ticket] = (await client.query('select min(number) as number from public.ticket')).rows;
    await client.query('update public.ticket set contact_id = $2 where number = $1', [ticket.number, id(1)]);

    await migrate(database.url);
    const { rows } = await client.query(
      'select address, contact_id as contact from public.contact_address where contact_id = any($1) order by address collate "C"',
      [[id(1), id(2), id(3)]],
    );
    expect(rows).toEqual(
      [
        ...DOMAINS.map((domain) => ({ address: `ece@${domainToASCII(domain)}`, contact: id(3) })),
        { address: 'umut@ev.test', contact: id(2) },
        { address: 'umut@xn--iek-1lab.test', contact: id(2) },
      ].toSorted((one, other) => (one.address < other.address ? -1 : 1)),
    );
    const moved = await client.query('select contact_id from public.ticket where number = $1', [ticket.number]);
    expect(moved.rows).toEqual([{ contact_id: id(2) }]);
  } finally {
    await client.end();
    await database.drop();
  }
});
