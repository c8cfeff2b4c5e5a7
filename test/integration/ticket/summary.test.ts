/** What a ticket is about, in one sentence of ours. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let ayse: ApiClient;
let can: ApiClient;

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
  can = await signedIn(bilet.url, CAN.email);
}, 60_000);

afterAll(() => bilet?.stop(), 60_000);

test('it stands on the ticket with who wrote it, is found by search in any form, and nothing of it is in a history', async () => {
  const number = await phoneTicket(ayse, bilet, 'Kargo');
  expect((await ayse.get(`/tickets/${number}`)).body.summary).toBeNull();
  const written = await ayse.put(`/tickets/${number}/summary`, {
    text: ' Turuncu koltuğun\n ayağı kırık ',
    version: 0,
  });
  expect(written).toMatchObject({
    status: 200,
    body: { summary: { text: 'Turuncu koltuğun ayağı kırık', version: 1, by: { id: bilet.people.ayse } } },
  });
  expect((await can.get(`/tickets/${number}`)).body.summary).toEqual(written.body.summary);
  const found = (await can.get(`/tickets?view=all&q=${encodeURIComponent('koltukların turuncu')}`)).body.items;
  expect(found.map((one: { number: number }) => one.number)).toEqual([number]);
  const history = JSON.stringify(await (await bilet.run(number)).fetchHistory());
  expect(history).not.toContain(Buffer.from('Turuncu').toString('base64').slice(0, 8));
});

test('who writes over what a colleague has written meanwhile is told; removing it leaves none', async () => {
  const number = await phoneTicket(ayse, bilet, 'Kargo');
  const at = `/tickets/${number}/summary`;
  expect((await ayse.put(at, { text: 'Bir', version: 0 })).status).toBe(200);
  expect(await can.put(at, { text: 'İki', version: 0 })).toMatchObject({
    status: 409,
    body: { code: 'stale-version', version: 1 },
  });
  expect((await can.put(at, { text: 'İki' }, { 'if-match': '"1"' })).body.summary).toMatchObject({
    ...{ text: 'İki', version: 2 },
    by: { id: bilet.people.can },
  });
  expect((await ayse.put(at, { text: '', version: 1 })).status).toBe(409);
  expect((await ayse.put(at, { text: '  ', version: 2 })).body).toEqual({ summary: null });
  expect((await ayse.put(at, { text: '', version: 2 })).body).toEqual({ summary: null });
  expect((await ayse.put(at, { text: 'Yeni', version: 2 })).status).toBe(409);
  expect((await ayse.put('/tickets/99999999/summary', { text: 'x' })).status).toBe(404);
});
