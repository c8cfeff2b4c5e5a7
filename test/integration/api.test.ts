/** The API as an agent and a customer use it: a whole desk, real Postgres, Temporal, worker, mailbox and sink. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApi, type Api } from '../../api/server.ts';
import { signLink } from '../../db/vault.ts';
import { eventually } from '../support/eventually.ts';
import { AYSE, CAN, PASSWORD } from '../support/cast.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { apiClient, type ApiClient } from '../support/api-client.ts';

let desk: Desk;
let api: Api;
let ayse: ApiClient;

beforeAll(async () => {
  desk = await startDesk({ server: 'own', always: true });
  api = await startApi({
    databaseUrl: desk.settings.databaseUrl,
    temporal: desk.settings.temporal,
    taskQueue: desk.settings.temporal.taskQueue,
    dataDir: desk.dataDir,
    secretKey: desk.settings.secretKey,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    log: desk.log,
    uiFolder: null,
  });
  ayse = apiClient(api.url);
  await ayse.post('/session', { email: AYSE.email, password: PASSWORD });
}, 60_000);

afterAll(async () => {
  await api?.stop();
  await desk?.stop();
}, 30_000);

let calls = 0;
const open = async (subject = `Kargom gelmedi ${(calls += 1)}`) => {
  const made = await ayse.post('/tickets', {
    subject,
    text: 'Merhaba, kargom nerede?',
    contact: { address: 'musteri@example.test', name: 'Deniz' },
    mailbox: desk.mailbox,
  });
  expect(made.status).toBe(201);
  return made.body.number as number;
};

test('signing in gives a cookie that scripts cannot read, and a wrong password says no more than that', async () => {
  const client = apiClient(api.url);
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
  expect((await apiClient(api.url, cookie).get('/session')).status).toBe(401);
});

test('the eleventh wrong password of one address has to wait', async () => {
  const client = apiClient(api.url);
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
  expect((await desk.rows(`select 1 from team where name = 'Yabancı'`)).length).toBe(0);
});

test('a ticket for a caller shows with its clocks, and each command shows in the next read', async () => {
  const number = await open();
  const ticket = await ayse.get(`/tickets/${number}`);
  expect(ticket.headers.get('etag')).toBe(`"${ticket.body.version}"`);
  expect(ticket.body).toMatchObject({
    number,
    state: 'assigned' in ticket.body ? 'new' : 'new',
    channel: 'phone',
    contact: { address: 'musteri@example.test', name: 'Deniz' },
  });
  expect(ticket.body.clocks.map((clock: { kind: string }) => clock.kind)).toContain('resolution');

  const assigned = await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
  expect(assigned).toMatchObject({
    status: 202,
    body: { state: 'assigned', ownerId: desk.people.ayse, pending: false },
  });
  expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({
    owner: { id: desk.people.ayse },
    version: assigned.body.version,
  });

  expect((await ayse.put(`/tickets/${number}/priority`, { priority: 'urgent' })).body.priority).toBe('urgent');
  expect((await ayse.put(`/tickets/${number}/type`, { type: 'complaint' })).body.type).toBe('complaint');
  expect((await ayse.put(`/tickets/${number}/tags`, { tags: ['kargo', 'acil'] })).body.tags).toEqual(['kargo', 'acil']);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect((await ayse.put(`/tickets/${number}/snooze`, { until, dueAt: until })).body.snooze.until).toBe(until);
  const views = async (view: string) =>
    (await ayse.get(`/tickets?view=${view}`)).body.items.map((item: { number: number }) => item.number);
  expect(await views('snoozed')).toContain(number);
  expect(await views('mine')).not.toContain(number);
  expect((await ayse.delete(`/tickets/${number}/snooze`)).body.snooze).toBeNull();
  expect(await views('mine')).toContain(number);
  expect((await ayse.put(`/tickets/${number}/assignee`, { agent: null })).body).toMatchObject({
    ownerId: null,
    state: 'new',
  });
  expect((await ayse.put(`/tickets/${number}/assignee`, { agent: randomUUID() })).status).toBe(422);
  const events = (await ayse.get(`/tickets/${number}/events`)).body.items;
  expect(events[0]).toMatchObject({ kind: 'assign', actor: { kind: 'agent', name: AYSE.name } });
  expect(events.map((event: { version: number }) => event.version)).toEqual(
    events.map((_: unknown, i: number) => events.length - i),
  );
});

test('a command on an old version is refused with the present one', async () => {
  const number = await open();
  const { body } = await ayse.put(`/tickets/${number}/priority`, { priority: 'high' });
  const refused = await ayse.put(
    `/tickets/${number}/priority`,
    { priority: 'low' },
    { 'if-match': `"${body.version - 1}"` },
  );
  expect(refused).toMatchObject({ status: 409, body: { code: 'stale-version', version: body.version } });
  expect(
    (await ayse.put(`/tickets/${number}/priority`, { priority: 'low' }, { 'if-match': `"${body.version}"` })).status,
  ).toBe(202);
});

test('a reply goes out once, with its attachment, and shows how its delivery went', async () => {
  const number = await open();
  const bytes = Buffer.from('fatura içeriği');
  const upload = await ayse.upload('fatura ıİğ.pdf', 'application/pdf', bytes);
  expect(upload).toMatchObject({ status: 201, body: { name: 'fatura ıİğ.pdf', size: bytes.length } });
  const key = { 'idempotency-key': randomUUID() };
  const words = { html: '<p>Kargonuz <b>yarın</b> gelecek.</p>', attachments: [upload.body.id], then: 'await' };
  const [first, second] = await Promise.all([
    ayse.post(`/tickets/${number}/replies`, words, key),
    ayse.post(`/tickets/${number}/replies`, words, key),
  ]);
  const done = first.status === 202 ? first : second;
  expect(done).toMatchObject({ status: 202, body: { state: 'awaiting-reply', ownerId: desk.people.ayse } });
  const again = await ayse.post(`/tickets/${number}/replies`, words, key);
  expect(again.text).toBe(done.text);
  expect(await ayse.post(`/tickets/${number}/replies`, { ...words, text: 'başka' }, key)).toMatchObject({
    status: 422,
    body: { code: 'key-reused' },
  });

  const sent = await eventually(
    async () => {
      const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
      return items.find(
        (item: { direction: string; delivery: { state: string } | null }) =>
          item.direction === 'out' && item.delivery?.state === 'sent',
      );
    },
    { withinMs: 15_000, label: 'the reply is sent' },
  );
  expect(sent).toMatchObject({
    id: done.body.messageId,
    text: 'Kargonuz yarın gelecek.',
    html: null,
    hasHtml: true,
    author: { kind: 'agent', name: AYSE.name },
  });
  const outbox = await ayse.get(`/outbox/${done.body.outboxId}`);
  expect(outbox.body).toMatchObject({
    state: 'sent',
    kind: 'reply',
    ticketNumber: number,
    recipients: [{ address: 'musteri@example.test', state: 'sent' }],
  });
  expect((await desk.rows(`select 1 from outbox where ticket_number = $1`, [number])).length).toBe(1);

  await desk.rows(`update outbox set state = 'deferred', next_try_at = now() + interval '1 hour' where id = $1`, [
    done.body.outboxId,
  ]);
  expect((await ayse.delete(`/outbox/${done.body.outboxId}`)).status).toBe(202);
  expect((await ayse.get(`/outbox/${done.body.outboxId}`)).body).toMatchObject({ state: 'cancelled', nextTryAt: null });
  expect((await ayse.delete(`/outbox/${done.body.outboxId}`)).body.code).toBe('wrong-transition');

  const file = await ayse.raw(sent.attachments[0].url);
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''fatura%20%C4%B1%C4%B0%C4%9F.pdf");
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect((await ayse.raw(`/api/messages/${sent.id}/raw`)).headers.get('content-type')).toContain('message/rfc822');
  const frame = await ayse.raw(`/api/messages/${sent.id}/frame?theme=dark`);
  expect(frame.headers.get('content-security-policy')).toContain(
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
  );
  expect(await frame.text()).toContain('<b>yarın</b>');
});

test('a reply is refused when the customer wrote meanwhile, and leaves no trace', async () => {
  const number = await open();
  const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
  const seen = items.at(-1).id;
  await desk.rows(
    `insert into message (ticket_number, direction, kind, text) values ($1, 'in', 'person', 'bir şey daha')`,
    [number],
  );
  expect(await ayse.post(`/tickets/${number}/replies`, { text: 'cevap', lastSeen: seen })).toMatchObject({
    status: 409,
    body: { code: 'stale-version' },
  });
  const stale = await ayse.post(`/tickets/${number}/replies`, { text: 'cevap' }, { 'if-match': '"99"' });
  expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version' } });
  expect(
    (await desk.rows(`select 1 from message where ticket_number = $1 and direction = 'out'`, [number])).length,
  ).toBe(0);
  expect((await desk.rows(`select 1 from outbox where ticket_number = $1`, [number])).length).toBe(0);
});

test('a closed ticket takes a note and a reopening, and no reply', async () => {
  const number = await open();
  expect((await ayse.post(`/tickets/${number}/archiving`)).body.state).toBe('closed');
  await eventually(
    async () => (await desk.temporal.workflow.getHandle(`ticket-${number}`).describe()).status.name === 'COMPLETED',
    { withinMs: 10_000 },
  );
  expect(await ayse.post(`/tickets/${number}/replies`, { text: 'geç' })).toMatchObject({
    status: 409,
    body: { code: 'ticket-closed' },
  });
  expect(await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.can })).toMatchObject({
    status: 409,
    body: { code: 'ticket-closed' },
  });
  expect(await ayse.post(`/tickets/${number}/notes`, { text: 'müşteri aradı' })).toMatchObject({
    status: 202,
    body: { state: 'closed' },
  });
  const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
  expect(items.at(-1)).toMatchObject({ direction: 'note', text: 'müşteri aradı', delivery: null });
  expect(await ayse.post(`/tickets/${number}/reopening`)).toMatchObject({ status: 202, body: { state: 'new' } });
  expect((await ayse.get('/tickets/999999999999')).body.code).toBe('ticket-not-found');
  expect((await ayse.put('/tickets/999999999999/priority', { priority: 'low' })).body.code).toBe('ticket-not-found');
});

test('the customer’s link asks first, decides once, and says so in the ticket’s language', async () => {
  const number = await open();
  expect((await ayse.post(`/tickets/${number}/resolution`)).body.state).toBe('resolved-pending-confirmation');
  // The mail with the link is made after the resolution was recorded; here nothing is mailed, so the record is read first.
  expect((await ayse.get(`/tickets/${number}`)).body.state).toBe('resolved-pending-confirmation');
  const token = signLink(desk.vault, { ticket: number, cycle: 1, answer: 'yes', expiresAt: Date.now() + 60_000 });
  const page = await fetch(`${api.url}/c/${token}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Talebiniz çözüldü mü?');
  expect((await ayse.get(`/tickets/${number}`)).body.state).toBe('resolved-pending-confirmation');
  const done = await fetch(`${api.url}/c/${token}`, { method: 'POST' });
  expect([done.status, (await done.text()).includes('Teşekkür ederiz')]).toEqual([200, true]);
  expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ state: 'closed', closedAs: 'solved' });
  expect(await (await fetch(`${api.url}/c/${token}`)).text()).toContain('daha önce yanıtlanmış');
  const expired = signLink(desk.vault, { ticket: number, cycle: 1, answer: 'yes', expiresAt: Date.now() - 1 });
  expect((await fetch(`${api.url}/c/${expired}`)).status).toBe(410);
  expect((await fetch(`${api.url}/c/${token.slice(0, -1)}`)).status).toBe(404);
});

test('lists are paged without gap or repetition, and found by number, code, address, name and folded subject', async () => {
  const numbers: number[] = [];
  for (let i = 0; i < 5; i += 1) numbers.push(await open(`İADE talebi sayfa ${i}`));
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
  expect((await ayse.get('/tickets?view=all&q=musteri@')).body.items.length).toBeGreaterThan(4);
  expect((await ayse.get('/tickets?view=all&q=DENİZ')).body.items.length).toBeGreaterThan(4);
  const counters = (await ayse.get('/counters')).body;
  expect(counters.unassigned).toBe((await ayse.get('/tickets?view=unassigned&limit=200')).body.items.length);
  for (const bad of ['after=çöp', 'view=herşey', 'limit=0', 'view=open&view=all', 'foo=1'])
    expect((await ayse.get(`/tickets?${bad}`)).status).toBe(422);
});

test('bad input names its fields, in the language asked for', async () => {
  const number = await open();
  const refused = await ayse.put(
    `/tickets/${number}/priority`,
    { priority: 'çok', role: 'admin' },
    { 'accept-language': 'tr-TR,tr;q=0.9' },
  );
  expect(refused).toMatchObject({ status: 422, body: { code: 'bad-input', title: 'İstekte bir yanlışlık var' } });
  expect(refused.body.fields.map((field: { path: string }) => field.path).sort()).toEqual(['priority', 'role']);
  expect((await ayse.post(`/tickets/${number}/notes`, { text: 'a\0b' })).status).toBe(422);
  expect((await ayse.post(`/tickets/${number}/notes`, {})).status).toBe(422);
});

test('the stream tells of a change, resumes after a cut, and ends with the session', async () => {
  const number = await open();
  const stream = await ayse.stream();
  await stream.next((event) => event.event === 'hello');
  const { body } = await ayse.put(`/tickets/${number}/priority`, { priority: 'high' });
  const told = await stream.next((event) => event.event === 'change' && event.data.version === body.version);
  expect(told.data).toEqual({ ticket: number, version: body.version, event: 'set-priority' });
  stream.close();
  const later = await ayse.put(`/tickets/${number}/priority`, { priority: 'low' });
  const resumed = await ayse.stream(told.id);
  await resumed.next((event) => event.event === 'change' && event.data.version === later.body.version);
  resumed.close();

  const can = apiClient(api.url);
  await can.post('/session', { email: CAN.email, password: PASSWORD });
  const ending = await can.stream();
  await ending.next((event) => event.event === 'hello');
  await can.delete('/session');
  await ending.ended;
});

test('mail from the mailbox arrives in the desk, with unread count and inline frame', async () => {
  const { smtp: _smtp, ...me } = (await ayse.get('/session')).body;
  expect(me.permissions).toContain('ticket:write');
  await desk.deliver(
    'From: Ada <ada@example.test>\r\nTo: destek@example.test\r\nSubject: =?utf-8?Q?Gelen_posta_=C5=9F?=\r\nMessage-ID: <ada-1@example.test>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0300\r\n\r\nMerhaba\r\n',
    desk.address,
    'ada@example.test',
  );
  const ticket = await desk.ticketBySubject('Gelen posta ş');
  const row = await eventually(async () => {
    const { body } = await ayse.get(`/tickets/${ticket.number}`);
    return body.version > 0 && body;
  });
  expect(row).toMatchObject({
    unreadCount: 1,
    mailbox: { address: desk.address },
    contact: { address: 'ada@example.test' },
  });
  expect((await ayse.put(`/tickets/${ticket.number}/read`)).status).toBe(204);
  expect((await ayse.get(`/tickets/${ticket.number}`)).body.unreadCount).toBe(0);
  const boxes = (await ayse.get('/mailboxes')).body.items;
  const ledger = (await ayse.get(`/mailboxes/${boxes[0].id}/ledger`)).body.items;
  expect(ledger[0]).toMatchObject({ state: 'processed', ticketNumber: ticket.number, from: 'ada@example.test' });
});
