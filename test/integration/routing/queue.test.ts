/** The queue of a team all of whose people are full is handed out as they come free, what is due soonest first. */
import { beforeAll, expect, test } from '@jest/globals';
import { lastWords } from '../../../db/routing/later.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { signedIn } from '../../support/cast/api-client.ts';
import { CAN, SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { atWork, loadsOf, makeTeam } from '../../support/routing/at-work.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk({ housekeepingMs: 1_000 });
const can = sessionOf(bilet, CAN);
const CAPACITY = 5;
const WAITING = 200;
let team: string;
let two: string[];

beforeAll(async () => {
  team = await makeTeam(bilet.pool, 'Kuyruk');
  two = [];
  for (const name of ['dolu1', 'dolu2']) two.push(await atWork(bilet.pool, { name, capacity: CAPACITY, team }));
});
async function call(of: string, subject: string): Promise<number> {
  const contact = { address: 'deniz@musteri.test', name: 'Deniz' };
  return (await ayse.post('/tickets', { subject, text: 'Merhaba', contact, mailbox: bilet.mailbox, team: of })).body
    .number;
}
const waiting = async () =>
  Number((await bilet.rows<{ count: string }>('select count(*) from routing_queue'))[0]!.count);

test(`${WAITING} tickets wait, are handed out as people come free, due soonest first, and nobody is over their capacity`, async () => {
  for (let at = 0; at < WAITING + 2 * CAPACITY; at += 1) await call(team, `Sırada ${at}`);
  expect(await loadsOf(bilet.pool, two)).toEqual([CAPACITY, CAPACITY]);
  expect(await waiting()).toBe(WAITING);
  // Promised in another order than they came.
  await bilet.rows(
    `update ticket t set due_at = now() + interval '1 hour' + (hashtext(t.number::text) % 1000) * interval '1 minute'
      where number in (select ticket_number from routing_queue)`,
  );
  const promised = new Map(
    (
      await bilet.rows<{ number: number; due: Date }>(
        'select number, due_at as due from ticket where number in (select ticket_number from routing_queue)',
      )
    ).map(({ number, due }) => [number, due.getTime()]),
  );
  const archived = new Set<number>();
  while (archived.size < WAITING + 2 * CAPACITY) {
    const owned = await bilet.rows<{ number: number }>(
      `select number from ticket where state = 'assigned' and owner_id = any($1)`,
      [two],
    );
    expect(Math.max(...(await loadsOf(bilet.pool, two)))).toBeLessThanOrEqual(CAPACITY);
    // The row of one that was archived just now may be a step behind.
    const theirs = owned.filter(({ number }) => !archived.has(number));
    await Promise.all(theirs.map(({ number }) => bilet.command(number, { kind: 'archive' })));
    for (const { number } of theirs) archived.add(number);
    await eventually(async () => (await loadsOf(bilet.pool, two)).some((load) => load > 0) || (await waiting()) === 0, {
      label: 'the next of the queue',
    });
  }
  expect(await waiting()).toBe(0);
  const handed = await bilet.rows<{ at: Date; number: number }>(
    `select d.at, d.ticket_number as number from routing_decision d join ticket_event e
        on e.ticket_number = d.ticket_number and e.kind = 'assign' and e.data->>'decision' = d.id::text order by d.at`,
  );
  expect(handed).toHaveLength(WAITING);
  // Those of one pass are given together.
  const passes = [...new Set(handed.map(({ at }) => at.getTime()))];
  const dues = passes.map((pass) =>
    handed.filter(({ at }) => at.getTime() === pass).map(({ number }) => promised.get(number)!),
  );
  for (const [index, pass] of dues.entries())
    if (index > 0) expect(Math.min(...pass)).toBeGreaterThanOrEqual(Math.max(...dues[index - 1]!));
  // By what is recorded nobody ever had more than they take.
  for (const person of two) {
    const changes = await bilet.rows<{ by: number }>(
      `select case when kind = 'archive' then -1 else 1 end as by from ticket_event
        where (kind = 'archive' and ticket_number in (select number from ticket where owner_id = $1::uuid)) or data->>'owner' = $1::text
        order by at, id`,
      [person],
    );
    let load = 0;
    const most = Math.max(...changes.map(({ by }) => (load += by)));
    expect(most).toBeLessThanOrEqual(CAPACITY);
  }
}, 300_000);

test('what is handed to a team that works by hand waits for nobody any more', async () => {
  const [full, byHand] = [await makeTeam(bilet.pool, 'Hep dolu'), await makeTeam(bilet.pool, 'Elden')];
  await atWork(bilet.pool, { name: 'hep', capacity: 1, team: full });
  await atWork(bilet.pool, { name: 'elden', capacity: 0, team: byHand });
  const [, number] = [await call(full, 'Bir'), await call(full, 'İki')];
  const rowsOf = () => bilet.rows('select from routing_queue where ticket_number = $1', [number]);
  expect(await rowsOf()).toHaveLength(1);
  expect((await can.put(`/tickets/${number}/assignee`, { team: byHand })).status).toBe(202);
  await eventually(async () => (await bilet.ticket(number)).team_id === byHand, { label: 'handed over' });
  expect(await rowsOf()).toHaveLength(0);
});

test('an agent chooses none of those that wait; a lead may, and more room is used at once', async () => {
  const there = await makeTeam(bilet.pool, 'Dolu');
  const one = await atWork(bilet.pool, { name: 'tek', capacity: 1, team: there });
  const [first, second, third] = [await call(there, 'Bir'), await call(there, 'İki'), await call(there, 'Üç')];
  const ownerOf = async (number: number) => (await bilet.ticket(number)).owner_id;
  expect([await ownerOf(first), await ownerOf(second)]).toEqual([one, null]);
  const refused = [
    await ayse.put(`/tickets/${second}/assignee`, { agent: bilet.people.ayse }),
    await ayse.post(`/tickets/${second}/claim`),
    await ayse.post(`/tickets/${second}/replies`, { text: 'Ben bakarım', then: 'await' }),
    await ayse.post(`/tickets/${second}/resolution`),
  ];
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [409, 'queue-hands-out']));
  expect((await ayse.post(`/tickets/${second}/notes`, { text: 'Bir bakın' })).status).toBe(202);
  expect((await can.put(`/tickets/${second}/assignee`, { agent: bilet.people.ayse })).status).toBe(202);
  await eventually(async () => (await ownerOf(second)) === bilet.people.ayse, { label: 'given by the lead' });
  expect(await ownerOf(third)).toBeNull();
  const selin = await signedIn(bilet.url, SELIN.email);
  expect((await selin.patch(`/agents/${one}`, { capacity: 2 })).status).toBe(200);
  await eventually(async () => (await ownerOf(third)) === one, { label: 'the third' });
  expect(await waiting()).toBe(0);
});

