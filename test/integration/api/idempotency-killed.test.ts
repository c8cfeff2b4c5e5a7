/** A process dies while it carries out a request: the same request gets through elsewhere, and counts once. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { randomUUID } from 'node:crypto';
import { once, type Written } from '../../../api/http/idempotency.ts';
import type { Api } from '../../../api/server.ts';
import { createHolder } from '../../../db/core/holder.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { apiProcess } from '../../support/stack/api-process.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import type { MortalProcess } from '../../support/stack/mortal-process.ts';

let bilet: Installation;
let api: Api;
let doomed: MortalProcess<string>;
let ayse: ApiClient;
let number: number;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', always: true });
  api = await startApiOf(bilet);
  doomed = apiProcess(bilet);
  ayse = await signedIn(api.url, AYSE.email);
  number = await phoneTicket(ayse, bilet, 'Kargom gelmedi');
}, 60_000);
afterEach(() => bilet?.startWorker());
afterAll(async () => {
  await doomed?.kill();
  await api?.stop();
  await bilet?.stop();
}, 60_000);

const claims = (key: string) =>
  bilet.rows<{ holder: number | null }>('select holder from idempotency where key = $1 and status is null', [key]);

test.each(['replies', 'notes'])(
  'of %s that a killed process had begun there is one, by the first repetition',
  async (kind) => {
    const url = await doomed.start();
    const there = await signedIn(url, AYSE.email);

    const key = randomUUID();
    const body = { text: `Yarın elinizde: ${kind}` };
    // Without a worker the command waits for its answer.
    await bilet.stopWorker();
    const first = there.post(`/tickets/${number}/${kind}`, body, { 'idempotency-key': key }).catch(() => 'cut off');
    await eventually(async () => (await claims(key)).some(({ holder }) => holder !== null), { label: 'the claim' });
    await doomed.kill();
    expect(await first).toBe('cut off');

    await bilet.startWorker();
    const again = await ayse.post(`/tickets/${number}/${kind}`, body, { 'idempotency-key': key });
    expect(again).toMatchObject({ status: 202 });
    const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
    expect(items.filter(({ text }: { text: string }) => text === body.text)).toHaveLength(1);
  },
  60_000,
);

describe('a process that lives', () => {
  const begin = (key: string, work: () => Promise<Written>, holder = api.deps.holder) =>
    once(
      { ...api.deps, holder },
      bilet.people.ayse,
      key,
      { method: 'POST', originalUrl: '/api/notes', body: {} } as Request,
      work,
    );
  function waiting() {
    let finish = () => {};
    const end = new Promise<Written>((resolve) => {
      finish = () => resolve({ status: 202, body: '"done"', settled: true });
    });
    return { work: () => end, finish };
  }
  const never = () => Promise.reject(new Error('done twice'));

  test.each([
    ['keeps its key', async () => undefined],
    [
      'keeps its key when its connection is cut, for it has another at once',
      async () => {
        await bilet.rows(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bilet changes' and datname = current_database()`,
        );
      },
    ],
  ])(
    '%s',
    async (_, trouble) => {
      const key = randomUUID();
      const { work, finish } = waiting();
      const first = begin(key, work);
      await eventually(async () => (await claims(key)).length === 1);
      await trouble();
      await expect(begin(key, never)).rejects.toMatchObject({ code: 'in-progress' });
      finish();
      expect(await first).toMatchObject({ body: '"done"' });
      expect(await begin(key, never)).toMatchObject({ body: '"done"' });
    },
    30_000,
  );

  test('keeps its key when it could not show that it lives', async () => {
    const key = randomUUID();
    const { work, finish } = waiting();
    const first = begin(key, work, createHolder());
    await eventually(async () => (await claims(key)).length === 1);
    await expect(begin(key, never)).rejects.toMatchObject({ code: 'in-progress' });
    finish();
    await first;
  });
});
