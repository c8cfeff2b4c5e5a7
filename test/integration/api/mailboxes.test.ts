/** Mailboxes as administrators connect and change them: what is kept, what is refused, what is never told. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { LIMITS } from '../../../domain/limits.ts';
import { AYSE, SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet } = servedDesk();
const selin = sessionOf(bilet, SELIN);

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
  const own = { path: 'address', code: 'agents-own' };
  expect((await selin.post('/mailboxes', box(AYSE.email))).body.fields).toMatchObject([own]);
  expect((await put({ address: AYSE.email })).body.fields).toMatchObject([own]);
  expect((await selin.delete(`/mailboxes/${made.body.id}`, {}, { successor: bilet.mailbox })).status).toBe(204);
  const colleague = { email: address, name: 'Yeni', role: 'agent', password: 'uzun bir parola' };
  expect((await selin.post('/agents', colleague)).status).toBe(201);
  expect((await selin.post('/mailboxes', box(address))).body.fields).toMatchObject([own]);
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
