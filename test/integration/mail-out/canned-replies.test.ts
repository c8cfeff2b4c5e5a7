/** Canned replies: whose they are, who writes which, what is counted, and what comes along. */
import { beforeAll, expect, test } from '@jest/globals';
import { sweepLoose } from '../../../db/ticket/sweep.ts';
import type { ApiClient } from '../../support/cast/api-client.ts';
import { CAN, SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);
const selin = sessionOf(desk, SELIN);
let team: string;

beforeAll(async () => {
  team = (await ayse.get('/session')).body.agent.teams[0].id;
});

const TEXT = { tr: 'Merhaba {salutation},\nkargo numaranız: [numara]', en: '' };
const names = async (agent: ApiClient, query = ''): Promise<string[]> =>
  (await agent.get(`/canned-replies${query}`)).body.items.map((one: { name: string }) => one.name);

test('everybody keeps replies of their own; those of a team and of all are written by leads and seen by whom they are for', async () => {
  const own = await ayse.post('/canned-replies', { name: 'Benim', text: TEXT });
  expect(own.body).toMatchObject({ scope: 'personal', folder: '', mayEdit: true, uses: 0, team: null });
  for (const scope of ['team', 'all'])
    expect((await ayse.post('/canned-replies', { name: 'Paylaşılan', scope, text: TEXT })).status).toBe(403);

  const ofTeam = (await can.post('/canned-replies', { name: 'Ekibin', folder: 'Kargo', scope: 'team', text: TEXT }))
    .body;
  expect(ofTeam.team.id).toBe(team);
  await can.post('/canned-replies', { name: 'Herkesin', scope: 'all', text: TEXT });
  const other = (await selin.post('/teams', { name: 'Muhasebe' })).body.id as string;
  await selin.post('/canned-replies', { name: 'Muhasebenin', scope: 'team', team: other, text: TEXT });
  expect(await names(ayse)).toEqual(['Benim', 'Herkesin', 'Ekibin']);
  expect(await names(can)).toEqual(['Herkesin', 'Muhasebenin', 'Ekibin']);

  const path = `/canned-replies/${own.body.id}`;
  expect((await can.put(path, { name: 'Onun', text: TEXT })).status).toBe(404);
  expect((await selin.delete(path)).status).toBe(404);
  expect((await ayse.put(`/canned-replies/${ofTeam.id}`, { name: 'Benim olsun', text: TEXT })).status).toBe(403);
  expect((await ayse.put(path, { name: 'Benim', scope: 'all', text: TEXT })).status).toBe(403);
  expect((await ayse.delete(`/canned-replies/${ofTeam.id}`)).status).toBe(403);

  expect((await ayse.delete(path)).status).toBe(204);
});

test('a reply has versions, and says what is wrong with it', async () => {
  const { id, version } = (await ayse.post('/canned-replies', { name: 'Sürümlü', text: TEXT })).body;
  const path = `/canned-replies/${id}`;
  expect((await ayse.put(path, { name: 'İkinci', text: TEXT, version })).body.version).toBe(version + 1);
  expect((await ayse.put(path, { name: 'Eski', text: TEXT, version })).status).toBe(409);
  expect((await ayse.put(path, { name: 'Eski', text: TEXT }, { 'if-match': `"${version}"` })).status).toBe(409);
  const wrong = async (body: object) =>
    (await ayse.put(path, { name: 'Yanlış', text: TEXT, ...body })).body.fields?.[0];
  expect(await wrong({ text: { tr: ' ', en: '' } })).toMatchObject({ path: 'text.tr', code: 'missing' });
  expect(await wrong({ text: { tr: '', en: '{surname}' } })).toMatchObject({ path: 'text.en', code: 'unknown' });
  expect(await wrong({ text: { tr: '{name', en: '' } })).toMatchObject({ path: 'text.tr', code: 'malformed' });
  const nobody = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
  expect(await wrong({ actions: [{ do: 'set-agent', agent: nobody }] })).toMatchObject({ path: 'actions.0.agent' });
  // A viewer has no tickets, here as where one is given to somebody.
  const reader = { email: 'okur@example.test', name: 'Okur', role: 'viewer', password: 'çok gizli parola' };
  const viewer = (await selin.post('/agents', reader)).body.id;
  expect(await wrong({ actions: [{ do: 'set-agent', agent: viewer }] })).toMatchObject({
    path: 'actions.0.agent',
    code: 'unknown',
  });
  expect(await wrong({ attachments: [nobody] })).toMatchObject({ path: 'attachments', code: 'unknown' });
  const twice = { do: 'then', then: 'keep' };
  expect((await ayse.put(path, { name: 'İki kez', text: TEXT, actions: [twice, twice] })).status).toBe(422);
});

test('one that only changes the ticket needs no words', async () => {
  const macro = {
    name: 'Acil işaretle',
    text: { tr: '', en: '' },
    actions: [{ do: 'set-priority', priority: 'urgent' }],
  };
  const kept = await ayse.post('/canned-replies', macro);
  expect(kept).toMatchObject({ status: 201, body: { text: macro.text, actions: macro.actions } });
  expect((await ayse.put(`/canned-replies/${kept.body.id}`, { ...macro, actions: [] })).body.fields[0]).toMatchObject({
    path: 'text.tr',
    code: 'missing',
  });
});

