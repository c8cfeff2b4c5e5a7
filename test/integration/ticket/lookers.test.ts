/** Who looks at a ticket and who writes on it, on two processes of the API that share one Postgres and nothing else. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Api } from '../../../api/server.ts';
import { BEAT_MS } from '../../../domain/ticket/looking.ts';
import { type ApiClient, apiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { hire } from '../../support/cast/staff.ts';
import { eventually } from '../../support/eventually.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
let other: Api;
/** What the other process has logged. */
const logged: string[] = [];
/** Can, by the other process. */
let can: ApiClient;

beforeAll(async () => {
  const log = (message: string, attributes = {}) => void logged.push(`${message} ${JSON.stringify(attributes)}`);
  other = await startApiOf(desk, { log: { ...desk.log, info: log, warn: log, error: log } });
  can = await signedIn(other.url, CAN.email);
}, 60_000);
afterAll(() => other.stop());

/** Somebody who may read and nothing else. */
async function viewer(name: string, email: string): Promise<ApiClient> {
  await hire(desk.pool, { name, email, role: 'viewer' });
  return signedIn(desk.url, email);
}
const ticket = (subject: string) => phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
const at = (number: number, look: string) => `/tickets/${number}/lookers/${look}`;
type Answer = { body: { items: { agent: { name: string }; writing: string | null; away: boolean }[] } };
const seen = ({ body }: Answer) =>
  body.items.map(({ agent, writing, away }) => `${agent.name} ${away ? 'away' : (writing ?? 'looks')}`);
const seenBy = async (client: ApiClient, number: number) => seen(await client.get(`/tickets/${number}/lookers`));
const come = (client: ApiClient, number: number, expected: string[]) =>
  eventually(async () => (await seenBy(client, number)).join() === expected.join(), { label: expected.join() || '-' });

test('who looks or writes is seen by who looks on another process, at once, and gone at once when they leave', async () => {
  const number = await ticket('İki bakan');
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const stream = await ayse.stream();
  await stream.next(({ event }) => event === 'hello');
  const news = () => stream.next(({ event }) => event === 'lookers');
  expect(seen(await ayse.put(at(number, mine), {}))).toEqual([]);

  expect((await can.put(at(number, theirs), {})).status).toBe(200);
  expect((await news()).data).toEqual({ ticket: number });
  await come(ayse, number, [`${CAN.name} looks`]);
  await come(can, number, [`${AYSE.name} looks`]);

  await can.put(at(number, theirs), { writing: 'reply' });
  await news();
  await come(ayse, number, [`${CAN.name} reply`]);
  // A beat that changes nothing is no news, and its answer says the same.
  await can.put(at(number, theirs), { writing: 'reply' });
  expect(seen(await ayse.put(at(number, mine), {}))).toEqual([`${CAN.name} reply`]);

  expect((await can.delete(at(number, theirs))).status).toBe(204);
  await news();
  await come(ayse, number, []);
  // A word that was on its way as they left.
  await can.put(at(number, theirs), { writing: 'reply' });
  expect(seen(await ayse.put(at(number, mine), {}))).toEqual([]);
  stream.close();
});

test('whoever goes on to another ticket says with its first word that the one before is left', async () => {
  const [before, after] = [await ticket('Bakılan'), await ticket('Sonra bakılan')];
  const look = randomUUID();
  await can.put(at(before, look), {});
  await come(ayse, before, [`${CAN.name} looks`]);
  expect((await can.put(at(after, randomUUID()), { left: { number: before, look } })).status).toBe(200);
  await come(ayse, before, []);
  await come(ayse, after, [`${CAN.name} looks`]);
  // Of nobody else’s look it can be said.
  const mine = randomUUID();
  await ayse.put(at(before, mine), {});
  await can.put(at(after, randomUUID()), { left: { number: before, look: mine } });
  await come(can, before, [`${AYSE.name} looks`]);
});

test('whoever looks at something else hears nothing, nor does who looks at nothing', async () => {
  const [number, elsewhere] = [await ticket('Burada'), await ticket('Başka yerde')];
  const stream = await can.stream();
  await stream.next(({ event }) => event === 'hello');
  const zeynep = await viewer('Zeynep Ak', 'zeynep@example.test');
  await can.put(at(elsewhere, randomUUID()), {});
  await ayse.put(at(number, randomUUID()), {});
  await zeynep.put(at(number, randomUUID()), {});
  await come(ayse, number, ['Zeynep Ak looks']);
  // What is Can's comes after it, and is all that they hear.
  await zeynep.put(at(elsewhere, randomUUID()), {});
  expect((await stream.next(({ event }) => event === 'lookers')).data).toEqual({ ticket: elsewhere });
  stream.close();
});

