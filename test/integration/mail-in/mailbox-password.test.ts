/** A stored password goes to the server it was entered for, and to no other. */
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { bindPasswords } from '../../../api/mail-in/passwords.ts';
import type { MailboxRow } from '../../../db/mail-in/mailboxes.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { hire } from '../../support/cast/staff.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let selin: ApiClient;
let mustafa: ApiClient;
let box: MailboxRow;
/** An IMAP server that hears passwords. */
let canary: { server: Server; port: number; heard: string[] };

beforeAll(async () => {
  bilet = await startServedDesk();
  await hire(bilet.pool, { email: 'mustafa@example.test', name: 'Mustafa Şen', role: 'admin' });
  selin = await signedIn(bilet.url, SELIN.email);
  mustafa = await signedIn(bilet.url, 'mustafa@example.test');
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('data', (data) => void heard.push(data.toString()));
    socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  canary = { server, port: (server.address() as { port: number }).port, heard };
}, 60_000);
beforeEach(async () => {
  box = (await selin.get('/mailboxes')).body.items[0];
});
afterAll(async () => {
  canary?.server.close();
  await bilet?.stop();
}, 60_000);

const settings = ({ address, name, folder, imap, smtp }: MailboxRow) => ({ address, name, folder, imap, smtp });

test.each([
  ['a port', () => ({ port: canary.port })],
  ['a host', () => ({ host: 'localhost' })],
  ['a user', () => ({ user: 'baskasi@example.test' })],
])(
  '%s that is another asks for the password again, in the test and in saving, and nobody hears the stored one',
  async (_, other) => {
    const imap = { ...box.imap, ...other() };
    const tried = await selin.post('/mailboxes/check', { id: box.id, imap, smtp: box.smtp });
    const saved = await selin.put(`/mailboxes/${box.id}`, { ...settings(box), imap });
    for (const refused of [tried, saved])
      expect(refused).toMatchObject({
        status: 422,
        body: { code: 'password-again', fields: [{ path: 'imapPassword' }] },
      });
    expect(canary.heard).toEqual([]);
    expect((await selin.get('/mailboxes')).body.items[0].imap).toEqual(box.imap);
  },
);

test('a weaker encryption asks again as well', async () => {
  const imap = { ...box.imap, tls: 'starttls' as const };
  const up = await selin.put(`/mailboxes/${box.id}`, { ...settings(box), imap, paused: true });
  expect(up.status).toBe(200);
  const down = await selin.put(`/mailboxes/${box.id}`, { ...settings(box), imap: { ...imap, tls: 'none' } });
  expect(down.body.code).toBe('password-again');
  const again = { ...settings(box), imapPassword: bilet.server.password };
  expect((await selin.put(`/mailboxes/${box.id}`, again)).status).toBe(200);
  const tried = await selin.post('/mailboxes/check', { id: box.id, imap: box.imap, smtp: box.smtp });
  expect(tried.body.imap).toMatchObject({ ok: true });
});

test('the other administrators are told what was changed and by whom, until they have read it', async () => {
  const told = async (client: ApiClient) => (await client.get('/notices')).body.items;
  for (const { id } of await told(mustafa)) await mustafa.put(`/notices/${id}/read`);
  const before = (await told(selin)).length;
  await selin.put(`/mailboxes/${box.id}`, { ...settings(box), name: 'Yeni ad', imapPassword: bilet.server.password });
  const [notice, ...more] = await told(mustafa);
  expect(more).toEqual([]);
  expect(notice).toMatchObject({
    kind: 'mailbox-changed',
    by: { name: SELIN.name },
    subject: box.id,
    detail: { address: box.address, changed: ['name', 'imap-password'] },
  });
  expect((await told(selin)).length).toBe(before);
  expect((await selin.put(`/notices/${notice.id}/read`)).status).toBe(404);
  expect((await mustafa.put(`/notices/${notice.id}/read`)).status).toBe(204);
  expect(await told(mustafa)).toEqual([]);
});

test('passwords that 0.1.0 sealed are bound to their servers when the API starts, and go on working', async () => {
  await bilet.rows('update mailbox set imap_secret = $2 where id = $1', [
    box.id,
    bilet.vault.seal(`mailbox:${box.id}:imap`, bilet.server.password),
  ]);
  await bindPasswords(bilet.pool, bilet.vault);
  const [row] = await bilet.rows<{ imap_secret: string }>('select imap_secret from mailbox where id = $1', [box.id]);
  expect(row?.imap_secret).toMatch(/^at\.v1\./);
  const tried = await selin.post('/mailboxes/check', { id: box.id, imap: box.imap, smtp: box.smtp });
  expect(tried.body).toMatchObject({ imap: { ok: true }, smtp: { ok: true } });
});
