/** Custom fields by the API: defined, filled in on tickets, contacts and organisations, asked for before a ticket is closed. */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { inTransaction } from '../../../db/core/pool.ts';
import { ticketQuery } from '../../../workflows/messages/ticket.ts';
import { CAN, SELIN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const selin = sessionOf(bilet, SELIN);

type Field = { id: string; choices: { id: string }[]; label: { tr: string } };
const define = async (body: object): Promise<Field> => {
  const answer = await can.post('/custom-fields', {
    subject: 'ticket',
    kind: 'text',
    label: { tr: 'Sipariş no' },
    ...body,
  });
  expect(answer.status).toBe(201);
  return answer.body;
};
const fieldsOf = async (number: number) => (await ayse.get(`/tickets/${number}`)).body.fields;
const put = (number: number, fields: object, headers = {}) =>
  ayse.put(`/tickets/${number}/fields`, { fields }, headers);
const list = async (): Promise<Field[]> => (await ayse.get('/custom-fields')).body.items;

afterEach(async () => {
  for (const { id } of await list()) await can.delete(`/custom-fields/${id}`);
});

describe('a custom field', () => {
  test('is defined by whoever sets the desk up, read by all, changed, ordered and deleted with what was written in it', async () => {
    expect((await ayse.post('/custom-fields', { subject: 'ticket', kind: 'text', label: { tr: 'x' } })).status).toBe(
      403,
    );
    const size = await define({
      kind: 'choice',
      label: { tr: 'Beden', en: 'Size' },
      choices: [{ label: { tr: 'S' } }, { label: { tr: 'M' } }],
    });
    const order = await define({});
    expect((await list()).map(({ id }) => id)).toEqual([size.id, order.id]);
    await can.put('/custom-fields/order', { subject: 'ticket', ids: [order.id, size.id] });
    expect((await list()).map(({ id }) => id)).toEqual([order.id, size.id]);
    expect(await can.put('/custom-fields/order', { subject: 'ticket', ids: [order.id] })).toMatchObject({
      status: 422,
    });

    const number = await phoneTicket(ayse, bilet, 'Beden');
    const [small, medium] = size.choices.map(({ id }) => id);
    await put(number, { [size.id]: medium!, [order.id]: 'A-17' });
    expect(await fieldsOf(number)).toEqual({ [size.id]: medium, [order.id]: 'A-17' });

    const body = {
      subject: 'ticket',
      kind: 'choice',
      label: { tr: 'Beden' },
      choices: [{ id: small, label: { tr: 'Küçük' } }],
    };
    expect(await can.put(`/custom-fields/${size.id}`, { ...body, kind: 'text', choices: [] })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'kind', code: 'not-offered' }] },
    });
    expect((await can.put(`/custom-fields/${size.id}`, body)).body).toMatchObject({
      choices: [{ id: small, label: { tr: 'Küçük' } }],
    });
    expect(await fieldsOf(number)).toEqual({ [order.id]: 'A-17' });
    expect((await can.delete(`/custom-fields/${order.id}`)).status).toBe(204);
    expect(await fieldsOf(number)).toEqual({});
    expect((await can.delete(`/custom-fields/${order.id}`)).status).toBe(404);
  }, 60_000);

  test('that nobody could use is refused at its place', async () => {
    const refused = async (body: object) =>
      (await can.post('/custom-fields', { subject: 'ticket', kind: 'text', label: { tr: 'x' }, ...body })).body
        .fields?.[0];
    expect(await refused({ label: { tr: ' ' } })).toMatchObject({ path: 'label', code: 'missing' });
    expect(await refused({ kind: 'choices' })).toMatchObject({ path: 'choices', code: 'too-few' });
    expect(await refused({ teams: [randomUUID()] })).toMatchObject({ path: 'teams.0', code: 'unknown' });
  });
});

