/** A sender is blocked from a ticket: who it would hit is said before, what is open is closed by ordinary commands, and the timeline tells. */
import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { CAN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);

const mailed = async (from: string, subject: string): Promise<number> => {
  await bilet.deliver(letter({ from, to: bilet.address, subject, text: 'Merhaba.' }), bilet.address);
  return (await bilet.ticketBySubject(subject)).number;
};
const reachOf = async (entry: string, more: object = {}) =>
  (await can.post('/blocked-senders/reach', { entry, ...more })).body;

test('what blocking an address or a domain would hit is counted, with all below the domain and nothing beside it', async () => {
  const answered = await mailed('bir@toptan.test', 'Bir');
  const second = await mailed('iki@toptan.test', 'İki');
  const below = await mailed('haber@posta.toptan.test', 'Üç');
  await mailed('dost@metoptan.test', 'Dört');
  await mailed('toptan.test@baska.test', 'Beş');
  await ayse.post(`/tickets/${answered}/replies`, { text: 'Buyurun.', then: 'await' });
  await ayse.post(`/tickets/${second}/archiving`);
  await eventually(async () => (await reachOf('@toptan.test')).open === 2, { label: 'the archived one on record' });
  expect(await reachOf('@toptan.test')).toEqual({
    ...{ entry: '@toptan.test', days: 90, contacts: 3, tickets: 3, answered: 1 },
    ...{
      atLeast: false,
      open: 2,
      openTickets: [
        { number: answered, subject: 'Bir' },
        { number: below, subject: 'Üç' },
      ],
    },
  });
  expect(await reachOf('Bir@Toptan.test')).toMatchObject({
    contacts: 1,
    tickets: 1,
    answered: 1,
    openTickets: [{ number: answered }],
  });
  expect(await reachOf('kimse@toptan.test')).toMatchObject({ contacts: 0, tickets: 0, answered: 0, open: 0 });
  // What came before counts only while it is open.
  await bilet.rows(`update ticket set created_at = created_at - interval '100 days' where number = any($1::bigint[])`, [
    [answered, second],
  ]);
  expect(await reachOf('@toptan.test')).toMatchObject({ contacts: 3, tickets: 1, answered: 0, open: 2 });
  expect(await reachOf('@toptan.test', { days: 200 })).toMatchObject({ tickets: 3, answered: 1 });
  expect(await can.post('/blocked-senders/reach', { entry: 'gmail.com' })).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'entry', code: 'blocks-everybody' }] },
  });
  expect((await ayse.post('/blocked-senders/reach', { entry: '@toptan.test' })).status).toBe(403);
});

test('of more contacts than are looked at the figures are at least so many', async () => {
  const many = LIMITS.reachContacts + 1;
  await bilet.rows(
    `with made as (insert into contact (id, name) select gen_random_uuid(), '' from generate_series(1, $1::int) returning id)
     insert into contact_address (contact_id, address) select id, id || '@dev.test' from made`,
    [many],
  );
  const number = await mailed('bir@tek.test', 'Tek');
  expect(await reachOf('@dev.test')).toMatchObject({ contacts: LIMITS.reachContacts, open: 0, atLeast: true });
  expect(await reachOf('@tek.test')).toMatchObject({ contacts: 1, openTickets: [{ number }], atLeast: false });
});

test('a ticket from which a sender was blocked says who blocked whom, and its events name nobody', async () => {
  const number = await mailed('reklam@satis.test', 'Kampanya');
  const block = (entry: string, headers: Record<string, string> = {}) =>
    can.post(`/tickets/${number}/sender-block`, { entry }, headers);
  expect((await ayse.post(`/tickets/${number}/sender-block`, { entry: '@satis.test' })).status).toBe(403);
  expect(await block('gmail.com')).toMatchObject({ status: 422 });
  const done = await block('satis.test', { 'idempotency-key': 'once' });
  expect(done).toMatchObject({ status: 200, body: { state: 'new' } });
  expect((await block('satis.test', { 'idempotency-key': 'once' })).body).toEqual(done.body);
  expect((await can.post(`/tickets/${number}/spam`)).body).toMatchObject({ state: 'closed' });
  // Also from one that is closed.
  expect(await block('reklam@satis.test')).toMatchObject({ status: 200, body: { state: 'closed' } });
  await eventually(async () => (await can.get(`/tickets/${number}/events`)).body.items[0].kind === 'block-sender', {
    label: 'recorded',
  });
  const { items } = (await can.get(`/tickets/${number}/events`)).body;
  const told = items.filter(({ kind }: { kind: string }) => kind === 'block-sender');
  expect(told).toMatchObject([
    { actor: { name: CAN.name }, about: { blocked: 'reklam@satis.test' } },
    { actor: { name: CAN.name }, about: { blocked: '@satis.test' } },
  ]);
  expect(JSON.stringify(told.map(({ data }: { data: object }) => data))).not.toContain('satis.test');
  expect((await ayse.get('/blocked-senders')).body.items).toEqual([
    { entry: '@satis.test' },
    { entry: 'reklam@satis.test' },
  ]);
  expect(await mailed('yeni@satis.test', 'Yine kampanya').then((next) => can.get(`/tickets/${next}`))).toMatchObject({
    body: { closedAs: 'spam' },
  });
});
