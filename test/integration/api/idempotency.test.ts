/** An Idempotency-Key that is used again: the same request repeats, another one is told so, and no words are lost. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { randomUUID } from 'node:crypto';
import { Uncertain } from '../../../api/http/errors.ts';
import { once, type Written } from '../../../api/http/idempotency.ts';
import type { Api } from '../../../api/server.ts';
import { Problem } from '../../../domain/problem.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { AYSE, DENIZ } from '../../support/cast/cast.ts';
import { startInstallation, type Installation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';

let bilet: Installation;
let api: Api;
let ayse: ApiClient;
let number: number;
let other: number;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', always: true });
  api = await startApiOf(bilet);
  ayse = await signedIn(api.url, AYSE.email);
  number = await phoneTicket(ayse, bilet, 'Kargom gelmedi');
  other = await phoneTicket(ayse, bilet, 'Faturam yanlış');
}, 60_000);
afterAll(async () => {
  await api?.stop();
  await bilet?.stop();
}, 60_000);

const withKey = (key: string) => ({ 'idempotency-key': key });
const texts = async (of: number): Promise<string[]> =>
  (await ayse.get(`/tickets/${of}/messages`)).body.items.map((one: { text: string }) => one.text);
/** Lets the kept answers grow two days old. */
const twoDaysPass = () => bilet.rows(`update idempotency set created_at = created_at - interval '2 days'`);
const REUSED = { status: 422, body: { code: 'key-reused' } };

test('while the end of a reply is not known its key serves that reply alone, and repeats it once', async () => {
  await bilet.stopWorker();
  const key = withKey(randomUUID());
  const reply = { text: 'Yarın elinizde.', then: 'keep' };
  const first = await ayse.post(`/tickets/${number}/replies`, reply, key);
  expect(first).toMatchObject({ status: 202, body: { pending: true } });
  expect(await ayse.post(`/tickets/${number}/replies`, { ...reply, text: 'Bugün elinizde.' }, key)).toMatchObject(
    REUSED,
  );
  expect(await ayse.post(`/tickets/${other}/replies`, reply, key)).toMatchObject(REUSED);
  await bilet.startWorker();
  const again = await eventually(async () => {
    const answer = await ayse.post(`/tickets/${number}/replies`, reply, key);
    return answer.body.pending === false && answer;
  });
  expect(again.body.messageId).toBe(first.body.messageId);
  expect((await texts(number)).filter((text) => text === reply.text)).toHaveLength(1);
}, 60_000);

describe('a key that is used again after days', () => {
  test.each([
    ['replies', 'another text', () => number, { text: 'İkinci cevap' }],
    ['replies', 'another ticket', () => other, { text: 'İlk cevap' }],
    ['notes', 'another text', () => number, { text: 'İkinci not' }],
    ['notes', 'another ticket', () => other, { text: 'İlk not' }],
    ['notes', 'another format', () => number, { html: '<p>İlk not</p>', text: 'İlk not' }],
  ])('in %s with %s is refused, and what it wrote stays', async (kind, _, ticket, words) => {
    const key = withKey(randomUUID());
    const text = kind === 'replies' ? 'İlk cevap' : 'İlk not';
    const { body: first } = await ayse.post(`/tickets/${number}/${kind}`, { text }, key);
    await twoDaysPass();
    expect(await ayse.post(`/tickets/${ticket()}/${kind}`, words, key)).toMatchObject(REUSED);
    await twoDaysPass();
    const again = await ayse.post(`/tickets/${number}/${kind}`, { text }, key);
    expect(again).toMatchObject({ status: 202, body: { messageId: first.messageId } });
  });

  test('with other files is refused', async () => {
    const key = withKey(randomUUID());
    const upload = async (name: string) => (await ayse.upload(name, 'text/plain', Buffer.from(name))).body.id as string;
    const attachments = [await upload('a.txt'), await upload('b.txt')];
    await ayse.post(`/tickets/${number}/notes`, { text: 'ekte', attachments }, key);
    await twoDaysPass();
    const others = { text: 'ekte', attachments: [attachments[0], await upload('c.txt')] };
    expect(await ayse.post(`/tickets/${number}/notes`, others, key)).toMatchObject(REUSED);
    await twoDaysPass();
    const same = { text: 'ekte', attachments: attachments.map((id) => id.toUpperCase()).reverse() };
    expect((await ayse.post(`/tickets/${number}/notes`, same, key)).status).toBe(202);
  });

  test('for another call is refused and makes no ticket', async () => {
    const key = withKey(randomUUID());
    const call = { subject: 'Telefon', text: 'Aradı.', contact: { address: DENIZ.address }, mailbox: bilet.mailbox };
    const { body: first } = await ayse.post('/tickets', call, key);
    await twoDaysPass();
    expect(await ayse.post('/tickets', { ...call, text: 'Yine aradı.' }, key)).toMatchObject(REUSED);
    await twoDaysPass();
    expect((await ayse.post('/tickets', call, key)).body.number).toBe(first.number);
  });

  test('for another command is a new command', async () => {
    const key = withKey(randomUUID());
    expect((await ayse.put(`/tickets/${number}/tags`, { tags: ['kargo'] }, key)).body.tags).toEqual(['kargo']);
    await twoDaysPass();
    expect((await ayse.put(`/tickets/${number}/tags`, { tags: ['iade'] }, key)).body.tags).toEqual(['iade']);
  });
});