test('what came while nobody was there goes to whoever says first that they are', async () => {
  const left = await makeTeam(bilet.pool, 'Boş');
  const one = await atWork(bilet.pool, { name: 'dönen', capacity: 3, team: left });
  const selin = await signedIn(bilet.url, SELIN.email);
  expect((await selin.put(`/agents/${one}/presence`, { presence: 'off' })).status).toBe(200);
  const number = await call(left, 'Kimse yok');
  expect((await bilet.ticket(number)).owner_id).toBeNull();
  expect((await selin.put(`/agents/${one}/presence`, { presence: 'online' })).status).toBe(200);
  await eventually(async () => (await bilet.ticket(number)).owner_id === one, { label: 'who came back' });
});

test('a ticket whose row is behind its run is asked again without a trace of it, and holds no other up', async () => {
  const there = await makeTeam(bilet.pool, 'Geride');
  const one = await atWork(bilet.pool, { name: 'geride', capacity: 1, team: there });
  const [, behind, sound] = [await call(there, 'Bir'), await call(there, 'Geride'), await call(there, 'Sağlam')];
  await bilet.rows('update ticket set version = version - 1 where number = $1', [behind]);
  await bilet.rows('update agent set capacity = 9 where id = $1', [one]);
  await eventually(async () => (await bilet.ticket(sound)).owner_id === one, { label: 'the sound one' });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const decided = await bilet.rows('select from routing_decision where ticket_number = $1', [behind]);
  expect(decided.length).toBeLessThanOrEqual(2);
  await bilet.rows('update ticket set version = version + 1 where number = $1', [behind]);
  await eventually(async () => (await bilet.ticket(behind)).owner_id === one, { label: 'the one that was behind' });
});

