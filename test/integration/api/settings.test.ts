/** Setting up, what each role and token may, our own address, held mail, and what whoever watches sees. */
import { expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import type { Route } from '../../../contract/route.ts';
import { routes } from '../../../contract/routes.ts';
import { hold, release } from '../../../db/core/hold.ts';
import { may } from '../../../domain/people/permission.ts';
import { apiClient, signedIn } from '../../support/cast/api-client.ts';
import { CAN, SELIN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { startBareApi } from '../../support/stack/api.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const selin = sessionOf(bilet, SELIN);

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

test('a token shares nothing and reads no reason of an absence, whatever its agent may, unless its scopes say so', async () => {
  const tokenOf = async (scopes: string) => {
    const token = `hd_${randomUUID()}`;
    await bilet.rows(`insert into api_token (hash, agent_id, name, scopes) values ($1, $2, 'deneme', $3)`, [
      ...[createHash('sha256').update(token).digest(), bilet.people.selin, scopes],
    ]);
    return async (method: string, path: string, body?: object) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${bilet.url}/api${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: JSON.parse((await answer.text()) || '{}') };
    };
  };
  const works = await tokenOf('{ticket:read,ticket:write}');
  const shares = await tokenOf('{ticket:read,ticket:write,canned-reply:share,view:share,schedule:write}');
  const reply = { name: 'Herkese', scope: 'all', text: { tr: 'Merhaba', en: '' } };
  const view = { name: 'Herkese', shared: true, when: { all: [] } };
  for (const [path, body] of [
    ['/canned-replies', reply],
    ['/views', view],
  ] as const) {
    expect([path, (await works('POST', path, body)).status]).toEqual([path, 403]);
    const made = await shares('POST', path, body);
    expect([path, made.status]).toEqual([path, 201]);
    const { items } = (await works('GET', path)).body;
    expect(items.find(({ id }: { id: string }) => id === made.body.id)).toMatchObject({ mayEdit: false });
    expect((await works('PUT', `${path}/${made.body.id}`, body)).status).toBe(403);
    expect((await works('DELETE', `${path}/${made.body.id}`)).status).toBe(403);
    expect((await shares('DELETE', `${path}/${made.body.id}`)).status).toBe(204);
  }
  const path = `/agents/${bilet.people.ayse}/absences`;
  const absence = { from: '2036-01-07T06:00:00Z', to: '2036-01-08T06:00:00Z', reason: 'ameliyat' };
  expect((await shares('POST', path, absence)).status).toBe(201);
  const reasonTo = async (who: typeof works) => (await who('GET', path)).body.items.at(-1).reason;
  expect([await reasonTo(works), await reasonTo(shares)]).toEqual(['', 'ameliyat']);
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