test('who crashed is gone before half a minute has passed, and the others are told', async () => {
  const number = await ticket('Çöken sekme');
  const stream = await ayse.stream();
  await stream.next(({ event }) => event === 'hello');
  const mine = randomUUID();
  const beats = setInterval(() => void ayse.put(at(number, mine), {}), BEAT_MS / 2);
  await ayse.put(at(number, mine), {});
  await can.put(at(number, randomUUID()), { writing: 'note' });
  await stream.next(({ event }) => event === 'lookers');
  await come(ayse, number, [`${CAN.name} note`]);
  await stream.next(({ event }) => event === 'lookers');
  expect(await seenBy(ayse, number)).toEqual([]);
  clearInterval(beats);
  stream.close();
}, 60_000);

test('who has it open and is away is told apart, and there again at once', async () => {
  const number = await ticket('Açık bırakılan');
  const theirs = randomUUID();
  await ayse.put(at(number, randomUUID()), {});
  await can.put(at(number, theirs), { away: true });
  await come(ayse, number, [`${CAN.name} away`]);
  await can.put(at(number, theirs), {});
  await come(ayse, number, [`${CAN.name} looks`]);
});

test('who signs out is gone from all their tabs at once, and stays where they are signed in besides', async () => {
  const [number, other] = [await ticket('Çıkış yapan'), await ticket('Başka aygıtta')];
  await hire(desk.pool, { name: 'Deren Us', email: 'deren@example.test', role: 'agent' });
  const [here, there] = [
    await signedIn(desk.url, 'deren@example.test'),
    await signedIn(desk.url, 'deren@example.test'),
  ];
  await here.put(at(number, randomUUID()), { writing: 'reply' });
  await here.put(at(number, randomUUID()), { away: true });
  await there.put(at(other, randomUUID()), {});
  await come(can, number, ['Deren Us reply']);
  const stream = await ayse.stream();
  await stream.next(({ event }) => event === 'hello');
  await ayse.put(at(number, randomUUID()), {});
  await stream.next(({ event }) => event === 'lookers');
  expect((await here.delete('/session')).status).toBe(204);
  await stream.next(({ event }) => event === 'lookers');
  expect(await seenBy(ayse, number)).toEqual([]);
  expect(await seenBy(can, other)).toEqual(['Deren Us looks']);
  stream.close();
});

test('a process that starts later knows everybody after their next beat', async () => {
  const number = await ticket('Sonradan gelen');
  const look = randomUUID();
  await ayse.put(at(number, look), {});
  const third = await startApiOf(desk);
  try {
    const late = apiClient(third.url, can.cookie);
    expect(await seenBy(late, number)).toEqual([]);
    await eventually(async () => {
      await ayse.put(at(number, look), {});
      return (await seenBy(late, number)).length === 1;
    });
  } finally {
    await third.stop();
  }
});

test('a ticket that is not there, a writer who may not write and a stranger are refused', async () => {
  const number = await ticket('Kimler bakamaz');
  expect((await ayse.put(at(999_999_999, randomUUID()), {})).body.code).toBe('ticket-not-found');
  expect((await ayse.get('/tickets/999999999/lookers')).body.code).toBe('ticket-not-found');
  const reader = await viewer('İzleyen Biri', 'izleyen@example.test');
  expect((await reader.put(at(number, randomUUID()), { writing: 'reply' })).status).toBe(403);
  expect((await reader.put(at(number, randomUUID()), {})).status).toBe(200);
  const stranger = apiClient(desk.url);
  expect((await stranger.put(at(number, randomUUID()), {})).status).toBe(401);
  expect((await stranger.get(`/tickets/${number}/lookers`)).status).toBe(401);
});

test('tabs without end of one person take no memory without end, and the newest count', async () => {
  const [number, elsewhere] = [await ticket('Bin sekme'), await ticket('Bin sekmeden önce')];
  await can.put(at(elsewhere, randomUUID()), {});
  await come(ayse, elsewhere, [`${CAN.name} looks`]);
  for (let tab = 0; tab < 40; tab += 1) await can.put(at(number, randomUUID()), {});
  await come(ayse, elsewhere, []);
  expect(await seenBy(ayse, number)).toEqual([`${CAN.name} looks`]);
});

test('a beat is no sign that somebody is at work, and is in no log', async () => {
  const number = await ticket('İz bırakmaz');
  await hire(desk.pool, { name: 'Pelin Su', email: 'pelin@example.test', role: 'agent' });
  const fresh = await signedIn(other.url, 'pelin@example.test');
  const lastSeen = async () =>
    (await desk.rows<{ last_seen_at: Date | null }>("select last_seen_at from agent where email like 'pelin@%'"))[0];
  logged.length = 0;
  for (let beat = 0; beat < 3; beat += 1) await fresh.put(at(number, randomUUID()), {});
  expect(await lastSeen()).toEqual({ last_seen_at: null });
  await fresh.get(`/tickets/${number}`);
  await eventually(() => logged.some((line) => line.includes('/api/tickets/:number"')));
  await eventually(async () => (await lastSeen())?.last_seen_at != null);
  expect(logged.filter((line) => line.includes('lookers'))).toEqual([]);
  expect((await fresh.put(at(999_999_999, randomUUID()), {})).status).toBe(404);
  await eventually(() => logged.some((line) => line.includes('lookers')));
});