test('what is urgent has the first place that comes free, past lighter ones that are due later and those that come now', async () => {
  const there = await makeTeam(bilet.pool, 'Acele');
  const one = await atWork(bilet.pool, { name: 'acele', capacity: 3, team: there });
  const full = [await call(there, 'Bir'), await call(there, 'İki'), await call(there, 'Üç')];
  const contact = { address: 'deniz@musteri.test', name: 'Deniz' };
  const opened = { text: 'Yardım', contact, mailbox: bilet.mailbox, team: there };
  const urgent = (await ayse.post('/tickets', { ...opened, subject: 'ACİL', priority: 'urgent' })).body.number;
  const lighter = [await call(there, 'Dört'), await call(there, 'Beş')];
  const ownerOf = async (number: number) => (await bilet.ticket(number)).owner_id;
  expect(await Promise.all([urgent, ...lighter].map(ownerOf))).toEqual([null, null, null]);
  await bilet.command(full[0]!, { kind: 'archive' });
  await eventually(async () => (await ownerOf(urgent)) === one, { label: 'the urgent one' });
  expect(await loadsOf(bilet.pool, [one])).toEqual([5]);
  const { body } = await ayse.get(`/tickets/${urgent}/explanation`);
  expect(body.routing[0].assignment).toMatchObject({ how: 'least-loaded', waived: ['room'] });
  // Who is over their capacity is given nothing until a place is free again.
  await bilet.command(full[1]!, { kind: 'archive' });
  await bilet.command(full[2]!, { kind: 'archive' });
  const now = await call(there, 'Şimdi');
  expect(await Promise.all([...lighter, now].map(ownerOf))).toEqual([null, null, null]);
  await bilet.command(urgent, { kind: 'archive' });
  await eventually(async () => (await Promise.all([...lighter, now].map(ownerOf))).every((owner) => owner === one), {
    label: 'the rest',
  });
});

test('what comes while a place is free goes behind what waits for it', async () => {
  const there = await makeTeam(bilet.pool, 'Önce');
  const one = await atWork(bilet.pool, { name: 'önce', capacity: 1, team: there });
  const [, second] = [await call(there, 'Bir'), await call(there, 'İki')];
  // A place is free, and nobody has looked at the queue yet.
  await bilet.rows('update agent set capacity = 2 where id = $1', [one]);
  const third = await call(there, 'Üç');
  expect((await bilet.ticket(third)).owner_id).toBeNull();
  await eventually(async () => (await bilet.ticket(second)).owner_id === one, { label: 'the one that waited' });
  expect((await bilet.ticket(third)).owner_id).toBeNull();
});

test('who gives a ticket back while all others are full is not the one who has room for it', async () => {
  const there = await makeTeam(bilet.pool, 'Geri');
  const pair = [];
  for (const name of ['geri1', 'geri2']) pair.push(await atWork(bilet.pool, { name, capacity: 1, team: there }));
  const [back, kept] = [await call(there, 'Geri'), await call(there, 'Kalan')];
  const giver = (await bilet.ticket(back)).owner_id!;
  await can.put(`/tickets/${back}/assignee`, { agent: null });
  await eventually(async () => (await waiting()) === 1, { label: 'it waits' });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect((await bilet.ticket(back)).owner_id).toBeNull();
  await bilet.command(kept, { kind: 'archive' });
  const other = pair.find((id) => id !== giver)!;
  await eventually(async () => (await bilet.ticket(back)).owner_id === other, { label: 'the other has it' });
});

test('rules read of what a customer writes later as much as of the first mail', async () => {
  const text = 'kelime '.repeat(5_000);
  await bilet.deliver(letter({ from: 'uzun@musteri.test', subject: 'Uzun', text, mailId: 'uzun@musteri.test' }));
  const { number } = await bilet.ticketBySubject('Uzun');
  expect((await lastWords(bilet.pool, number))!.text).toHaveLength(LIMITS.ruledChars);
});

test('what waits in a team that comes to claim is for whoever opens it', async () => {
  const changed = await makeTeam(bilet.pool, 'Açan');
  await atWork(bilet.pool, { name: 'açan', capacity: 1, team: changed });
  const [, number] = [await call(changed, 'Bir'), await call(changed, 'İki')];
  const waits = async () =>
    (await bilet.rows('select from routing_queue where ticket_number = $1', [number])).length === 1;
  expect(await waits()).toBe(true);
  const selin = await signedIn(bilet.url, SELIN.email);
  expect((await selin.patch(`/teams/${changed}`, { mode: 'claim' })).status).toBe(200);
  await eventually(async () => !(await waits()), { label: 'out of the queue' });
  expect((await ayse.post(`/tickets/${number}/claim`)).status).toBe(202);
});
