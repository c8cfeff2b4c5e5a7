/** The API as its clients use it: sessions, lists, the stream, mail that comes in. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ApiClient, apiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN, PASSWORD } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let ayse: ApiClient;

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
}, 60_000);

afterAll(() => bilet?.stop(), 60_000);

test('signing in gives a cookie that scripts cannot read, and a wrong password says no more than that', async () => {
  const client = apiClient(bilet.url);
  expect((await client.get('/session')).status).toBe(401);
  const wrong = await client.post('/session', { email: CAN.email, password: 'yanlış parola' });
  const unknown = await client.post('/session', { email: 'kimse@example.test', password: 'yanlış parola' });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(wrong.body.detail).toBe(unknown.body.detail);
  const right = await client.post('/session', { email: CAN.email.toUpperCase(), password: PASSWORD });
  expect(right.status).toBe(201);
  expect(right.headers.get('set-cookie')).toMatch(/^bilet=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect((await client.get('/session')).body.agent.email).toBe(CAN.email);
  const { cookie } = client;
  expect((await client.delete('/session')).status).toBe(204);
  expect((await apiClient(bilet.url, cookie).get('/session')).status).toBe(401);
});

test('the eleventh wrong password of one address has to wait', async () => {
  const client = apiClient(bilet.url);
  const email = 'denek@example.test';
  for (let i = 0; i < 10; i += 1)
    expect((await client.post('/session', { email, password: 'yanlış' })).status).toBe(401);
  const refused = await client.post('/session', { email, password: 'yanlış' });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a write from another site is refused, one from a program is not', async () => {
  const cross = await ayse.post('/teams', { name: 'Yabancı' }, { 'sec-fetch-site': 'cross-site' });
  const foreign = await ayse.post('/teams', { name: 'Yabancı' }, { origin: 'https://evil.example' });
  expect([cross.body.code, foreign.body.code]).toEqual(['forbidden', 'forbidden']);
  expect((await bilet.rows(`select 1 from team where name = 'Yabancı'`)).length).toBe(0);
});

test('lists are paged without gap or repetition, and found by number, code, address, name and folded subject', async () => {
  const numbers: number[] = [];
  for (let i = 0; i < 5; i += 1) numbers.push(await phoneTicket(ayse, bilet, `İADE talebi sayfa ${i}`));
  const seen: number[] = [];
  for (let after = ''; ;) {
    const { body } = await ayse.get(
      `/tickets?view=all&q=${encodeURIComponent('iade TALEBİ')}&limit=2${after && `&after=${after}`}`,
    );
    seen.push(...body.items.map((item: { number: number }) => item.number));
    if (body.next === null) break;
    after = body.next;
  }
  expect(seen).toEqual([...numbers].reverse());
  const { code } = (await ayse.get(`/tickets/${numbers[0]}`)).body;
  for (const q of [String(numbers[0]), `tid:${code}:tid`, `TİD:${code.toUpperCase()}:TİD`])
    expect(
      (await ayse.get(`/tickets?view=all&q=${encodeURIComponent(q)}`)).body.items.map(
        (item: { number: number }) => item.number,
      ),
    ).toEqual([numbers[0]]);
  expect((await ayse.get('/tickets?view=all&q=deniz@')).body.items.length).toBeGreaterThan(4);
  expect((await ayse.get('/tickets?view=all&q=DENİZ')).body.items.length).toBeGreaterThan(4);
  const counters = (await ayse.get('/counters')).body;
  expect(counters.unassigned).toBe((await ayse.get('/tickets?view=unassigned&limit=200')).body.items.length);
  for (const bad of ['after=çöp', 'view=herşey', 'limit=0', 'view=open&view=all', 'foo=1'])
    expect((await ayse.get(`/tickets?${bad}`)).status).toBe(422);
});

test('the tickets of an owner are listed, as many as stand beside their name', async () => {
  const mine = [];
  for (const subject of ['Bir', 'İki', 'Üç']) mine.push(await phoneTicket(ayse, bilet, `Sahibi var ${subject}`));
  for (const number of mine)
    expect((await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.ayse })).status).toBe(202);
  const day = 86_400_000;
  const until = {
    until: new Date(Date.now() + day).toISOString(),
    dueAt: new Date(Date.now() + 2 * day).toISOString(),
    reason: 'Kargo bekleniyor',
  };
  expect((await ayse.put(`/tickets/${mine[2]}/snooze`, until)).status).toBe(202);
  const listed = async (query: string) =>
    (await ayse.get(`/tickets?owner=${bilet.people.ayse}&${query}`)).body.items.map(
      (one: { number: number }) => one.number,
    );
  expect(await listed('view=open')).toEqual([mine[1], mine[0]]);
  expect(await listed('view=open&q=sahibi&limit=1')).toEqual([mine[1]]);
  expect(await listed('view=snoozed')).toEqual([mine[2]]);
  expect(new Set(await listed('view=all'))).toEqual(new Set(mine));
  const { items } = (await ayse.get('/agents')).body;
  expect(items.find((one: { id: string }) => one.id === bilet.people.ayse)).toMatchObject({ openTickets: 2 });
  expect((await ayse.get(`/tickets?owner=${bilet.mailbox}`)).body.items).toEqual([]);
  expect((await ayse.get('/tickets?owner=ayse')).status).toBe(422);
}, 30_000);

test('bad input names its fields, in the language asked for', async () => {
  const number = await phoneTicket(ayse, bilet, 'Kargom gelmedi');
  const refused = await ayse.put(
    `/tickets/${number}/priority`,
    { priority: 'çok', role: 'admin' },
    { 'accept-language': 'tr-TR,tr;q=0.9' },
  );
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'bad-input', title: 'Girilen bilgilerde bir yanlışlık var. Lütfen alanları kontrol edin' },
  });
  expect(refused.body.fields.map((field: { path: string }) => field.path).sort()).toEqual(['priority', 'role']);
  expect((await ayse.post(`/tickets/${number}/notes`, { text: 'a\0b' })).status).toBe(422);
  expect((await ayse.post(`/tickets/${number}/notes`, {})).body.code).toBe('empty-message');
});

test('the stream tells of a change, resumes after a cut, and ends with the session', async () => {
  const number = await phoneTicket(ayse, bilet, 'Kargom gelmedi');
  const stream = await ayse.stream();
  await stream.next((event) => event.event === 'hello');
  const { body } = await ayse.put(`/tickets/${number}/priority`, { priority: 'high' });
  const told = await stream.next(({ event, data }) => event === 'change' && data.event === 'set-priority');
  expect(told.data).toEqual({ ticket: number, version: body.version, event: 'set-priority' });
  stream.close();
  const later = await ayse.put(`/tickets/${number}/priority`, { priority: 'low' });
  const resumed = await ayse.stream(told.id);
  await resumed.next(({ data }) => data.ticket === number && data.version === later.body.version);
  resumed.close();

  const can = await signedIn(bilet.url, CAN.email);
  const ending = await can.stream();
  await ending.next((event) => event.event === 'hello');
  await can.delete('/session');
  await ending.ended;
});

test.each(['-1', 'abc', '1e3', '0x10', '1, 2', '99999999999999999999', '999999999999999'])(
  'a reader that has seen %s, which is no event of ours, is told to read all of it again, and from where the stream goes on',
  async (seen) => {
    const number = await phoneTicket(ayse, bilet, 'Kargom gelmedi');
    const stream = await ayse.stream(seen);
    const hello = await stream.next(() => true);
    expect([hello.event, (await stream.next(() => true)).event]).toEqual(['hello', 'reload']);
    stream.close();
    const { body } = await ayse.put(`/tickets/${number}/priority`, { priority: 'high' });
    const resumed = await ayse.stream(hello.id);
    await resumed.next(({ data }) => data.ticket === number && data.version === body.version);
    resumed.close();
  },
);

test('mail from the mailbox arrives in the desk, with unread count and inline frame', async () => {
  const { smtp: _smtp, ...me } = (await ayse.get('/session')).body;
  expect(me.permissions).toContain('ticket:write');
  await bilet.deliver(
    'From: Ada <ada@example.test>\r\nTo: destek@example.test\r\nSubject: =?utf-8?Q?Gelen_posta_=C5=9F?=\r\nMessage-ID: <ada-1@example.test>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0300\r\n\r\nMerhaba\r\n',
    bilet.address,
    'ada@example.test',
  );
  const ticket = await bilet.ticketBySubject('Gelen posta ş');
  const row = await eventually(async () => {
    const { body } = await ayse.get(`/tickets/${ticket.number}`);
    return body.version > 0 && body;
  });
  expect(row).toMatchObject({
    unreadCount: 1,
    mailbox: { address: bilet.address },
    contact: { address: 'ada@example.test' },
  });
  expect((await ayse.put(`/tickets/${ticket.number}/read`)).status).toBe(204);
  expect((await ayse.get(`/tickets/${ticket.number}`)).body.unreadCount).toBe(0);
  const boxes = (await ayse.get('/mailboxes')).body.items;
  const ledger = (await ayse.get(`/mailboxes/${boxes[0].id}/ledger`)).body.items;
  expect(ledger[0]).toMatchObject({ state: 'processed', ticketNumber: ticket.number, from: 'ada@example.test' });
});
