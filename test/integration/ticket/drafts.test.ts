/** Drafts on the server: of each person, on every device of theirs, seen by the others, never lost and never sent by themselves. */
import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sweepLoose } from '../../../db/ticket/sweep.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { hire } from '../../support/cast/staff.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);
let phone: ApiClient;
let number: number;
let at: string;

beforeAll(async () => {
  phone = await signedIn(desk.url, AYSE.email);
});

async function anew(subject: string): Promise<void> {
  number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
  at = `/tickets/${number}/draft`;
}
const seeing = (version: number) => ({ 'if-match': `"${version}"` });

test('what one device writes another one of the same person reads, and a reply and a note are two drafts', async () => {
  await anew('İki aygıt');
  expect((await ayse.get(at)).status).toBe(404);
  const saved = await ayse.put(at, { text: 'Merhaba', html: '<p>Merhaba</p>' }, seeing(0));
  expect([saved.status, saved.body.version > 0]).toEqual([200, true]);
  expect((await ayse.put(at, { kind: 'note', text: 'İade edilecek' })).status).toBe(200);

  expect((await phone.get(at)).body).toMatchObject({ kind: 'reply', text: 'Merhaba', html: '<p>Merhaba</p>' });
  expect((await phone.get(`${at}?kind=note`)).body).toMatchObject({ kind: 'note', text: 'İade edilecek' });

  const { startedAt } = saved.body;
  const further = await phone.put(at, { text: 'Merhaba Deniz' }, seeing(saved.body.version));
  expect(further.body).toMatchObject({ startedAt });
  expect((await ayse.get(at)).body).toMatchObject({ text: 'Merhaba Deniz', html: '' });
});

test('of two devices that change one draft the second is refused, nothing is written over, and a number never comes again', async () => {
  await anew('Çakışma');
  const { version } = (await ayse.put(at, { text: 'Birinci' })).body;
  const second = (await ayse.put(at, { text: 'Bilgisayardan' }, seeing(version))).body.version as number;
  const refused = await phone.put(at, { text: 'Telefondan' }, seeing(version));
  expect([refused.status, refused.body.code, refused.body.version]).toEqual([409, 'stale-version', second]);
  expect((await phone.delete(at, seeing(version))).status).toBe(409);
  expect((await phone.put(at, { text: 'Yeniymiş gibi' }, seeing(0))).status).toBe(409);
  expect((await ayse.get(at)).body.text).toBe('Bilgisayardan');

  // Thrown away and begun anew it is another draft than the one that the phone saw.
  expect((await ayse.delete(at, seeing(second))).status).toBe(204);
  const gone = await phone.put(at, { text: 'Telefondan' }, seeing(second));
  expect([gone.status, gone.body.version]).toEqual([409, 0]);
  const third = (await ayse.put(at, { text: 'Baştan' }, seeing(0))).body.version as number;
  expect(third).toBeGreaterThan(second);
  expect((await phone.put(at, { text: 'Telefondan' }, seeing(second))).status).toBe(409);
  expect((await ayse.delete(at)).status).toBe(204);
  expect((await ayse.delete(at)).status).toBe(204);
});

test('colleagues see whose draft waits and its words, cannot change it, and hear of it at once', async () => {
  await anew('Ekip görür');
  const stream = await can.stream();
  await stream.next(({ event }) => event === 'hello');
  await ayse.put(at, { text: 'Kargo yarın', html: '<p>Kargo <b>yarın</b></p>' });
  expect((await stream.next(({ event }) => event === 'draft')).data).toEqual({ ticket: number });
  stream.close();

  const { items } = (await can.get(`/tickets/${number}/drafts`)).body;
  expect(items).toMatchObject([{ agent: { name: AYSE.name }, text: 'Kargo yarın', html: '', kind: 'reply' }]);
  expect((await can.get(at)).status).toBe(404);
  await can.put(at, { text: 'Benimki' });
  await can.delete(at);
  expect((await ayse.get(at)).body.text).toBe('Kargo yarın');

  await hire(desk.pool, { email: 'izleyen@example.test', name: 'İzleyen', role: 'viewer' });
  const viewer = await signedIn(desk.url, 'izleyen@example.test');
  expect((await viewer.get(`/tickets/${number}/drafts`)).body.items).toHaveLength(1);
  expect((await viewer.put(at, { text: 'Ben de' })).status).toBe(403);
  expect((await ayse.get('/tickets/999999/drafts')).status).toBe(404);
  expect((await ayse.put('/tickets/999999/draft', { text: 'Yok' })).status).toBe(404);
});

test('a draft that says nothing is refused, and HTML alone is read as words too', async () => {
  await anew('Boş');
  const empty = await ayse.put(at, { text: ' \n ', html: '<p> </p>' });
  expect([empty.status, empty.body.code]).toEqual([400, 'empty-message']);
  await ayse.put(at, { html: '<p>Yalnızca <b>biçimli</b></p>' });
  expect((await ayse.get(at)).body.text).toBe('Yalnızca biçimli');
});

test('uploads of a draft are kept as long as it is, and nobody else’s come into it', async () => {
  await anew('Dosyalı');
  const mine = (await ayse.upload('fatura.pdf', 'application/pdf', Buffer.from('a'))).body.id as string;
  const loose = (await ayse.upload('eski.pdf', 'application/pdf', Buffer.from('b'))).body.id as string;
  const theirs = (await can.upload('gizli.pdf', 'application/pdf', Buffer.from('c'))).body.id as string;
  const saved = await ayse.put(at, { attachments: [mine, theirs, randomUUID()] });
  expect(saved.body.attachments).toEqual([mine]);
  await desk.rows(`update attachment set created_at = now() - interval '3 days' where id = any($1::uuid[])`, [
    [mine, loose],
  ]);
  await desk.rows(`update draft set saved_at = now() - interval '400 days', started_at = now() - interval '400 days'`);
  await sweepLoose(desk.pool);
  expect((await phone.get(at)).body.attachments).toMatchObject([{ id: mine, name: 'fatura.pdf', inline: false }]);
  expect((await phone.raw(`/api/attachments/${mine}`)).status).toBe(200);
  expect((await phone.raw(`/api/attachments/${loose}`)).status).toBe(404);

  await ayse.delete(at);
  await sweepLoose(desk.pool);
  expect((await phone.raw(`/api/attachments/${mine}`)).status).toBe(404);
});

test('a draft is none any more once its words were sent, and other words of another device stay', async () => {
  await anew('Gönderilen');
  await ayse.put(at, { text: 'Yarın geliyor' });
  await ayse.put(at, { kind: 'note', text: 'Aradım' });
  expect((await ayse.post(`/tickets/${number}/notes`, { text: 'Başka bir not' })).status).toBe(202);
  expect((await ayse.get(`${at}?kind=note`)).body.text).toBe('Aradım');
  expect((await ayse.post(`/tickets/${number}/notes`, { text: 'Aradım' })).status).toBe(202);
  expect((await ayse.get(`${at}?kind=note`)).status).toBe(404);
  expect((await ayse.get(at)).body.text).toBe('Yarın geliyor');
  expect((await ayse.post(`/tickets/${number}/replies`, { text: 'Yarın geliyor' })).status).toBe(202);
  expect((await ayse.get(at)).status).toBe(404);
});
