/** Who has read what: each agent for themselves. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN, DENIZ } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let ayse: ApiClient;
let can: ApiClient;
let ids: { ayse: string; can: string };

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
  can = await signedIn(bilet.url, CAN.email);
  const idOf = async (client: ApiClient) => (await client.get('/session')).body.agent.id as string;
  ids = { ayse: await idOf(ayse), can: await idOf(can) };
}, 60_000);

afterAll(() => bilet?.stop(), 60_000);

/** The ticket of a mail by Deniz; an answer to `to` joins its ticket. */
async function mailed(subject: string, to?: number): Promise<number> {
  const id = `${randomUUID()}@musteri.test`;
  const [first] =
    to === undefined
      ? []
      : await bilet.rows<{ mail_id: string }>(
          'select mail_id from message where ticket_number = $1 and mail_id is not null order by created_at limit 1',
          [to],
        );
  const before = to === undefined ? 0 : await arrived(to);
  await bilet.deliver(
    [
      `From: ${DENIZ.name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '')} <${DENIZ.address}>`,
      `To: ${bilet.address}`,
      `Subject: ${subject}`,
      `Message-ID: <${id}>`,
      ...(first ? [`In-Reply-To: <${first.mail_id}>`] : []),
      '',
      `Merhaba, ${subject}`,
      '',
    ].join('\r\n'),
    bilet.address,
    DENIZ.address,
  );
  if (to !== undefined)
    return (await eventually(async () => (await arrived(to)) > before, { label: 'the answer' })) && to;
  return eventually(
    async () =>
      (
        await bilet.rows<{ number: number }>('select number::integer from ticket where subject = $1 and version > 0', [
          subject,
        ])
      )[0]?.number,
    { label: subject },
  );
}

const arrived = async (number: number): Promise<number> =>
  (await bilet.rows<{ arrived: number }>('select arrived from ticket where number = $1', [number]))[0]!.arrived;
const unread = async (client: ApiClient, number: number): Promise<number> => {
  const listed = (await client.get('/tickets?view=all&limit=200')).body.items.find(
    (one: { number: number }) => one.number === number,
  );
  const single = (await client.get(`/tickets/${number}`)).body;
  expect(listed.unreadCount).toBe(single.unreadCount);
  return single.unreadCount;
};
const readTimes = async (client: ApiClient, number: number): Promise<(string | null)[]> =>
  (await client.get(`/tickets/${number}/messages`)).body.items.map((one: { readAt: string | null }) => one.readAt);
const read = async (client: ApiClient, number: number): Promise<void> => {
  expect((await client.put(`/tickets/${number}/read`)).status).toBe(204);
};

/** Gives the ticket to an agent and waits until that is recorded: a command is answered before. */
async function give(by: ApiClient, number: number, agent: string): Promise<void> {
  await by.put(`/tickets/${number}/assignee`, { agent });
  await eventually(async () => (await by.get(`/tickets/${number}`)).body.owner?.id === agent, { label: 'the owner' });
}

test('what Can has read is unread for Ayşe until she has read it', async () => {
  const number = await mailed('Kargom nerede');
  expect([await unread(ayse, number), await unread(can, number)]).toEqual([1, 1]);
  await read(can, number);
  expect([await unread(ayse, number), await unread(can, number)]).toEqual([1, 0]);
  expect([await readTimes(ayse, number), await readTimes(can, number)]).toEqual([[null], [expect.any(String)]]);

  await mailed('Re: Kargom nerede', number);
  expect([await unread(ayse, number), await unread(can, number)]).toEqual([2, 1]);
  expect(await readTimes(can, number)).toEqual([expect.any(String), null]);
  await read(ayse, number);
  expect([await unread(ayse, number), await unread(can, number)]).toEqual([0, 1]);
});

test('a ticket that somebody else gave to an agent is unread for them, though they have read it', async () => {
  const number = await mailed('Fatura adresi');
  await read(ayse, number);
  await read(can, number);
  await give(can, number, ids.ayse);
  expect([await unread(ayse, number), await unread(can, number)]).toEqual([1, 0]);
  expect(await readTimes(ayse, number)).toEqual([null]);
  await read(ayse, number);
  expect(await unread(ayse, number)).toBe(0);
});

test('a ticket that an agent took themselves stays read', async () => {
  const number = await mailed('Beden degisimi');
  await read(ayse, number);
  await give(ayse, number, ids.ayse);
  expect(await unread(ayse, number)).toBe(0);
});

test('a call is read for whom wrote it down, and unread for a colleague', async () => {
  const number = await phoneTicket(ayse, bilet, 'Telefonla soruldu');
  expect([await unread(ayse, number), await unread(can, number)]).toEqual([0, 1]);
});

