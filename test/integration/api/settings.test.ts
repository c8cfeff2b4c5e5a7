/** Setting up, mailboxes, quarantine, files and what each role may. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Route } from '../../../contract/route.ts';
import { routes } from '../../../contract/routes.ts';
import { hold, release } from '../../../db/core/hold.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { may } from '../../../domain/people/permission.ts';
import { type ApiClient, apiClient, signedIn } from '../../support/cast/api-client.ts';
import { startBareApi } from '../../support/stack/api.ts';
import { AYSE, CAN, SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let selin: ApiClient;
let ayse: ApiClient;

beforeAll(async () => {
  bilet = await startServedDesk();
  selin = await signedIn(bilet.url, SELIN.email);
  ayse = await signedIn(bilet.url, AYSE.email);
}, 60_000);

afterAll(() => bilet?.stop(), 60_000);

test('of two first administrators at once one is made, with a team, and behind https the cookie is a host cookie', async () => {
  const bare = await startBareApi({ publicUrl: 'https://destek.example.test' });
  const at = `http://127.0.0.1:${bare.port}`;
  try {
    expect((await apiClient(at).get('/setup')).body).toEqual({ needed: true, demo: false });
    const admin = (email: string) =>
      apiClient(at).post('/setup', { name: 'Kurucu', email, password: 'uzun bir parola', language: 'tr' });
    const made = await Promise.all([admin('bir@example.test'), admin('iki@example.test')]);
    expect(made.map((one) => one.status).sort((a, b) => a - b)).toEqual([201, 409]);
    const first = made.find((one) => one.status === 201);
    expect(first?.body).toMatchObject({ agent: { role: 'admin', teams: [{ name: 'Destek' }] } });
    expect(first?.headers.get('set-cookie')).toMatch(/^__Host-bilet=.*; Secure; SameSite=Lax$/);
    expect(first?.headers.get('strict-transport-security')).toContain('max-age=');
    expect((await apiClient(at).get('/setup')).body.needed).toBe(false);
  } finally {
    await bare.stop();
  }
}, 30_000);

test('each role may what the table says, on every route, and nobody else anything', async () => {
  const password = 'çok gizli parola';
  for (const role of ['viewer', 'agent', 'lead'] as const) {
    const email = `${role}@example.test`;
    expect((await selin.post('/agents', { email, name: role, role, password })).status).toBe(201);
    const client = await signedIn(bilet.url, email, password);
    for (const route of Object.values<Route>(routes)) {
      if (route.auth === 'public' || route.auth === 'session' || route.name === 'getStream') continue;
      const path = `/api${route.path.replace(':number', '999999999').replace(/:id/g, route.path.startsWith('/quarantine') ? '999999999' : randomUUID())}`;
      const json = { headers: { 'content-type': 'application/json' }, body: '{"bilinmeyen":1}' };
      const init = { method: route.method.toUpperCase(), ...(route.body ? json : {}) };
      const { status } = await client.raw(path, init);
      expect([role, route.name, status === 403]).toEqual([role, route.name, !may(role, route.auth)]);
      expect([route.name, (await fetch(`${bilet.url}${path}`, init)).status]).toEqual([route.name, 401]);
    }
  }
}, 60_000);

test('a token works without a cookie, within its scopes, also from another site', async () => {
  const token = 'hd_deneme_0123456789abcdef';
  await bilet.rows(`insert into api_token (hash, agent_id, name, scopes) values ($1, $2, 'deneme', '{ticket:read}')`, [
    createHash('sha256').update(token).digest(),
    bilet.people.selin,
  ]);
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${bilet.url}/api${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
    });
  expect((await call('/tickets')).status).toBe(200);
  expect((await call('/teams', { method: 'POST', body: '{"name":"x"}' })).status).toBe(403);
  // What is the agent's own stands in no scope.
  const profile = JSON.stringify({ name: 'Başkası', language: 'tr', signature: 'x' });
  expect((await call('/profile', { method: 'PUT', body: profile })).status).toBe(403);
  expect((await selin.get('/session')).body.agent.name).toBe(SELIN.name);
  expect((await call('/session', { method: 'DELETE' })).status).toBe(403);
});

test('a token that may send again may put an address right only when it may change contacts', async () => {
  const resend = async (scopes: string, corrections: object[]) => {
    const token = `hd_${randomUUID()}`;
    await bilet.rows(`insert into api_token (hash, agent_id, name, scopes) values ($1, $2, 'deneme', $3)`, [
      createHash('sha256').update(token).digest(),
      bilet.people.selin,
      scopes,
    ]);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ corrections }) };
    return (await fetch(`${bilet.url}/api/outbox/${randomUUID()}/resend`, init)).status;
  };
  const corrections = [{ wrong: 'ali@gmial.test', right: 'ali@gmail.test' }];
  expect(await resend('{outbox:resend}', corrections)).toBe(403);
  // Allowed, and there is no such mail.
  expect(await resend('{outbox:resend}', [])).toBe(404);
  expect(await resend('{outbox:resend,contact:write}', corrections)).toBe(404);
});

test('a deactivated agent is out at once, and its stream ends', async () => {
  const email = 'giden@example.test';
  const { body } = await selin.post('/agents', { email, name: 'Giden', role: 'agent', password: 'çok gizli parola' });
  const client = await signedIn(bilet.url, email, 'çok gizli parola');
  const stream = await client.stream();
  await stream.next((event) => event.event === 'hello');
  await bilet.rows('update agent set active = false where id = $1', [body.id]);
  expect((await client.get('/session')).status).toBe(401);
  expect(await stream.ended).toBe('ended');
});

const box = (address: string, more: object = {}) => ({
  address,
  name: 'Satış',
  imap: { host: '127.0.0.1', port: bilet.server.imapPort, tls: 'none', user: address },
  smtp: { host: '127.0.0.1', port: bilet.sink.port, tls: 'none', user: '' },
  imapPassword: bilet.server.password,
  ...more,
});

test('a mailbox is connected by its settings, from now on, and its password is never told again', async () => {
  const made = await selin.post('/mailboxes', box('SATIS@example.test'));
  expect(made).toMatchObject({ status: 201, body: { address: 'satis@example.test', team: { name: 'Destek' } } });
  expect(made.text).not.toContain(bilet.server.password);
  expect((await selin.post('/mailboxes', box('satis@example.test'))).body.fields[0].path).toBe('address');
  await eventually(
    async () =>
      (await selin.get('/mailboxes')).body.items.find((one: { id: string; status: string }) => one.id === made.body.id)
        ?.status === 'live',
    { label: 'live' },
  );
  const { imapPassword: _i, ...kept } = box('satis@example.test', { name: 'Yeni ad', paused: true });
  expect(made.body.ticketsPerMinute).toBe(LIMITS.ticketsMinute);
  expect((await selin.put(`/mailboxes/${made.body.id}`, { ...kept, ticketsPerMinute: 77 })).status).toBe(200);
  expect((await selin.put(`/mailboxes/${made.body.id}`, kept)).body).toMatchObject({
    name: 'Yeni ad',
    // What is not said stays as it was.
    ticketsPerMinute: 77,
    paused: true,
    status: 'paused',
  });
  const checked = await selin.post('/mailboxes/check', { id: made.body.id, imap: kept.imap, smtp: kept.smtp });
  expect(checked.body).toMatchObject({ imap: { ok: true, code: 'ok' }, smtp: { ok: true } });
  const refused = await selin.post('/mailboxes/check', {
    imap: { ...kept.imap, port: 1 },
    smtp: kept.smtp,
    imapPassword: 'x',
  });
  expect(refused.body.imap).toMatchObject({ ok: false, code: 'connection-refused' });
  expect(
    (await bilet.rows(`select action from audit where subject = $1 order by id`, [made.body.id])).map(
      (row) => (row as { action: string }).action,
    ),
  ).toEqual(['mailbox.create', 'mailbox.update', 'mailbox.update']);
  // Its folder's past is none of ours, and no change of the settings makes it so.
  const since = await bilet.rows('select from_now as "fromNow" from mailbox where id = $1', [made.body.id]);
  expect(since).toEqual([{ fromNow: true }]);
}, 60_000);

test('a mailbox has folders with teams, further addresses and a say about its sent copy, and keeps what is not said', async () => {
  const address = 'klasorlu@example.test';
  const [{ id: team }] = (await bilet.rows<{ id: string }>(
    `insert into team (name) values ('Muhasebe') returning id`,
  )) as [{ id: string }];
  const made = await selin.post('/mailboxes', box(address, { paused: true }));
  expect(made.body).toMatchObject({ folders: [{ path: 'INBOX', team: null }], aliases: [], sentCopy: 'append' });
  const { imapPassword: _p, ...kept } = box(address, { paused: true });
  const put = (more: object) => selin.put(`/mailboxes/${made.body.id}`, { ...kept, ...more });
  const folders = [{ path: 'Gelen' }, { path: 'Faturalar', team }];
  const aliases = [
    { address: 'Fatura@example.test', name: 'Muhasebe' },
    { address: 'eski@example.test', sendAs: false },
  ];
  const chosen = {
    folder: 'Gelen',
    folders: [
      { path: 'Gelen', team: null },
      { path: 'Faturalar', team: { id: team, name: 'Muhasebe' } },
    ],
    aliases: [
      { address: 'fatura@example.test', name: 'Muhasebe', sendAs: true },
      { address: 'eski@example.test', name: null, sendAs: false },
    ],
    sentCopy: 'none',
  };
  expect((await put({ folders, aliases, sentCopy: 'none' })).body).toMatchObject(chosen);
  expect((await put({ folder: 'Gelen' })).body).toMatchObject(chosen);
  expect((await put({ folder: 'Başka' })).body.folders.map((one: { path: string }) => one.path)).toEqual([
    'Başka',
    'Faturalar',
  ]);
  const refused = async (more: object) => (await put(more)).body.fields?.map((one: { path: string }) => one.path);
  expect(await refused({ folders: [{ path: 'INBOX' }, { path: 'inbox' }] })).toEqual(['folders.1.path']);
  expect(await refused({ folders: [{ path: 'INBOX', team: randomUUID() }] })).toEqual(['folders.0.team']);
  expect(await refused({ folders: Array.from({ length: 6 }, (_, at) => ({ path: `K${at}` })) })).toEqual(['folders']);
  expect(await refused({ aliases: [{ address }] })).toEqual(['aliases.0.address']);
  expect(await refused({ aliases: [{ address: 'x@example.test' }, { address: bilet.address }] })).toEqual([
    'aliases.1.address',
  ]);
  expect((await selin.post('/mailboxes', box('eski@example.test'))).body.fields[0].path).toBe('address');
  for (const archiveSince of ['0001-01-01', '1989-12-31', '9999-12-31'])
    expect((await put({ archiveSince })).body.fields).toMatchObject([{ path: 'archiveSince', code: 'no-archive-day' }]);
  expect((await put({ archiveSince: '2024-02-29' })).body.archive.since).toBe('2024-02-29');
  expect((await put({ aliases: [{ address: 'Bilgi@ışık.com.tr' }] })).body.aliases[0].address).toBe(
    'bilgi@xn--k-ekaa7p.com.tr',
  );
  expect(await refused({ aliases: [{ address: 'bilgi@ışık.com.tr/x' }] })).toEqual(['aliases.0.address']);
  const [agents, customers] = [{ address: AYSE.email }, { address: 'musteri@ornek.test' }];
  await bilet.rows(
    `with c as (insert into contact default values returning id)
     insert into contact_address (address, contact_id) select $1, id from c`,
    [customers.address],
  );
  expect((await put({ aliases: [...aliases, customers] })).status).toBe(200);
  expect((await put({ aliases })).status).toBe(200);
  const { number } = (
    await selin.post('/tickets', {
      ...{ subject: 'Telefon', text: 'Aradı.', contact: customers, mailbox: bilet.mailbox },
    })
  ).body;
  expect((await put({ aliases: [...aliases, agents] })).body.fields).toMatchObject([
    { path: 'aliases.2.address', code: 'agents-own' },
  ]);
  expect((await put({ aliases: [customers] })).body.fields).toMatchObject([
    { path: 'aliases.0.address', code: 'customers-own', limit: 1 },
  ]);
  await bilet.rows(`update ticket set state = 'closed' where number = $1`, [number]);
}, 60_000);

test('an empty text is no password: no mailbox is made without one, none is changed or tried with it', async () => {
  const refused = (path: string) => ({ status: 422, body: { code: 'bad-input', fields: [{ path }] } });
  const address = 'parolasiz@example.test';
  const { imapPassword: _, ...without } = box(address);
  expect(await selin.post('/mailboxes', without)).toMatchObject(refused('imapPassword'));
  expect(await selin.post('/mailboxes', box(address, { imapPassword: '' }))).toMatchObject(refused('imapPassword'));
  expect((await selin.get('/mailboxes')).body.items.map((one: { address: string }) => one.address)).not.toContain(
    address,
  );

  const { id, name, folder, imap, smtp } = (await selin.get('/mailboxes')).body.items[0];
  const [stored] = await bilet.rows('select imap_secret, smtp_secret from mailbox where id = $1', [id]);
  for (const side of ['imapPassword', 'smtpPassword']) {
    const asked = { imap, smtp, folder, [side]: '' };
    expect(await selin.post('/mailboxes/check', { id, ...asked })).toMatchObject(refused(side));
    expect(await selin.put(`/mailboxes/${id}`, { address, name, ...asked })).toMatchObject(refused(side));
  }
  expect(await bilet.rows('select imap_secret, smtp_secret from mailbox where id = $1', [id])).toEqual([stored]);
});

test('our own address is refused however it is written, and a caller has one spelling', async () => {
  const number = await phoneTicket(selin, bilet, 'Kendi adresimiz');
  const call = (address: string) =>
    selin.post('/tickets', { subject: 'Telefon', text: 'Aradı.', contact: { address }, mailbox: bilet.mailbox });
  for (const own of [
    `${bilet.address}.`,
    bilet.address.toUpperCase(),
    ` ${bilet.address} `,
    bilet.address.replace('@', '+ek@'),
  ]) {
    expect([own, await call(own)]).toMatchObject([
      own,
      { status: 422, body: { fields: [{ path: 'contact.address' }] } },
    ]);
    expect([own, await selin.put(`/tickets/${number}/requester`, { address: own })]).toMatchObject([
      own,
      { status: 422, body: { fields: [{ path: 'address' }] } },
    ]);
    expect([own, await selin.put(`/tickets/${number}/participants`, { participants: [own] })]).toMatchObject([
      own,
      { status: 422, body: { fields: [{ path: 'participants.0' }] } },
    ]);
    expect([own, await selin.post(`/tickets/${number}/replies`, { text: 'x', to: [own] })]).toMatchObject([
      own,
      { status: 422, body: { fields: [{ path: 'to.0' }] } },
    ]);
  }
  const numbers = [];
  for (const spelling of [' Umut@ÇİÇEK.example.test', 'umut@xn--iek-1lab.example.test.'])
    numbers.push((await call(spelling)).body.number);
  const callers = await bilet.rows<{ contact: string }>(
    'select distinct contact_id as contact from ticket where number = any($1)',
    [numbers],
  );
  expect([numbers.length, callers.length]).toEqual([2, 1]);
});

test('pictures of a mail show in its frame by signed addresses, remote ones only when asked', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await bilet.deliver(
    [
      'From: Ada <ada@example.test>',
      'To: destek@example.test',
      'Subject: Resimli',
      'Message-ID: <resim@example.test>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Bakın</p><img src="cid:logo@x"><img src="https://remote.example/a.png"><script>alert(1)</script>',
      '--x',
      'Content-Type: image/png',
      'Content-ID: <logo@x>',
      'Content-Disposition: inline; filename=logo.png',
      'Content-Transfer-Encoding: base64',
      '',
      png.toString('base64'),
      '--x--',
      '',
    ].join('\r\n'),
    bilet.address,
    'ada@example.test',
  );
  const { number } = await bilet.ticketBySubject('Resimli');
  const [message] = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(message.hasHtml).toBe(true);
  const frame = await ayse.raw(`/api/messages/${message.id}/frame`);
  const asked = await frame.text();
  // The one script is ours: it carries the nonce that this answer alone allows.
  const [, nonce] = /script-src 'nonce-([^']+)'; .*sandbox allow-scripts allow-popups/.exec(
    frame.headers.get('content-security-policy')!,
  )!;
  expect(asked.match(/<script[^>]*>/g)).toEqual([`<script nonce="${nonce}">`]);
  expect(asked).not.toMatch(/\ssrc="https:/);
  const src = /src="(\/frame-images\/[^"]+)"/.exec(asked)?.[1] ?? '';
  const picture = await fetch(`${bilet.url}${src}`);
  expect([
    picture.status,
    picture.headers.get('content-type'),
    picture.headers.get('cross-origin-resource-policy'),
  ]).toEqual([200, 'image/png', 'cross-origin']);
  expect(Buffer.from(await picture.arrayBuffer()).equals(png)).toBe(true);
  expect((await fetch(`${bilet.url}${src.slice(0, -1)}x`)).status).toBe(404);
  const shown = await ayse.raw(`/api/messages/${message.id}/frame?images=show`);
  expect(shown.headers.get('content-security-policy')).toContain("img-src 'self' data: https:");
  expect(await shown.text()).toContain('src="https://remote.example/a.png"');
  const raw = await ayse.raw(`/api/messages/${message.id}/raw`);
  expect(await raw.text()).toContain('Message-ID: <resim@example.test>');
});

test('an attachment is a download whatever it says it is, a picture is shown only when its bytes are one', async () => {
  const upload = async (name: string, type: string, bytes: string) =>
    (await ayse.upload(name, type, Buffer.from(bytes, 'latin1'))).body;
  const html = await upload('../../a"b\u202egnp.html', 'text/html', '<script>alert(1)</script>');
  expect(html.name).toBe('a_bgnp.html');
  expect((await upload(`${'Ekim ayı faturası '.repeat(12)}.pdf`, 'application/pdf', '%PDF-1.4')).name).toMatch(
    /\.pdf$/,
  );
  const svg = await upload('x.svg', 'image/svg+xml', '<svg onload="alert(1)"/>');
  const fake = await upload('x.png', 'image/png', '<script>alert(1)</script>');
  for (const one of [html, svg, fake]) {
    const got = await ayse.raw(`${one.url}?inline=1`);
    expect([
      got.headers.get('content-type'),
      got.headers.get('content-disposition')?.split(';')[0],
      got.headers.get('x-content-type-options'),
      got.headers.get('content-security-policy'),
    ]).toEqual(['application/octet-stream', 'attachment', 'nosniff', "default-src 'none'; sandbox"]);
  }
  expect(
    (await ayse.raw((await upload('x.gif', 'image/gif', 'GIF89a...')).url + '?inline=1')).headers.get('content-type'),
  ).toBe('image/gif');
  // Somebody else's loose upload is nobody's business, neither to read nor to send.
  expect((await selin.raw(html.url)).status).toBe(404);
});

test('an upload past the limit is refused by its header alone, before a byte of it comes', async () => {
  const announced = request(`${bilet.url}/api/uploads?name=x`, {
    method: 'POST',
    headers: {
      cookie: ayse.cookie,
      'content-type': 'application/octet-stream',
      'content-length': LIMITS.uploadBytes + 1,
    },
  });
  announced.flushHeaders();
  try {
    const [answer] = (await once(announced, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    expect(JSON.parse(await text(answer))).toMatchObject({ code: 'too-large' });
  } finally {
    announced.destroy();
  }
  expect((await ayse.get('/session')).status).toBe(200);
});

test('a stranger’s mail to a ticket is held, and released into it by a lead', async () => {
  const can = await signedIn(bilet.url, CAN.email);
  const number = await phoneTicket(ayse, bilet, 'Karantina');
  const { code } = (await ayse.get(`/tickets/${number}`)).body;
  await bilet.deliver(
    `From: yabanci@example.test\r\nTo: destek@example.test\r\nSubject: Re: Karantina tid:${code}:tid\r\nMessage-ID: <yabanci@example.test>\r\n\r\nben de\r\n`,
    bilet.address,
    'yabanci@example.test',
  );
  const held = await eventually(
    async () =>
      (await can.get('/quarantine')).body.items.find((one: { ticketNumber: number }) => one.ticketNumber === number),
    { label: 'held' },
  );
  expect((await ayse.post(`/quarantine/${held.id}/release`, { to: 'ticket' })).status).toBe(403);
  expect(await can.post(`/quarantine/${held.id}/release`, { to: 'ticket' })).toMatchObject({
    status: 202,
    body: { state: 'processed' },
  });
  const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
  expect(items.at(-1)).toMatchObject({ direction: 'in', author: { address: 'yabanci@example.test' } });
  expect((await can.post(`/quarantine/${held.id}/release`, { to: 'discard' })).body.code).toBe('wrong-transition');
}, 30_000);

test('whoever watches sees that mail is held back after a restore, and that it goes on', async () => {
  const seen = async () => ({
    ready: ((await (await fetch(`${bilet.url}/readyz`)).json()) as { held: boolean }).held,
    metric: /^bilet_mail_held (\S+)$/m.exec(await (await fetch(`${bilet.url}/metrics`)).text())?.[1],
  });
  expect(await seen()).toEqual({ ready: false, metric: '0' });
  await hold(bilet.pool);
  expect(await seen()).toEqual({ ready: true, metric: '1' });
  await release(bilet.pool);
  expect(await seen()).toEqual({ ready: false, metric: '0' });
});

test('probes, metrics and the API’s own description answer', async () => {
  expect(await (await fetch(`${bilet.url}/readyz`)).json()).toEqual({
    ok: true,
    postgres: true,
    temporal: true,
    files: true,
    mailIn: true,
    held: false,
  });
  const metrics = await (await fetch(`${bilet.url}/metrics`)).text();
  for (const name of [
    'bilet_http_request_seconds_bucket',
    'bilet_tickets{view="open"}',
    'bilet_stream_readers',
    'bilet_pool_connections',
    // That of the tests is fast and forgetful.
    'bilet_postgres_durable 0',
  ])
    expect(metrics).toContain(name);
  expect(metrics).not.toContain('@');
  expect(((await (await fetch(`${bilet.url}/api/openapi.json`)).json()) as { openapi: string }).openapi).toBe('3.1.0');
  const docs = await fetch(`${bilet.url}/api/docs`);
  expect(docs.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-/);
  expect((await fetch(`${bilet.url}/api/yok`)).status).toBe(404);
  expect((await fetch(`${bilet.url}/api/%E0%A4%A`)).status).toBeLessThan(500);
});