describe('the fields of a ticket', () => {
  test('hold each kind, those not named stay, null takes one away, and the timeline names which were changed', async () => {
    const [order, weight, bought, gift, link] = await Promise.all(
      ['text', 'number', 'date', 'flag', 'link'].map((kind) => define({ kind })),
    );
    const number = await phoneTicket(ayse, bilet, 'Her tür');
    const all = {
      [order!.id]: 'İADE-17',
      [weight!.id]: 2.5,
      [bought!.id]: '2026-11-02',
      [gift!.id]: false,
      [link!.id]: 'https://kargo.test/17',
    };
    const given = await put(number, all);
    expect(given).toMatchObject({ status: 202, body: { pending: false } });
    expect(await fieldsOf(number)).toEqual(all);
    const { version } = given.body;
    expect((await put(number, { [order!.id]: 'İADE-17' })).body.version).toBe(version);
    await put(number, { [order!.id]: null, [weight!.id]: 3 });
    const { [order!.id]: _, ...rest } = all;
    expect(await fieldsOf(number)).toEqual({ ...rest, [weight!.id]: 3 });
    const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
    expect(items[0]).toMatchObject({ kind: 'set-fields', data: { fields: [order!.id, weight!.id] } });
    expect(await bilet.rows('select from custom_change')).toEqual([]);
  }, 60_000);

  test('refuse what they cannot hold, at its place, and change nothing then', async () => {
    const weight = await define({ kind: 'number' });
    const person = await define({ subject: 'contact' });
    const number = await phoneTicket(ayse, bilet, 'Yanlış');
    expect(await put(number, { [weight.id]: 'ağır' })).toMatchObject({
      status: 422,
      body: { fields: [{ path: `fields.${weight.id}`, code: 'malformed' }] },
    });
    expect(await put(number, { [person.id]: 'x' })).toMatchObject({ body: { fields: [{ code: 'unknown' }] } });
    expect(await put(number, { [weight.id]: 1 }, { 'If-Match': '"99"' })).toMatchObject({ status: 409 });
    expect(await fieldsOf(number)).toEqual({});
    expect(await bilet.rows('select from custom_change')).toEqual([]);
  }, 60_000);

  test('stand in Postgres alone: no history of a workflow holds what was written in them', async () => {
    const { id } = await define({});
    const number = await phoneTicket(ayse, bilet, 'Gizli');
    await put(number, { [id]: 'Hastaneye kaldırıldı' });
    expect(await fieldsOf(number)).toEqual({ [id]: 'Hastaneye kaldırıldı' });
    const history = historyToJSON(await (await bilet.run(number)).fetchHistory()).replaceAll(
      /"data": ?"([\w+/=]+)"/g,
      (_, data: string) => Buffer.from(data, 'base64').toString(),
    );
    expect([history.includes('set-fields'), history.includes(id), history.includes('Hastaneye')]).toEqual([
      true,
      true,
      false,
    ]);
  }, 60_000);

  test('are filled in once by a request that is repeated', async () => {
    const { id } = await define({});
    const number = await phoneTicket(ayse, bilet, 'İki kez');
    const key = { 'Idempotency-Key': randomUUID() };
    const [first, second] = [await put(number, { [id]: 'bir' }, key), await put(number, { [id]: 'bir' }, key)];
    expect(second.body.version).toBe(first.body.version);
    expect(await fieldsOf(number)).toEqual({ [id]: 'bir' });
  }, 60_000);

  test('are given with a ticket that is opened', async () => {
    const { id } = await define({});
    const asked = {
      subject: 'Yeni',
      text: 'Merhaba',
      mailbox: bilet.mailbox,
      contact: { name: 'Ece', phone: '05320000000' },
    };
    const made = await ayse.post('/tickets', { ...asked, fields: { [id]: 'A-1' } });
    expect(await fieldsOf(made.body.number)).toEqual({ [id]: 'A-1' });
    expect(await ayse.post('/tickets', { ...asked, fields: { [randomUUID()]: 'x' } })).toMatchObject({ status: 422 });
  }, 60_000);
});