describe('of a request that carries a key', () => {
  const done = async (): Promise<Written> => ({ status: 202, body: '"done"', settled: true });
  const ask = (key: string, body: unknown, work: () => Promise<Written>) =>
    once(
      api.deps,
      bilet.people.ayse,
      key,
      { method: 'POST', originalUrl: '/api/tickets/1/notes', body } as Request,
      work,
    );

  test.each([
    ['is uncertain', new Uncertain()],
    ['is a fault', new Error('the connection broke while it was written')],
  ])('an end that %s leaves the key to that request', async (_, error) => {
    const key = randomUUID();
    await expect(ask(key, 'mine', () => Promise.reject(error))).rejects.toBe(error);
    await expect(ask(key, 'another', done)).rejects.toMatchObject({ code: 'key-reused' });
    const refused = new Problem('unavailable', 'away');
    await expect(ask(key, 'mine', () => Promise.reject(refused))).rejects.toBe(refused);
    await expect(ask(key, 'another', done)).rejects.toMatchObject({ code: 'key-reused' });
    expect(await ask(key, 'mine', done)).toMatchObject({ body: '"done"' });
  });

  test('an answer that is still pending leaves the key to that request, which is carried out again', async () => {
    const key = randomUUID();
    const pending = async (): Promise<Written> => ({ status: 202, body: '"pending"', settled: false });
    expect(await ask(key, 'mine', pending)).toMatchObject({ body: '"pending"' });
    await expect(ask(key, 'another', done)).rejects.toMatchObject({ code: 'key-reused' });
    expect(await ask(key, 'mine', done)).toMatchObject({ body: '"done"' });
    expect(await ask(key, 'mine', () => Promise.reject(new Error('done twice')))).toMatchObject({ body: '"done"' });
  });

  test('a refusal frees the key, because nothing was done', async () => {
    const key = randomUUID();
    const refused = new Problem('bad-input', 'no');
    await expect(ask(key, 'mine', () => Promise.reject(refused))).rejects.toBe(refused);
    expect(await ask(key, 'another', done)).toMatchObject({ body: '"done"' });
  });
});

test('two files under one key are two files: their bytes are not compared', async () => {
  const key = withKey(randomUUID());
  const ids = [];
  for (const bytes of ['bir', 'iki']) {
    const answer = await ayse.raw('/api/uploads?name=a.txt', { method: 'POST', body: bytes, headers: key });
    ids.push(((await answer.json()) as { id: string }).id);
  }
  expect(ids[0]).not.toBe(ids[1]);
});
