/** Saved views: whose they are, what they hold, and how lists are narrowed down within them. */
import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { LIMITS } from '../../../domain/limits.ts';
import type { ApiClient } from '../../support/cast/api-client.ts';
import { CAN, SELIN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);
const selin = sessionOf(desk, SELIN);

const is = (field: string, ...value: unknown[]) => ({ field, op: 'is', value });
const ofTag = (tag: string) => ({ all: [is('tag', tag)] });
const save = async (agent: ApiClient, body: object) => agent.post('/views', body);
const names = async (agent: ApiClient): Promise<string[]> =>
  (await agent.get('/views')).body.items.map(({ name }: { name: string }) => name);
const numbersOf = async (agent: ApiClient, query: string): Promise<number[]> =>
  (await agent.get(`/tickets?${query}`)).body.items.map(({ number }: { number: number }) => number);
const tagged = async (subject: string, tags: string[], owner?: string): Promise<number> => {
  const number = await phoneTicket(ayse, desk, subject, owner === undefined ? {} : { owner });
  await ayse.put(`/tickets/${number}/tags`, { tags });
  return number;
};
let team: string;
let foreign: string;

beforeAll(async () => {
  team = (await ayse.get('/session')).body.agent.teams[0].id;
  foreign = (await selin.post('/teams', { name: 'Muhasebe' })).body.id;
});

test('everybody saves views of their own; shared ones are kept by leads, of their teams, and administrators', async () => {
  const own = await save(ayse, { name: 'Benim işlerim', when: ofTag('is') });
  expect(own.status).toBe(201);
  expect(own.body).toMatchObject({ shared: false, team: null, view: 'open', mayEdit: true, version: 1, gone: [] });
  expect((await save(ayse, { name: 'Ortak', shared: true, when: ofTag('is') })).status).toBe(403);
  const ofTeam = await save(can, { name: 'Ekibin', shared: true, team, when: ofTag('is') });
  expect(ofTeam.body.team.id).toBe(team);
  expect((await save(can, { name: 'Onların', shared: true, team: foreign, when: ofTag('is') })).status).toBe(403);
  const theirs = await save(selin, { name: 'Muhasebenin', shared: true, team: foreign, when: ofTag('is') });
  expect(theirs.status).toBe(201);
  await save(selin, { name: 'Herkesin', shared: true, when: ofTag('is') });
  expect(await names(ayse)).toEqual(['Benim işlerim', 'Ekibin', 'Herkesin']);
  expect(await names(can)).toEqual(['Ekibin', 'Herkesin']);

  for (const path of [`/views/${own.body.id}`, `/tickets?view=${own.body.id}`, `/tickets/count?view=${own.body.id}`])
    expect((await can.get(path)).status).toBe(404);
  expect((await ayse.get(`/views/${theirs.body.id}`)).status).toBe(404);
  expect((await can.put(`/views/${own.body.id}`, { name: 'Onun', when: ofTag('x') })).status).toBe(404);
  expect((await can.delete(`/views/${own.body.id}`)).status).toBe(404);
  expect((await ayse.put(`/views/${ofTeam.body.id}`, { name: 'Benim olsun', when: ofTag('x') })).status).toBe(403);
  expect((await ayse.delete(`/views/${ofTeam.body.id}`)).status).toBe(403);
  expect((await ayse.put(`/views/${own.body.id}`, { name: 'Benim', shared: true, when: ofTag('x') })).status).toBe(403);
});

test('a name is one name however it is written, of one owner', async () => {
  await save(ayse, { name: 'İade Kargo', when: ofTag('iade') });
  const twin = await save(ayse, { name: 'IADE kargo', when: ofTag('iade') });
  expect([twin.status, twin.body.fields[0]]).toEqual([422, expect.objectContaining({ path: 'name', code: 'taken' })]);
  expect((await save(can, { name: 'iade kargo', when: ofTag('iade') })).status).toBe(201);
  const other = await save(ayse, { name: 'Başka', when: ofTag('iade') });
  expect((await ayse.put(`/views/${other.body.id}`, { name: 'ıade kargo', when: ofTag('iade') })).status).toBe(422);
});

test('a change names the version that it was made on, and of two at once one is told', async () => {
  const { id, version } = (await save(ayse, { name: 'Sürümlü', when: ofTag('a') })).body;
  const change = (name: string) => ayse.put(`/views/${id}`, { name, when: ofTag('b') }, { 'if-match': `"${version}"` });
  const both = await Promise.all([change('Biri'), change('Öteki')]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
    code: 'stale-version',
    version: version + 1,
  });
  expect((await ayse.delete(`/views/${id}`, { 'if-match': `"${version}"` })).status).toBe(409);
});