describe('what must be known before a ticket is closed', () => {
  test('is asked of whoever resolves, archives or solves with an answer, and no more once it is filled in', async () => {
    const order = await define({ required: ['close'], types: ['complaint'] });
    const number = await phoneTicket(ayse, bilet, 'Kapatma');
    const missing = { status: 409, body: { code: 'fields-missing', missing: [{ id: order.id, label: order.label }] } };
    await ayse.put(`/tickets/${number}/type`, { type: 'complaint' });
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.type === 'complaint', {
      label: 'its type',
    });
    expect(await ayse.post(`/tickets/${number}/resolution`, {})).toMatchObject(missing);
    expect(await ayse.post(`/tickets/${number}/archiving`, {})).toMatchObject(missing);
    const answer = { text: 'Yolda.', then: 'resolve' };
    expect(await ayse.post(`/tickets/${number}/replies`, answer)).toMatchObject(missing);
    expect((await ayse.get(`/tickets/${number}/messages`)).body.items).toHaveLength(1);
    await put(number, { [order.id]: 'A-17' });
    // At once, whether it is recorded by then or not.
    expect((await ayse.post(`/tickets/${number}/resolution`, {})).status).toBe(202);
  }, 60_000);

  test.each([
    ['type', async () => ({ required: { types: ['suggestion'] }, change: { do: 'set-type', type: 'suggestion' } })],
    [
      'team',
      async () => {
        const team = (await selin.post('/teams', { name: `Alan ${randomUUID().slice(0, 8)}` })).body.id;
        return { required: { teams: [team] }, change: { do: 'set-team', team } };
      },
    ],
  ])(
    'is asked of the %s that the answer gives the ticket, and of no other',
    async (_what, given) => {
      const { required, change } = await given();
      const asked = await define({ required: ['close'], ...required });
      const number = await phoneTicket(ayse, bilet, 'Değişir', { owner: bilet.people.ayse });
      const answer = (more: object) => ayse.post(`/tickets/${number}/replies`, { text: 'Yolda.', ...more });
      expect(await answer({ then: 'resolve', actions: [change] })).toMatchObject({
        status: 409,
        body: { code: 'fields-missing', missing: [{ id: asked.id }] },
      });
      expect((await ayse.get(`/tickets/${number}/messages`)).body.items).toHaveLength(1);
      // It solves nothing, or gives it to nobody who asks for that.
      expect((await answer({ then: 'keep', actions: [{ do: 'set-priority', priority: 'high' }] })).status).toBe(202);
      await put(number, { [asked.id]: 'A-17' });
      expect((await answer({ then: 'resolve', actions: [change] })).body.state).toBe('resolved-pending-confirmation');
    },
    60_000,
  );

  test('is asked again of whoever sends an answer that waits, as far as it solves the ticket', async () => {
    const number = await phoneTicket(ayse, bilet, 'Bekleyen', { owner: bilet.people.ayse });
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const waits = { text: 'Yolda.', then: 'resolve', sendAt };
    const { outboxId } = (await ayse.post(`/tickets/${number}/replies`, waits)).body;
    const asked = await define({ required: ['close'] });
    const now = () => ayse.delete(`/outbox/${outboxId}/hold`);
    expect(await now()).toMatchObject({ status: 409, body: { missing: [{ id: asked.id }] } });
    expect((await ayse.get(`/outbox/${outboxId}`)).body.state).toBe('held');
    await put(number, { [asked.id]: 'A-17' });
    expect((await now()).status).toBe(202);
  }, 60_000);

  test.each([
    [
      'a field was emptied',
      'complaint',
      async (number: number, asked: string) => {
        await put(number, { [asked]: 'A-17' });
        return () => put(number, { [asked]: null });
      },
    ],
    [
      'it became of a type that is asked',
      null,
      async (number: number) => () => ayse.put(`/tickets/${number}/type`, { type: 'complaint' }),
    ],
  ])(
    'is asked by what has happened, and not by what is recorded of it: %s',
    async (_what, before, given) => {
      const asked = await define({ required: ['close'], types: ['complaint'] });
      const number = await phoneTicket(ayse, bilet, 'Az önce', { owner: bilet.people.ayse });
      if (before !== null) await ayse.put(`/tickets/${number}/type`, { type: before });
      const changes = await given(number, asked.id);
      await eventually(
        async () => {
          const { type, fields, version } = (await selin.get(`/tickets/${number}`)).body;
          const holds = before === null || (type === before && fields[asked.id] === 'A-17');
          return holds && version === (await (await bilet.run(number)).query(ticketQuery)).version;
        },
        { label: 'a ticket of which all is recorded' },
      );
      const resolves = () => selin.post(`/tickets/${number}/resolution`, {});
      await inTransaction(bilet.pool, async (db) => {
        await db.query({ text: 'select from ticket where number = $1 for no key update', values: [number] });
        expect((await changes()).status).toBe(202);
        expect(await resolves()).toMatchObject({ status: 409, body: { code: 'stale-version' } });
      });
      await eventually(async () => (await resolves()).body.code === 'fields-missing', {
        label: 'what is missing told',
      });
      expect((await selin.get(`/tickets/${number}`)).body.state).toBe('assigned');
    },
    60_000,
  );

  test('keeps no other ticket open, and nobody from calling one spam', async () => {
    await define({ required: ['close'], types: ['complaint'] });
    const other = await phoneTicket(ayse, bilet, 'Soru');
    expect((await ayse.post(`/tickets/${other}/resolution`, {})).status).toBe(202);
    await define({ required: ['close'] });
    const spam = await phoneTicket(ayse, bilet, 'Spam');
    expect((await ayse.post(`/tickets/${spam}/spam`, {})).status).toBe(202);
  }, 60_000);

  test('is asked of a ticket that is solved as it is opened, which is not opened then', async () => {
    const { id } = await define({ required: ['close'] });
    const asked = {
      subject: 'Çözüldü',
      text: 'Merhaba',
      mailbox: bilet.mailbox,
      contact: { name: 'Ece', phone: '05320000001' },
      solved: true,
    };
    expect(await ayse.post('/tickets', asked)).toMatchObject({ status: 409, body: { code: 'fields-missing' } });
    expect(await bilet.rows(`select from ticket where subject = 'Çözüldü'`)).toEqual([]);
    expect((await ayse.post('/tickets', { ...asked, fields: { [id]: 'A-2' } })).status).toBe(201);
  }, 60_000);
});

