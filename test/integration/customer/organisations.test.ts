/** Organisations, the list of VIPs, and what both say of a contact. */
import { expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { contactFor } from '../../../db/people/contacts.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
type Refused = { status: number; body: { fields?: { path: string; code: string }[] } };
const fault = ({ status, body }: Refused) =>
  status === 422 ? `${body.fields?.[0]?.path} ${body.fields?.[0]?.code}` : status;
const firm = (name: string, domains: string[], more: object = {}) => ({ name, domains, vip: false, note: '', ...more });
const contact = async (address: string) => {
  const id = await contactFor(bilet.pool, address, 'Deneme');
  return (await ayse.get(`/contacts/${id}`)).body;
};

test('an organisation has a name and domains that nobody else has, and none that is everybody’s', async () => {
  expect((await ayse.post('/organisations', firm('Örnek', []))).status).toBe(403);
  const made = await can.post(
    '/organisations',
    firm('Örnek A.Ş.', ['@Ornek.com.tr', 'ÇİÇEK.test', 'ornek.com.tr'], { note: 'Not' }),
  );
  expect(made).toMatchObject({
    status: 201,
    body: { domains: ['ornek.com.tr', 'xn--iek-1lab.test'], vip: false, note: 'Not' },
  });
  const refused = async (name: string, ...domains: string[]) =>
    fault(await can.post('/organisations', firm(name, domains)));
  expect(await refused('ÖRNEK a.ş.')).toBe('name taken');
  expect(await refused('Başka', 'baska.test', 'ornek.com.tr')).toBe('domains.1 taken');
  expect(await refused('Başka', 'gmail.com')).toBe('domains.0 anybodys');
  expect(await refused('Başka', 'outlook.com.tr')).toBe('domains.0 anybodys');
  expect(await refused('Başka', 'com.tr')).toBe('domains.0 anybodys');
  expect(await refused('Başka', 'a@b.test')).toBe('domains.0 malformed');
  expect(await refused('Başka', 'yalnız')).toBe('domains.0 malformed');
  const path = `/organisations/${made.body.id}`;
  expect((await can.put(path, firm('Örnek', ['ornek.test'], { vip: true }))).body).toMatchObject({
    name: 'Örnek',
    domains: ['ornek.test'],
    vip: true,
  });
  expect((await ayse.get('/organisations?q=RNEK')).body.items).toHaveLength(1);
  expect((await ayse.get('/organisations?q=ornek.te')).body.items).toHaveLength(1);
  expect((await ayse.get('/organisations?q=%25')).body.items).toHaveLength(0);
  expect((await can.delete(path)).status).toBe(204);
  expect((await can.get(path)).status).toBe(404);
});

test('a domain that two organisations want at once has one of them', async () => {
  const both = await Promise.all(['Bir', 'İki'].map((name) => can.post('/organisations', firm(name, ['ortak.test']))));
  expect(new Set(both.map(fault))).toEqual(new Set([201, 'domains.0 taken']));
});

test('the list has addresses and domains, each once, read from a file with a report of what could not be', async () => {
  expect((await ayse.put('/vips', { entry: 'a@vip.test' })).status).toBe(403);
  expect((await can.put('/vips', { entry: 'Genel@VİP.test', note: 'Genel müdür' })).body).toMatchObject({
    entry: 'Genel@vip.test'.toLowerCase(),
  });
  expect(fault(await can.put('/vips', { entry: 'gmail.com' }))).toBe('entry anybodys');
  expect(fault(await can.put('/vips', { entry: 'yok' }))).toBe('entry malformed');
  expect(fault(await can.put('/vips', { entry: 'a b@vip.test' }))).toBe('entry no-address');
  const csv = [
    'E-posta;Not',
    'yeni@vip.test;Bayi',
    'firma.test;',
    '@FIRMA.test',
    'genel@vip.test;Kurucu',
    'hotmail.com',
    'Ali Veli',
    ';',
  ].join('\n');
  expect((await can.post('/vips/imports', { csv })).body).toEqual({
    ...{ added: 2, changed: 1, refusedCount: 4 },
    refused: [
      { line: 4, text: '@FIRMA.test', why: 'twice' },
      { line: 6, text: 'hotmail.com', why: 'anybodys' },
      { line: 7, text: 'Ali Veli', why: 'no-address' },
      { line: 8, text: ';', why: 'no-address' },
    ],
  });
  const { items, next } = (await ayse.get('/vips?limit=2')).body;
  expect(items.map(({ entry, note }: { entry: string; note: string }) => [entry, note])).toEqual([
    ['@firma.test', ''],
    ['genel@vip.test', 'Kurucu'],
  ]);
  expect((await ayse.get(`/vips?limit=2&after=${encodeURIComponent(next)}`)).body.items).toMatchObject([
    { entry: 'yeni@vip.test' },
  ]);
  expect((await ayse.get('/vips?q=KURUCU')).body.items).toHaveLength(1);
  expect((await can.delete('/vips', {}, { entry: '@firma.test' })).status).toBe(204);
  expect((await can.delete('/vips', {}, { entry: '@firma.test' })).status).toBe(404);
});

test('a contact belongs to the organisation of their domain, or to the one that an agent says, and is a VIP in three ways', async () => {
  const { body: wide } = await can.post('/organisations', firm('Geniş', ['grup.test'], { vip: true }));
  const { body: narrow } = await can.post('/organisations', firm('Dar', ['kol.grup.test']));
  expect(await contact('a@uzak.grup.test')).toMatchObject({
    organisation: { id: wide.id, by: 'domain' },
    vip: false,
    vipBy: ['organisation'],
  });
  const theirs = await contact('a@kol.grup.test');
  expect(theirs).toMatchObject({ organisation: { id: narrow.id, name: 'Dar', by: 'domain' }, vipBy: [] });
  await can.put('/vips', { entry: '@kol.grup.test', note: '' });
  const change = (more: object) =>
    ayse.put(`/contacts/${theirs.id}`, { name: 'Deneme', vip: true, language: null, ...more });
  expect((await change({})).body).toMatchObject({
    organisation: { by: 'domain' },
    vip: true,
    vipBy: ['contact', 'list'],
  });
  expect((await change({ organisation: wide.id })).body).toMatchObject({
    organisation: { id: wide.id, by: 'hand' },
    vipBy: ['contact', 'list', 'organisation'],
  });
  // What a request does not name stays.
  expect((await change({ vip: false })).body).toMatchObject({
    organisation: { by: 'hand' },
    vipBy: ['list', 'organisation'],
  });
  expect(fault(await change({ organisation: theirs.id }))).toBe('organisation unknown');
  expect((await ayse.get('/contacts?q=kol.grup')).body.items).toMatchObject([{ organisation: { by: 'hand' } }]);
  expect((await change({ organisation: null })).body).toMatchObject({ organisation: { id: narrow.id, by: 'domain' } });
  await change({ organisation: wide.id });
  await can.delete(`/organisations/${wide.id}`);
  expect((await change({})).body.organisation).toMatchObject({ id: narrow.id });
});
