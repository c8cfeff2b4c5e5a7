/** What a canned reply changes goes along with the reply: done as that leaves, never happened where it is taken back. */
import { beforeAll, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { hold, release } from '../../../db/core/hold.ts';
import { CAN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);
/** Everybody's, and one that only Ayşe has. */
let shared: string;
let own: string;

beforeAll(async () => {
  const text = { tr: 'İadeniz başladı.', en: '' };
  shared = (await can.post('/canned-replies', { name: 'İade başladı', scope: 'all', text })).body.id;
  own = (await ayse.post('/canned-replies', { name: 'Kendime', text })).body.id;
});

async function asked() {
  const from = `iade-${randomUUID().slice(0, 8)}@x.test`;
  await desk.deliver(letter({ from, subject: `Konu ${from}`, text: 'İade istiyorum.' }));
  const { number } = await desk.ticketBySubject(`Konu ${from}`);
  await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
  const path = `/tickets/${number}/replies`;
  return { number, reply: (more: object, headers = {}) => ayse.post(path, { text: 'Başladı', ...more }, headers) };
}
const outbox = async (id: string) => (await ayse.get(`/outbox/${id}`)).body;
const isSent = (id: string) =>
  eventually(async () => (await outbox(id)).state === 'sent', { withinMs: 30_000, label: 'a mail that is sent' });
const ticket = async (number: number) => {
  const { priority, type, tags, owner, state } = (await ayse.get(`/tickets/${number}`)).body;
  return { priority, type, tags, owner: owner?.id, state };
};
const events = async (number: number, reader = ayse) => (await reader.get(`/tickets/${number}/events`)).body.items;
const kindsOf = async (number: number): Promise<string[]> =>
  (await events(number)).map((one: { kind: string }) => one.kind);
const actions = () => [
  { do: 'set-priority', priority: 'high', cannedReply: shared },
  { do: 'add-tags', tags: ['iade'], cannedReply: own },
  { do: 'set-agent', agent: desk.people.can },
];
const before = () => ({ priority: 'normal', tags: [], owner: desk.people.ayse });
const done = () => ({ priority: 'high', tags: ['iade'], owner: desk.people.can });

test('what goes along with a reply is done as it leaves, and the timeline tells by which canned reply', async () => {
  const { number, reply } = await asked();
  const { body } = await reply({ actions: actions(), undoSeconds: 5 });
  expect(await ticket(number)).toMatchObject({ ...before(), state: 'awaiting-reply' });
  const thread = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(thread.at(-1).delivery).toMatchObject({ state: 'held', actions: actions() });
  await isSent(body.outboxId);
  expect(await ticket(number)).toMatchObject({ ...done(), state: 'awaiting-reply' });
  const told = await events(number);
  const of = (kind: string, list = told) => list.find((one: { kind: string }) => one.kind === kind);
  expect(of('set-priority')).toMatchObject({
    actor: { id: desk.people.ayse },
    data: { along: { outbox: body.outboxId } },
    about: { cannedReply: { id: shared, name: 'İade başladı' } },
  });
  expect(of('tag').about.cannedReply).toEqual({ id: own, name: 'Kendime' });
  // What she keeps for herself has no name for others.
  expect(of('tag', await events(number, can)).about.cannedReply).toBeNull();
  const [left] = (await outbox(body.outboxId)).actions;
  expect(left).toBeUndefined();
}, 60_000);

test('a reply that leaves at once takes them along at once', async () => {
  const { number, reply } = await asked();
  const { body } = await reply({ actions: actions(), then: 'keep' });
  expect(body).toMatchObject({ priority: 'high', tags: ['iade'], ownerId: desk.people.can, state: 'assigned' });
  await isSent(body.outboxId);
  expect((await kindsOf(number)).filter((kind) => kind === 'assign')).toHaveLength(2);
}, 60_000);

test('of one that is taken back nothing has happened, and its draft has words and choices again', async () => {
  const { number, reply } = await asked();
  const { body } = await reply({ actions: actions(), then: 'resolve', sendAt: new Date(Date.now() + 3_600_000) });
  const back = await ayse.delete(`/outbox/${body.outboxId}`);
  expect(back.body.draft).toMatchObject({
    text: 'Başladı',
    actions: [...actions(), { do: 'then', then: 'resolve' }],
  });
  expect(await ticket(number)).toMatchObject({ ...before(), state: 'assigned' });
  await eventually(async () => (await kindsOf(number))[0] === 'cancel-send', {
    label: 'the ticket that has heard of it',
  });
  expect(await kindsOf(number)).not.toContain('set-priority');
  // As the draft that it is again, they are kept on the server.
  const { actions: chosen } = back.body.draft;
  expect((await ayse.put(`/tickets/${number}/draft`, { text: 'Başladı', actions: chosen })).status).toBe(200);
  expect((await ayse.get(`/tickets/${number}/draft`)).body.actions).toEqual(chosen);
}, 60_000);

test('one that was taken back before its ticket could hear of it changes nothing as its time comes, and nobody is asked whether all is well', async () => {
  const { number, reply } = await asked();
  const { body } = await reply({ actions: actions(), then: 'resolve', undoSeconds: 3 });
  // As of whoever took it back in the moment of its time, or while no worker ran: the row knows, and the ticket does not.
  await desk.rows(`update outbox set state = 'cancelled', held_for = null, next_try_at = null where id = $1`, [
    body.outboxId,
  ]);
  await eventually(async () => (await ticket(number)).state === 'assigned', { label: 'a ticket that has heard of it' });
  expect(await ticket(number)).toMatchObject(before());
  expect(await kindsOf(number)).not.toContain('hold-ended');
  expect(await kindsOf(number)).not.toContain('confirmation-asked');
  // It goes on from here.
  const { body: next } = await reply({ actions: actions(), then: 'keep' });
  await isSent(next.outboxId);
  expect(await ticket(number)).toMatchObject(done());
}, 60_000);

/** While no mail leaves the installation, a reply that has left its ticket. */
async function letGo(of: () => Promise<void>): Promise<void> {
  await hold(desk.pool);
  try {
    await of();
  } finally {
    await release(desk.pool);
  }
}

test('once its ticket has let it go it can be taken back no more, though nobody has begun to send it: what it changed is done', async () => {
  const { number, reply } = await asked();
  await letGo(async () => {
    const { body } = await reply({ actions: actions(), then: 'resolve', undoSeconds: 1 });
    await eventually(async () => (await ticket(number)).priority === 'high', { label: 'a ticket that was changed' });
    const back = await ayse.delete(`/outbox/${body.outboxId}`);
    expect(back.body).toMatchObject({ status: 409, code: 'wrong-transition' });
    expect(back.body.detail).toContain('has left its ticket');
    await release(desk.pool);
    await isSent(body.outboxId);
  });
  expect(await ticket(number)).toMatchObject({ ...done(), state: 'resolved-pending-confirmation' });
}, 60_000);

test('one that has changed its ticket and is put off is stopped on its way: it stays in the thread beside what it has changed', async () => {
  const { number, reply } = await asked();
  await letGo(async () => {
    const { body } = await reply({ actions: actions() });
    expect(await ticket(number)).toMatchObject(done());
    await desk.rows(`update outbox set state = 'deferred' where id = $1`, [body.outboxId]);
    expect((await ayse.delete(`/outbox/${body.outboxId}`)).status).toBe(202);
    const thread = (await ayse.get(`/tickets/${number}/messages`)).body.items;
    expect(thread.at(-1)).toMatchObject({ text: 'Başladı', delivery: { state: 'halted' } });
    expect(await ticket(number)).toMatchObject(done());
    // One that has changed nothing was never written, as before.
    const plain = await reply({ then: 'resolve' });
    await desk.rows(`update outbox set state = 'deferred' where id = $1`, [plain.body.outboxId]);
    expect((await ayse.delete(`/outbox/${plain.body.outboxId}`)).status).toBe(202);
    expect((await outbox(plain.body.outboxId)).state).toBe('cancelled');
  });
}, 60_000);

test('an id in capitals means the same person, and is kept as all others are', async () => {
  const { number, reply } = await asked();
  const { body } = await reply({ actions: [{ do: 'set-agent', agent: desk.people.can.toUpperCase() }] });
  expect(body.ownerId).toBe(desk.people.can);
  const given = await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse.toUpperCase() });
  expect(given.body.ownerId).toBe(desk.people.ayse);
}, 60_000);