test('what was deleted comes back under its address, unless its name is taken by then', async () => {
  const { id } = (await save(ayse, { name: 'Silinen', when: ofTag('a') })).body;
  expect((await ayse.delete(`/views/${id}`)).status).toBe(204);
  expect((await ayse.get(`/views/${id}`)).status).toBe(404);
  expect((await can.post(`/views/${id}/restoration`)).status).toBe(404);
  const again = await save(ayse, { name: 'SİLİNEN', when: ofTag('b') });
  expect((await ayse.post(`/views/${id}/restoration`)).status).toBe(422);
  await ayse.delete(`/views/${again.body.id}`);
  expect((await ayse.post(`/views/${id}/restoration`)).body).toMatchObject({ id, name: 'Silinen' });
  await desk.rows(`update saved_view set deleted_at = now() - interval '25 hours' where id = $1 returning id`, [
    again.body.id,
  ]);
  expect((await ayse.post(`/views/${again.body.id}/restoration`)).status).toBe(404);
});

test.each<[object, string, string]>([
  [{ when: { all: [is('priority', 'sofort')] } }, 'when.all.0.value.0', 'not-offered'],
  [{ when: { any: [] } }, 'when.any', 'too-few'],
  [{ when: { all: Array.from({ length: LIMITS.viewComparisons + 1 }, () => is('tag', 'x')) } }, 'when', 'too-many'],
  [{ when: { all: [is('owner', 'ayşe')] } }, 'when.all.0.value.0', 'unknown'],
  [{ when: ofTag('x'), team: randomUUID() }, 'shared', 'malformed'],
  [{ when: ofTag('x'), view: 'closed', sort: 'due' }, 'sort', 'not-offered'],
])('%j is refused at %s', async (body, path, code) => {
  const { status, body: problem } = await save(ayse, { name: 'Yanlış', ...body });
  expect([status, problem.fields[0]]).toEqual([422, expect.objectContaining({ path, code })]);
});

test('a list within it is narrowed down: a filter takes the place of its own, an empty one lifts it, the rest stays', async () => {
  const plain = await tagged('Düz', ['gor'], desk.people.ayse);
  const urgent = await tagged('Acil', ['gor'], desk.people.ayse);
  const left = await tagged('Dışarıda', ['gor', 'gorme'], desk.people.ayse);
  const other = await tagged('Başka etiketli', ['baska'], desk.people.ayse);
  await ayse.put(`/tickets/${urgent}/priority`, { priority: 'urgent' });
  const when = { all: [is('tag', 'gor'), { not: is('tag', 'gorme') }] };
  const { id } = (await save(ayse, { name: 'Görülecek', when, sort: 'age' })).body;
  expect(await numbersOf(ayse, `view=${id}`)).toEqual([plain, urgent]);
  expect(await numbersOf(ayse, `view=${id}&priority=urgent`)).toEqual([urgent]);
  expect(await numbersOf(ayse, `view=${id}&tag=baska`)).toEqual([other]);
  const lifted = await numbersOf(ayse, `view=${id}&tag=&limit=100`);
  expect(lifted).toEqual(expect.arrayContaining([plain, urgent, other]));
  expect(lifted).not.toContain(left);
  const groups = await ayse.get(`/tickets/groups?view=${id}`);
  expect(groups.body.total).toBe(2);
  expect((await ayse.get(`/tickets/count?view=${id}&q=Acil`)).body).toEqual({ count: 1, more: false });
  const counts = (await ayse.get('/views/counts')).body.items;
  const { owedAt } = (await ayse.get(`/tickets?view=${id}&sort=due`)).body.items[0];
  expect(counts.find((one: { id: string }) => one.id === id)).toEqual({ id, count: 2, dueAt: owedAt });
});

test('a list holds none of some values, words of a title, and what is unread or abusive; one command takes just these', async () => {
  const plain = await tagged('Kapsam: düz', ['kapsam'], desk.people.ayse);
  const title = await tagged('Kapsam: İADE, kargo', ['kapsam'], desk.people.ayse);
  const out = await tagged('Kapsam: toptan', ['kapsam', 'toptan'], desk.people.ayse);
  const list = (query: string) => numbersOf(ayse, `view=open&sort=age&tag=kapsam${query}`);
  expect(await list('&not-tag=toptan')).toEqual([plain, title]);
  expect(await list('&not-tag=toptan&not-tag=baska&not-priority=urgent')).toEqual([plain, title]);
  expect(await list('&subject=iade%2C')).toEqual([title]);
  expect(await list('&subject=iade&subject=TOPTAN')).toEqual([title, out]);
  expect(await list('&not-subject=iade')).toEqual([plain, out]);
  const when = { all: [is('tag', 'kapsam'), { not: is('tag', 'toptan') }] };
  const { id } = (await save(ayse, { name: 'Kapsam', when, sort: 'age' })).body;
  expect(await numbersOf(ayse, `view=${id}`)).toEqual([plain, title]);
  expect(await numbersOf(ayse, `view=${id}&not-tag=`)).toEqual([plain, title, out]);
  await ayse.delete(`/tickets/${out}/read`);
  expect(await list('&q=is:unread')).toEqual([out]);
  expect(await list('&q=-olan:okunmamış')).toEqual([plain, title]);
  expect(await list('&q=olan:kaba')).toEqual([]);
  await desk.rows(
    `update message set abuse = 'flagged' where id = (select id from message where ticket_number = $1 limit 1)`,
    [title],
  );
  expect(await list('&q=is:abusive')).toEqual([title]);
  expect(await list('&abusive=true')).toEqual([title]);
  const filter = { tag: 'kapsam', 'not-subject': ['toptan', 'düz'] };
  const command = { kind: 'set-priority', priority: 'high' };
  expect((await ayse.post('/tickets/bulk', { view: 'open', filter, command })).body.total).toBe(1);
});

