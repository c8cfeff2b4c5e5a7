/** The mail that asks the customer whether all is well: no agent gets hold of the links that answer it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, DENIZ, SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

type Message = { id: string; kind: string; hasRaw: boolean; text: string; delivery: { state: string } | null };
let bilet: ServedDesk;
let ayse: ApiClient;

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

test('a sent mail can be fetched as it went out, except the one that carries the customer’s links', async () => {
  const number = await phoneTicket(ayse, bilet, 'Çözüldü mü');
  await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.', then: 'resolve' });
  const sent = (kind: string) =>
    eventually(
      async () => {
        const { items } = (await ayse.get(`/tickets/${number}/messages`)).body as { items: Message[] };
        return items.find((one) => one.kind === kind && one.delivery?.state === 'sent');
      },
      { label: `a ${kind} that was sent` },
    );
  const reply = await sent('reply');
  expect(reply.hasRaw).toBe(true);
  expect((await ayse.raw(`/api/messages/${reply.id}/raw`)).status).toBe(200);

  const question = await sent('confirmation');
  expect(question.hasRaw).toBe(false);
  expect(question.text).not.toContain('/c/');
  const [frozen] = await bilet.rows('select raw_sha256 from outbox where message_id = $1', [question.id]);
  expect(frozen).toEqual({ raw_sha256: expect.any(String) });
  for (const reader of [ayse, await signedIn(bilet.url, SELIN.email)]) {
    const refused = await reader.raw(`/api/messages/${question.id}/raw`);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([404, 'not-found']);
  }
}, 60_000);

test('the thread shows what was sent, with the links left out, and the question goes where the replies go', async () => {
  const number = await phoneTicket(ayse, bilet, 'İki adresli müşteri');
  const { contact_id: contact } = await bilet.ticket(number);
  // They last wrote from an address that has since become somebody else's.
  const [other] = await bilet.rows<{ id: string }>(`insert into contact (name) values ('Başkası') returning id`);
  const elsewhere = `eski-${number}@musteri.test`;
  await bilet.rows('insert into contact_address (address, contact_id) values ($1, $2)', [elsewhere, other!.id]);
  await bilet.rows(
    `insert into message (ticket_number, direction, kind, contact_id, from_address, text) values ($1, 'in', 'person', $2, $3, 'yaz')`,
    [number, contact, elsewhere],
  );
  await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.', then: 'resolve' });
  const shown = await eventually(
    async () => {
      const { items } = (await ayse.get(`/tickets/${number}/messages`)).body as { items: Message[] };
      return items.find((one) => one.kind === 'confirmation' && one.delivery?.state === 'sent');
    },
    { label: 'the question sent' },
  );
  const { code } = await bilet.ticket(number);
  // The reply and the question leave side by side.
  const mails = await eventually(
    () => {
      const theirs = bilet.sink.mails().filter(({ raw }) => raw.includes(`tid:${code}:tid`));
      return theirs.length === 2 && theirs;
    },
    { label: 'both mails' },
  );
  expect(mails.map(({ envelope }) => envelope.to)).toEqual([[DENIZ.address], [DENIZ.address]]);
  const texts = await Promise.all(mails.map(async ({ raw }) => (await parseMail(raw)).text));
  expect(texts.map((text) => text.replaceAll(/https?:\S+\/c\/\S+/g, '…'))).toContainEqual(
    expect.stringContaining(shown.text),
  );
}, 60_000);