test('they outlast a worker that is gone as their time comes, and are done once, also when the request is repeated', async () => {
  const { number, reply } = await asked();
  const headers = { 'Idempotency-Key': randomUUID() };
  const send = () => reply({ actions: actions(), undoSeconds: 1 }, headers);
  const { body } = await send();
  await desk.stopWorker();
  try {
    await eventually(async () => Date.parse((await outbox(body.outboxId)).nextTryAt) < Date.now(), {
      label: 'its time',
    });
    expect(await ticket(number)).toMatchObject(before());
  } finally {
    await desk.startWorker();
  }
  await isSent(body.outboxId);
  expect((await send()).body.outboxId).toBe(body.outboxId);
  expect(await ticket(number)).toMatchObject(done());
  expect((await kindsOf(number)).filter((kind) => kind === 'set-priority')).toHaveLength(1);
}, 90_000);

test('what is no change, no permission or nobody is refused before a word is written', async () => {
  const { number, reply } = await asked();
  const nobody = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
  expect((await reply({ actions: [{ do: 'set-agent', agent: nobody }] })).body).toMatchObject({
    status: 422,
    fields: [{ path: 'actions.0.agent', code: 'unknown' }],
  });
  expect((await reply({ actions: [{ do: 'then', then: 'keep' }] })).status).toBe(422);
  expect((await reply({ actions: [actions()[0], actions()[0]] })).status).toBe(422);
  const token = `hd_${randomUUID()}`;
  await desk.rows(
    `insert into api_token (hash, agent_id, name, scopes) values ($1, $2, 'yazar', '{ticket:read,ticket:write}')`,
    [createHash('sha256').update(token).digest(), desk.people.ayse],
  );
  const writer = (body: object) =>
    fetch(`${desk.url}/api/tickets/${number}/replies`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Başladı', ...body }),
    });
  expect((await writer({ actions: [actions()[2]] })).status).toBe(403);
  expect((await kindsOf(number)).filter((kind) => kind === 'reply')).toEqual([]);
  expect((await writer({ actions: [actions()[0]] })).status).toBe(202);
  // One that was deleted meanwhile keeps no reply back; it has no name any more.
  expect((await reply({ actions: [{ do: 'add-tags', tags: ['son'], cannedReply: nobody }] })).status).toBe(202);
  const tag = await eventually(async () => (await events(number)).find((one: { kind: string }) => one.kind === 'tag'), {
    label: 'the tag',
  });
  expect(tag.data.along.cannedReply).toBeNull();
}, 60_000);
