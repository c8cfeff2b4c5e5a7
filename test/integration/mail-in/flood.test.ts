/** More new requests in a minute than a mailbox takes: the rest waits, is seen and counted, and is decided in one go. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Api } from '../../../api/server.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';

let bilet: Installation;
let api: Api;
let selin: ApiClient;
let ayse: ApiClient;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', worker: false });
  // One in a minute: whenever the minute ends, most of a handful is too much.
  await bilet.rows('update mailbox set tickets_minute = 1 returning 1');
  api = await startApiOf(bilet);
  [selin, ayse] = await Promise.all([signedIn(api.url, SELIN.email), signedIn(api.url, AYSE.email)]);
  await bilet.startWorker();
}, 60_000);
afterAll(async () => {
  await api?.stop();
  await bilet?.stop();
}, 60_000);

const MAILS = 8;
type Row = { state: string; reason: string | null };
/** The ledger rows of a handful of new requests of different people, once all have ended. */
async function flood(name: string): Promise<Row[]> {
  for (let nth = 1; nth <= MAILS; nth += 1)
    await bilet.deliver(letter({ from: `${name}-${nth}@musteri.test`, subject: `${name} ${nth}`, text: 'Merhaba' }));
  return eventually(
    async () => {
      const rows = await bilet.rows<Row>(
        `select state, held_reason as reason from inbound where subject like $1 and state <> 'stored'`,
        [`${name} %`],
      );
      return rows.length === MAILS && rows;
    },
    { label: 'the flood at rest' },
  );
}
const heldOf = (rows: Row[]): number =>
  rows.filter(({ state, reason }) => state === 'held' && reason === 'flood').length;
const box = async () => (await selin.get('/mailboxes')).body.items[0];
const trouble = async () => (await selin.get('/counters')).body.mailboxTrouble;

test('what floods a mailbox is held and counted, its tickets’ mail is not, and let in together each is a ticket', async () => {
  const rows = await flood('Sel');
  const held = heldOf(rows);
  expect(held).toBeGreaterThan(MAILS / 2);
  expect(rows.filter(({ state }) => state === 'processed')).toHaveLength(MAILS - held);
  expect(await box()).toMatchObject({ flooded: held, trouble: 'flooded' });
  expect(await trouble()).toEqual({ count: 1, worst: 'flooded' });
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);

  const [first] = await bilet.rows<{ sender: string; id: string; number: number }>(
    `select from_address as sender, mail_id as id, ticket_number as number from message where direction = 'in' limit 1`,
  );
  await bilet.deliver(
    letter({ from: first!.sender, subject: 'Ynt: Sel', text: 'Bir de şu', headers: { References: `<${first!.id}>` } }),
  );
  await eventually(async () => (await bilet.ticket(first!.number)).message_count === 2, { label: 'the answer' });

  const asked = { to: 'new-ticket', upTo: (await box()).floodedUpTo };
  expect((await ayse.post(`/mailboxes/${bilet.mailbox}/flood`, asked)).status).toBe(403);
  const answer = await selin.post(`/mailboxes/${bilet.mailbox}/flood`, asked);
  expect(answer).toEqual({ ...answer, status: 202, body: { count: held, left: 0 } });
  await eventually(
    async () => {
      const tickets = await bilet.rows(`select from ticket where subject like 'Sel %'`);
      expect(tickets).toHaveLength(MAILS);
      expect(await box()).toMatchObject({ status: 'live', flooded: 0, trouble: null });
      return true;
    },
    { withinMs: 40_000, label: 'a ticket for each' },
  );
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  expect((await selin.post(`/mailboxes/${bilet.mailbox}/flood`, asked)).body).toEqual({ count: 0, left: 0 });
}, 90_000);

test('letters and their answers that were held with a flood are one ticket each when they are let in', async () => {
  const PAIRS = 4;
  for (let nth = 1; nth <= PAIRS; nth += 1) {
    const from = `mektup-${nth}@musteri.test`;
    const mailId = `mektup-${nth}@musteri.test`;
    await bilet.deliver(letter({ from, mailId, subject: `Mektup ${nth}`, text: 'Merhaba' }));
    const headers = { References: `<${mailId}>` };
    await bilet.deliver(letter({ from, subject: `Mektup ${nth} yine`, text: 'Bir de şu', headers }));
  }
  const rows = await eventually(
    async () => {
      const found = await bilet.rows<Row>(
        `select state, held_reason as reason from inbound where subject like 'Mektup %' and state <> 'stored'`,
      );
      return found.length === 2 * PAIRS && found;
    },
    { label: 'all at rest' },
  );
  expect(heldOf(rows)).toBeGreaterThanOrEqual(PAIRS);
  expect(heldOf(rows) % 2).toBe(0);
  await selin.post(`/mailboxes/${bilet.mailbox}/flood`, { to: 'new-ticket', upTo: (await box()).floodedUpTo });
  await eventually(
    async () => {
      const tickets = await bilet.rows(`select message_count as mails from ticket where subject like 'Mektup %'`);
      expect(tickets).toEqual(Array.from({ length: PAIRS }, () => ({ mails: 2 })));
      return true;
    },
    { withinMs: 40_000, label: 'a ticket for each letter and its answer' },
  );
}, 90_000);

test('what floods a mailbox is put away together as far as it was seen, and the ledger keeps it', async () => {
  const held = heldOf(await flood('Çöp'));
  const upTo = (await box()).floodedUpTo;
  const before = await selin.post(`/mailboxes/${bilet.mailbox}/flood`, { to: 'discard', upTo: upTo - MAILS });
  expect(before.body).toEqual({ count: 0, left: held });
  const later = heldOf(await flood('Geç'));
  const answer = await selin.post(`/mailboxes/${bilet.mailbox}/flood`, { to: 'discard', upTo });
  expect(answer).toEqual({ ...answer, status: 202, body: { count: held, left: later } });
  const rows = await bilet.rows<Row>(`select state from inbound where subject like 'Çöp %' and sha256 is not null`);
  expect(rows.filter(({ state }) => state === 'discarded')).toHaveLength(held);
  expect(await box()).toMatchObject({ flooded: later, trouble: 'flooded' });
  await selin.post(`/mailboxes/${bilet.mailbox}/flood`, { to: 'discard', upTo: (await box()).floodedUpTo });
  expect(await box()).toMatchObject({ flooded: 0, floodedUpTo: null });
  expect(await trouble()).toBeNull();
  const other = await selin.post(`/mailboxes/${bilet.people.ayse}/flood`, { to: 'discard', upTo });
  expect(other).toMatchObject({ status: 404, body: { code: 'not-found' } });
}, 60_000);