test('one for everybody has each reader’s own tickets, and is counted so', async () => {
  const { id } = (
    await save(selin, { name: 'Bende olan', shared: true, when: { all: [is('owner', 'me'), is('tag', 'bende')] } })
  ).body;
  const hers = await tagged('Ayşe’de', ['bende'], desk.people.ayse);
  const his = await tagged('Can’da', ['bende'], desk.people.can);
  const countOf = async (agent: ApiClient) =>
    (await agent.get('/views/counts')).body.items.find((one: { id: string }) => one.id === id).count;
  expect([await numbersOf(ayse, `view=${id}`), await numbersOf(can, `view=${id}`)]).toEqual([[hers], [his]]);
  expect([await countOf(ayse), await countOf(can), await countOf(selin)]).toEqual([1, 1, 0]);
});

test('the order is each reader’s own, and one that is not in it comes last', async () => {
  const before = (await can.get('/views')).body.items.map(({ id }: { id: string }) => id) as string[];
  const turned = before.toReversed();
  expect(
    (await can.put('/views/order', { ids: [turned[0], turned[0], randomUUID(), ...turned.slice(1)] })).status,
  ).toBe(204);
  const { id } = (await save(can, { name: 'AAA yeni', when: ofTag('a') })).body;
  expect((await can.get('/views')).body.items.map((one: { id: string }) => one.id)).toEqual([...turned, id]);
  expect(await names(ayse)).toEqual((await names(ayse)).toSorted((a, b) => a.localeCompare(b, 'tr')));
});

test('what it asks for and is gone is named, and it works on', async () => {
  const number = await tagged('Kalan', ['sürer'], desk.people.ayse);
  const ended = (await selin.post('/teams', { name: 'Bitecek' })).body.id as string;
  const unknown = randomUUID();
  const when = { any: [is('team', ended), is('sender-organisation', unknown), is('tag', 'sürer')] };
  const { id } = (await save(ayse, { name: 'Eskiyen', when })).body;
  await desk.rows('update team set merged_into = $2 where id = $1 returning id', [ended, team]);
  const view = (await ayse.get(`/views/${id}`)).body;
  expect(view.gone).toEqual([
    { field: 'team', id: ended, name: 'Bitecek' },
    { field: 'sender-organisation', id: unknown, name: null },
  ]);
  expect(await numbersOf(ayse, `view=${id}`)).toEqual([number]);
});

test('a custom field that is gone is named, and a choice that its field has no longer', async () => {
  const label = { tr: 'Beden', en: '' };
  const choices = [{ label: { tr: 'S', en: '' } }, { label: { tr: 'M', en: '' } }];
  const define = async (body: object) =>
    (await selin.post('/custom-fields', { subject: 'ticket', label, ...body })).body;
  const size = await define({ kind: 'choice', choices });
  const note = await define({ kind: 'text', label: { tr: 'Not', en: '' } });
  const [small, medium] = size.choices.map(({ id }: { id: string }) => id);
  const [ofSize, ofNote] = [`ticket-field.${size.id}`, `ticket-field.${note.id}`];
  const when = {
    any: [is(ofSize, small, medium), is(ofNote, 'kırık'), { field: ofNote, op: 'contains', value: ['x'] }],
  };
  const { id, gone } = (await save(ayse, { name: 'Bedenler', when })).body;
  expect(gone).toEqual([]);
  const goneNow = async () => (await ayse.get(`/views/${id}`)).body.gone;
  const { id: _id, ...settings } = size;
  await selin.put(`/custom-fields/${size.id}`, { ...settings, choices: [size.choices[0]] });
  expect(await goneNow()).toEqual([{ field: ofSize, id: medium, name: null }]);
  for (const one of [size, note]) await selin.delete(`/custom-fields/${one.id}`);
  expect(await goneNow()).toEqual([
    { field: ofSize, id: size.id, name: null },
    { field: ofNote, id: note.id, name: null },
  ]);
});

test('nobody saves more of them than there may be', async () => {
  const have = (await can.get('/views')).body.items.filter((one: { shared: boolean }) => !one.shared).length;
  await desk.rows(
    `insert into saved_view (name, view, condition, agent_id)
     select 'Dolu ' || n, 'open', '{"all": []}', $1 from generate_series(1, $2::int) n returning id`,
    [desk.people.can, LIMITS.savedViews - have],
  );
  const { status, body } = await save(can, { name: 'Fazla', when: ofTag('a') });
  expect([status, body.fields[0].code]).toEqual([422, 'too-many']);
});