test('contacts and organisations hold what is known of them, and those not named stay', async () => {
  const [size, since, plan] = [
    await define({ subject: 'contact' }),
    await define({ subject: 'contact', kind: 'date' }),
    await define({ subject: 'organisation', kind: 'number' }),
  ];
  const number = await phoneTicket(ayse, bilet, 'Kişi');
  const { id } = (await ayse.get(`/tickets/${number}`)).body.contact;
  await ayse.put(`/contacts/${id}`, { fields: { [size.id]: '42', [since.id]: '2020-01-01' } });
  expect((await ayse.put(`/contacts/${id}`, { fields: { [size.id]: '43' } })).body.fields).toEqual({
    [size.id]: '43',
    [since.id]: '2020-01-01',
  });
  expect(await ayse.put(`/contacts/${id}`, { name: 'Başka', fields: { [since.id]: 'dün' } })).toMatchObject({
    status: 422,
  });
  expect((await ayse.get(`/contacts/${id}`)).body).not.toMatchObject({ name: 'Başka' });

  const firm = { name: 'Örnek A.Ş.', domains: ['ornek-firma.test'], vip: false };
  const made = (await can.post('/organisations', { ...firm, fields: { [plan.id]: 3 } })).body;
  expect(made.fields).toEqual({ [plan.id]: 3 });
  expect((await can.put(`/organisations/${made.id}`, firm)).body.fields).toEqual({ [plan.id]: 3 });
}, 60_000);

test('lists and saved views are narrowed down by what custom fields hold, of the ticket, its contact and their organisation', async () => {
  const size = await define({
    kind: 'choice',
    label: { tr: 'Beden' },
    choices: [{ label: { tr: 'S' } }, { label: { tr: 'M' } }],
  });
  const weight = await define({ kind: 'number' });
  const person = await define({ subject: 'contact' });
  const plan = await define({ subject: 'organisation', kind: 'flag' });
  await can.post('/organisations', {
    name: 'Süzgeç Ltd',
    domains: ['suzgec.test'],
    vip: false,
    fields: { [plan.id]: true },
  });
  const [small, medium] = size.choices.map(({ id }) => id);
  const of = (name: string) => phoneTicket(ayse, bilet, name, { contact: { name, address: `${name}@suzgec.test` } });
  const [one, two] = [await of('bir'), await of('iki')];
  await put(one, { [size.id]: small!, [weight.id]: 2.5 });
  await put(two, { [size.id]: medium!, [weight.id]: 10 });
  const { id } = (await ayse.get(`/tickets/${one}`)).body.contact;
  await ayse.put(`/contacts/${id}`, { fields: { [person.id]: 'İADE 7' } });
  const found = async (query: string): Promise<number[]> => {
    const { body } = await ayse.get(`/tickets?view=open&${query}`);
    return body.items.map(({ number }: { number: number }) => number).toSorted((a: number, b: number) => a - b);
  };
  const asks = (subject: string, field: string, value: string) =>
    `custom-field=${encodeURIComponent(`${subject}-field.${field}:${value}`)}`;
  expect(await found(asks('ticket', size.id, small!))).toEqual([one]);
  expect(await found(`${asks('ticket', size.id, small!)}&${asks('ticket', size.id, medium!)}`)).toEqual([one, two]);
  expect(await found(`${asks('ticket', size.id, medium!)}&${asks('contact', person.id, 'iade 7')}`)).toEqual([]);
  expect(await found(asks('contact', person.id, 'ıade 7'))).toEqual([one]);
  expect(await found(asks('organisation', plan.id, 'true'))).toEqual([one, two]);
  expect((await ayse.get('/tickets?view=open&custom-field=beden:S')).status).toBe(422);
  const when = { all: [{ field: `ticket-field.${weight.id}`, op: 'at-least', value: [3] }] };
  const view = await ayse.post('/views', { name: 'Ağır', when });
  expect(view.status).toBe(201);
  const { items } = (await ayse.get(`/tickets?view=${view.body.id}`)).body;
  expect(items.map(({ number }: { number: number }) => number)).toEqual([two]);
  const words = { all: [{ field: `ticket-field.${weight.id}`, op: 'at-least', value: ['ağır'] }] };
  expect(await ayse.post('/views', { name: 'Yanlış', when: words })).toMatchObject({ status: 422 });
}, 60_000);