test('an answer is read for its author, and unread for a colleague until they look', async () => {
  const number = await phoneTicket(ayse, bilet, 'Yanıt beklenen', { owner: ids.ayse });
  await read(can, number);
  await ayse.post(`/tickets/${number}/replies`, { text: 'Bakıyoruz.' });
  const answers = (times: (string | null)[]) => times.slice(1).map((time) => time !== null);
  await eventually(async () => (await readTimes(ayse, number)).length > 1);
  expect(answers(await readTimes(ayse, number))[0]).toBe(true);
  expect(answers(await readTimes(can, number))[0]).toBe(false);
  await read(can, number);
  expect(answers(await readTimes(can, number))[0]).toBe(true);
});

test('the other desks of an agent hear what they have read, and the desks of colleagues do not', async () => {
  const number = await mailed('Duyulan okuma');
  const [mine, theirs] = [await can.stream(), await ayse.stream()];
  await mine.next(({ event }) => event === 'hello');
  await theirs.next(({ event }) => event === 'hello');
  await read(can, number);
  const heard = await mine.next(({ data }) => data.ticket === number);
  expect(heard.data).toEqual({ ticket: number, version: expect.any(Number), event: 'read' });
  // The first that the colleague hears of this ticket is what came after.
  await can.put(`/tickets/${number}/priority`, { priority: 'high' });
  expect((await theirs.next(({ data }) => data.ticket === number)).data.event).toBe('set-priority');
  mine.close();
  theirs.close();
});

test('what came after the message that was seen stays unread, and what was told of it', async () => {
  const number = await mailed('Görülen kadarı');
  await give(can, number, ids.ayse);
  const [seen] = (await ayse.get(`/tickets/${number}/messages`)).body.items as { id: string }[];
  await mailed('Sonradan gelen', number);
  const isTold = async () =>
    (await ayse.get('/notices')).body.items.some(
      (one: { kind: string; ticket: { number: number } | null }) =>
        one.kind === 'customer-replied' && one.ticket?.number === number,
    );
  await eventually(isTold, { label: 'told of the answer' });

  expect((await ayse.put(`/tickets/${number}/read?upTo=${seen!.id}`)).status).toBe(204);
  expect(await unread(ayse, number)).toBe(1);
  expect((await readTimes(ayse, number)).map((at) => at !== null)).toEqual([true, false]);
  expect(await isTold()).toBe(true);

  await read(ayse, number);
  expect(await unread(ayse, number)).toBe(0);
  expect(await isTold()).toBe(false);
});

test('a ticket that somebody marked as unread is so for them alone, until they read it again', async () => {
  const number = await mailed('Sonra bakarım');
  await read(ayse, number);
  await read(can, number);
  expect((await ayse.delete(`/tickets/${number}/read`)).status).toBe(204);
  expect([await unread(ayse, number), await unread(can, number)]).toEqual([1, 0]);
  expect([await readTimes(ayse, number), await readTimes(can, number)]).toEqual([[null], [expect.any(String)]]);
  const listed = (await ayse.get('/tickets?view=all&unread=true&limit=200')).body.items;
  expect(listed.map((one: { number: number }) => one.number)).toContain(number);
  // Once more changes nothing.
  expect((await ayse.delete(`/tickets/${number}/read`)).status).toBe(204);
  expect(await unread(ayse, number)).toBe(1);
  await mailed('Re: Sonra bakarım', number);
  expect(await unread(ayse, number)).toBe(2);
  await read(ayse, number);
  expect(await unread(ayse, number)).toBe(0);
  expect((await ayse.delete('/tickets/999999999/read')).body.code).toBe('ticket-not-found');
});

test('what was read before it was made unread, and is told later, makes nothing read', async () => {
  const number = await mailed('Hattım kopuktu');
  const late = (client: ApiClient) => client.put(`/tickets/${number}/read?ago=3600000`);
  // What was read an hour ago is read, as long as nothing has happened since.
  expect((await late(can)).status).toBe(204);
  expect(await unread(can, number)).toBe(0);

  await read(ayse, number);
  await ayse.delete(`/tickets/${number}/read`);
  expect((await late(ayse)).status).toBe(204);
  expect(await unread(ayse, number)).toBe(1);
  await read(ayse, number);
  expect(await unread(ayse, number)).toBe(0);

  await give(can, number, ids.ayse);
  const isTold = async () =>
    (await ayse.get('/notices')).body.items.some(
      (one: { ticket: { number: number } | null }) => one.ticket?.number === number,
    );
  await eventually(isTold, { label: 'told of the ticket' });
  expect((await late(ayse)).status).toBe(204);
  expect([await unread(ayse, number), await isTold()]).toEqual([1, true]);
  await read(ayse, number);
  expect([await unread(ayse, number), await isTold()]).toEqual([0, false]);
  expect((await ayse.put('/tickets/999999999/read?ago=1')).body.code).toBe('ticket-not-found');
});

test('what nobody has written to from outside can be marked as unread, too', async () => {
  const number = await phoneTicket(ayse, bilet, 'Telefonla, sonra');
  expect(await unread(ayse, number)).toBe(0);
  await ayse.delete(`/tickets/${number}/read`);
  expect(await unread(ayse, number)).toBe(1);
});