test('words are kept with their form, harmless, and a sent reply begins another with its own', async () => {
  const tr = '<p style="color:red">Merhaba <b>{name}</b></p><script>x</script><ul><li>bir</li></ul>';
  const kept = await ayse.post('/canned-replies', { name: 'Biçimli', text: { tr: '', en: 'Hello' }, html: { tr } });
  expect(kept.body).toMatchObject({
    text: { tr: 'Merhaba {name}\n- bir', en: 'Hello' },
    html: { tr: '<p>Merhaba <strong>{name}</strong></p><ul><li>bir</li></ul>', en: '' },
  });
  const path = `/canned-replies/${kept.body.id}`;
  const broken = { tr: '<p>{<b>name</b>}</p>' };
  expect((await ayse.put(path, { name: 'Biçimli', text: TEXT, html: broken })).body.fields[0]).toMatchObject({
    path: 'text.tr',
    code: 'malformed',
  });
  // A program that knows words alone says all that it keeps.
  expect((await ayse.put(path, { name: 'Biçimli', text: TEXT })).body).toMatchObject({
    text: TEXT,
    html: { tr: '', en: '' },
  });

  const number = await phoneTicket(ayse, desk, 'Biçim', { owner: desk.people.ayse });
  const sent = await ayse.post(`/tickets/${number}/replies`, {
    text: 'Kalın yazı',
    html: '<p style="margin:0"><strong onclick="x">Kalın</strong> yazı</p><p><br></p>',
  });
  const words = await eventually(
    async () => {
      const answer = await ayse.get(`/messages/${sent.body.messageId}/words`);
      return answer.status === 200 ? answer.body : undefined;
    },
    { label: 'the words of the reply' },
  );
  expect(words).toEqual({ text: 'Kalın yazı', html: '<p><strong>Kalın</strong> yazı</p><p></p>' });
  const [mail] = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect((await ayse.get(`/messages/${mail.id}/words`)).status).toBe(404);
});

test('a use is counted where it happens, and its files come as uploads of whoever uses it', async () => {
  const file = (await can.upload('iade.pdf', 'application/pdf', Buffer.from('iade formu'))).body.id as string;
  const body = { name: 'İade formu', scope: 'all', text: TEXT, attachments: [file] };
  const reply = (await can.post('/canned-replies', body)).body;
  expect(reply.attachments).toMatchObject([{ id: file, name: 'iade.pdf', size: 10 }]);
  await desk.rows(`update attachment set created_at = now() - interval '3 days' where id = $1`, [file]);
  await sweepLoose(desk.pool);

  const tagged = await phoneTicket(ayse, desk, 'Etiketli', { owner: desk.people.ayse });
  await ayse.put(`/tickets/${tagged}/tags`, { tags: ['iade'] });
  await eventually(async () => (await ayse.get(`/tickets/${tagged}`)).body.tags.length === 1, { label: 'the tag' });
  const used = await ayse.post(`/canned-replies/${reply.id}/uses`, { ticket: tagged });
  const copy = used.body.attachments[0];
  expect(copy).toMatchObject({ name: 'iade.pdf', size: 10 });
  expect(copy.id).not.toBe(file);
  expect((await ayse.post(`/tickets/${tagged}/replies`, { text: 'Ekte', attachments: [copy.id] })).status).toBe(202);
  expect((await ayse.post(`/tickets/${tagged}/notes`, { text: 'Ekte', attachments: [file] })).status).toBe(422);

  const about = async (number: number) =>
    (await ayse.get(`/canned-replies?ticket=${number}`)).body.items.find((one: { id: string }) => one.id === reply.id);
  expect(await about(tagged)).toMatchObject({ uses: 1, fit: 4 });
  const other = await phoneTicket(ayse, desk, 'Etiketsiz');
  expect(await about(other)).toMatchObject({ uses: 1, fit: 1 });
  expect((await ayse.post(`/canned-replies/${reply.id}/uses`, { ticket: 999_999 })).status).toBe(404);
});

test('the actions of a reply change the ticket one by one, and a repetition changes nothing', async () => {
  const number = await phoneTicket(ayse, desk, 'Makro', { owner: desk.people.ayse });
  const actions = [
    { do: 'set-priority', priority: 'high' },
    { do: 'set-type', type: 'complaint' },
    { do: 'add-tags', tags: ['hasar'] },
    { do: 'set-agent', agent: desk.people.can },
  ];
  const key = { 'idempotency-key': 'makro-1' };
  const answer = await ayse.post(`/tickets/${number}/actions`, { actions }, key);
  expect(answer.body).toMatchObject({ priority: 'high', type: 'complaint', tags: ['hasar'], ownerId: desk.people.can });
  expect((await ayse.post(`/tickets/${number}/actions`, { actions }, key)).body).toEqual(answer.body);
  const kinds = await eventually(
    async () => {
      const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
      const found = items.map((one: { kind: string }) => one.kind);
      return found.includes('tag') ? found : undefined;
    },
    { label: 'the events' },
  );
  expect(kinds.filter((kind: string) => kind === 'set-priority')).toHaveLength(1);
  expect((await ayse.post(`/tickets/${number}/actions`, { actions: [{ do: 'then', then: 'keep' }] })).status).toBe(422);
});

test('how a customer is addressed is kept with them', async () => {
  const number = await phoneTicket(ayse, desk, 'Hitap');
  const { contact } = (await ayse.get(`/tickets/${number}`)).body;
  const before = (await ayse.get(`/contacts/${contact.id}`)).body;
  expect(before.addressedAs).toBeNull();
  const body = { name: before.name, vip: before.vip, language: before.language };
  expect((await ayse.put(`/contacts/${contact.id}`, { ...body, addressedAs: 'ms' })).body.addressedAs).toBe('ms');
  // Whoever changes something else changes nothing about it.
  expect((await ayse.put(`/contacts/${contact.id}`, body)).body.addressedAs).toBe('ms');
  expect((await ayse.put(`/contacts/${contact.id}`, { ...body, addressedAs: null })).body.addressedAs).toBeNull();
});
