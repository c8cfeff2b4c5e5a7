/** A mailbox leads the worker to no door inside that the operator has not opened. */
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Api } from '../../../api/server.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';

let bilet: Installation;
let api: Api;
let selin: ApiClient;
let door: Server;
let knocks = 0;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', worker: false });
  bilet.settings.privateMailHosts = [];
  api = await startApiOf(bilet);
  await bilet.startWorker();
  selin = await signedIn(api.url, SELIN.email);
  door = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => void door.listen(0, '127.0.0.1', resolve));
}, 60_000);
afterAll(async () => {
  door?.close();
  await api?.stop();
  await bilet?.stop();
}, 60_000);

test('the connection test knocks at no door of this machine, and says the same of every one and of unknown names', async () => {
  const { port } = door.address() as { port: number };
  const told = new Set<string>();
  for (const [host, at] of [
    ['127.0.0.1', port],
    ['127.0.0.1', 1],
    ['localhost', port],
    ['2130706433', port],
    ['::ffff:127.0.0.1', port],
    ['169.254.169.254', 80],
    ['nowhere.invalid', 143],
  ] as const) {
    const server = { host, port: at, tls: 'none', user: 'x' };
    const { body } = await selin.post('/mailboxes/check', { imap: server, smtp: server, imapPassword: 'x' });
    for (const { ok, code, detail } of [body.imap, body.smtp])
      told.add(`${ok} ${code} ${detail.replace(`${host}:${at}`, '…')}`);
  }
  expect([...told]).toEqual([expect.stringContaining('false host-refused … may not be used')]);
  expect(knocks).toBe(0);
}, 60_000);

test('a mailbox that names one is not connected, while one that was here before goes on', async () => {
  const status = async () => (await selin.get('/mailboxes')).body.items[0];
  await eventually(async () => (await status()).statusDetail?.includes('may not be used'), { label: 'refused' });
  expect((await status()).statusFault).toMatchObject({ code: 'host-refused', said: 'HOST_REFUSED' });
  await bilet.rows('update mailbox set trusted = true');
  const { id, address, name, imap, smtp } = await status();
  await selin.put(`/mailboxes/${id}`, { address, name, imap, smtp });
  await eventually(async () => (await status()).status === 'live', { label: 'live' });
  const moved = { address, name, smtp, imap: { ...imap, host: 'localhost' }, imapPassword: bilet.server.password };
  await selin.put(`/mailboxes/${id}`, moved);
  await eventually(async () => (await status()).statusDetail?.includes('may not be used'), { label: 'refused again' });
}, 60_000);
